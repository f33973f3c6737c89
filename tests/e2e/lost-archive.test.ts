import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Tab } from '../../tools/drive/driven-browser.ts';
import { archived, stateOnce } from '../support/archived.ts';
import { openExtension, type Extension } from '../support/extension.ts';
import { heldOnce } from '../support/held.ts';
import { openPopupOver } from '../support/open-popup-over.ts';
import { serveWildChat, tell, type WildChat } from '../support/wild-chat.ts';

let wild: WildChat;
let extension: Extension;
let chat: Tab;
let tabId: number;

beforeAll(async () => {
  wild = await serveWildChat();
  extension = await openExtension('chromium', { hostMap: {}, granted: ['127.0.0.1'] });
  await extension.asking.ask('accept', { useHints: true, taught: {} });
  chat = await extension.browser.open(wild.address('anna'));
  await tell(chat, 'say', { id: 'm0', text: 'an old message', time: '10:00' }, { id: 'm1', text: 'and another', time: '10:01' });
  tabId = await archived(extension.asking);
  await heldOnce(extension.asking, 2);
});

afterAll(async () => {
  await extension?.close();
  await wild?.close();
});

type Local = { readonly mirror?: { readonly messages: number } | null; readonly loss?: { readonly messages: number } | null };

/** What the extension keeps outside of the database, as soon as it says this. */
const keptOnce = (what: 'mirror' | 'loss', messages: number | null): Promise<Local> =>
  extension.asking.tab.evaluate(
    async (name, wanted) => {
      const { storage } = Reflect.get(globalThis, 'chrome') as {
        storage: { local: { get(): Promise<Local>; onChanged: { addListener(listener: () => void): void } } };
      };
      for (;;) {
        const changed = new Promise<void>((resolve) => storage.local.onChanged.addListener(resolve));
        const local = await storage.local.get();
        if ((local[name]?.messages ?? null) === wanted) return local;
        await changed;
      }
    },
    what,
    messages,
  );

/** Deletes the database as clearing a site's data does, and ends the background, as it is once the browser starts again. */
async function lose(): Promise<void> {
  await chat.goto('about:blank');
  await extension.asking.tab.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const deleting = indexedDB.deleteDatabase('liaocun');
        deleting.addEventListener('success', () => resolve());
        deleting.addEventListener('error', () => reject(deleting.error));
      }),
  );
  await extension.browser.stopBackground(extension.asking.tab);
  await extension.asking.ask('runNow');
}

const badge = (tab?: number): Promise<string> =>
  extension.asking.tab.evaluate(
    async (of) => Reflect.get(globalThis, 'chrome').action.getBadgeText(of === null ? {} : { tabId: of }),
    tab ?? null,
  );

test('a database that was deleted under the extension is missed at the next start, until the user answers', async () => {
  await keptOnce('mirror', 2);
  await lose();
  expect(await keptOnce('loss', 2)).toMatchObject({ loss: { messages: 2, conversations: 1, left: 0 }, mirror: null });
  const page = await extension.browser.open(`${extension.browser.origin}/archive-page/index.html`);
  await page.until(
    'the notice',
    () => document.querySelector('.loss')?.textContent?.includes('It held 2 messages in 1 conversation') === true,
  );
  expect(await badge()).toBe('!');

  // The chat is still open elsewhere, and is archived again; that is no answer.
  await chat.goto(wild.address('anna'));
  await tell(chat, 'say', { id: 'm0', text: 'an old message', time: '10:00' });
  tabId = await archived(extension.asking);
  await keptOnce('mirror', 1);
  await stateOnce(extension.asking, tabId, ({ state }) => state === 'archiving');
  expect(await badge(tabId)).toBe('!');
  const popup = await openPopupOver(extension.browser, extension.asking, tabId);
  await popup.until('the notice', () => document.querySelector('.loss') !== null);
  await popup.evaluate(() => document.querySelector<HTMLElement>('.loss-answers button:last-child')?.click());
  await popup.until('no notice', () => document.querySelector('.loss') === null);
  await page.until('no notice', () => document.querySelector('.loss') === null);
  await keptOnce('loss', null);
  await popup.close();
});

test('what the user has deleted is not missed', async () => {
  await extension.asking.tab.evaluate(() =>
    Reflect.get(globalThis, 'chrome').runtime.sendMessage({ liaocun: 'page', name: 'deleteAll', question: { typed: 'delete' } }),
  );
  await lose();
  expect(await keptOnce('loss', null)).not.toHaveProperty('loss');
  expect(await badge()).toBe('');
});

test('a profile that was damaged while the browser was closed is missed when it opens', async () => {
  await extension.close();
  const profile = mkdtempSync(join(tmpdir(), 'liaocun-damaged-'));
  try {
    extension = await openExtension('chromium', { hostMap: {}, granted: ['127.0.0.1'], profile });
    await extension.asking.ask('accept', { useHints: true, taught: {} });
    chat = await extension.browser.open(wild.address('anna'));
    await tell(chat, 'say', { id: 'm0', text: 'an old message', time: '10:00' });
    await archived(extension.asking);
    await keptOnce('mirror', 1);
    await extension.close();
    const folder = join(profile, 'Default', 'IndexedDB');
    const damaged = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /MANIFEST-|CURRENT$/.test(name));
    expect(damaged).not.toEqual([]);
    for (const name of damaged) writeFileSync(join(folder, name), 'not what was written');
    extension = await openExtension('chromium', { hostMap: {}, granted: ['127.0.0.1'], profile });
    expect(await keptOnce('loss', 1)).toMatchObject({ loss: { messages: 1, left: 0 } });
  } finally {
    await extension.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});
