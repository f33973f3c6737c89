import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrations } from '../../src/store/migrations/index.ts';
import type { Tab } from '../../tools/drive/driven-browser.ts';
import { openPopup, search } from '../../tools/drive/popup.ts';
import { archived, stateOnce } from '../support/archived.ts';
import { openExtension, type Extension } from '../support/extension.ts';
import { heldOnce } from '../support/held.ts';
import { openPopupOver } from '../support/open-popup-over.ts';
import { serveWildChat, tell, type WildChat } from '../support/wild-chat.ts';

let wild: WildChat;
let extension: Extension;
let chat: Tab;
let tabId: number;

beforeEach(async () => {
  wild = await serveWildChat();
  extension = await openExtension('chromium', { hostMap: {}, granted: ['127.0.0.1'] });
  await extension.asking.ask('accept', { useHints: true, taught: {} });
  chat = await extension.browser.open(wild.address('anna'));
  await tell(
    chat,
    'say',
    { id: 'm0', text: 'an old message', time: '10:00' },
    { id: 'm1', text: 'and its answer', out: true, time: '10:01' },
  );
  tabId = await archived(extension.asking);
  await heldOnce(extension.asking, 2);
});

afterEach(async () => {
  await extension.close();
  await wild.close();
});

/** Upgrades the database natively to `version`, with or without the table of names by which conversations are found. */
const upgrade = (version: number, isDamaged: boolean): Promise<unknown> =>
  extension.asking.tab.evaluate(
    (to, damaged) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('liaocun', to);
        opening.addEventListener('upgradeneeded', () => {
          if (damaged) opening.result.deleteObjectStore('aliases');
          else opening.result.createObjectStore('future');
        });
        opening.addEventListener('success', () => {
          opening.result.close();
          resolve();
        });
        opening.addEventListener('error', () => reject(opening.error));
      }),
    version,
    isDamaged,
  );

/** Every row of the tables that hold the archive, read past the extension, as text. */
const contents = (): Promise<string> =>
  extension.asking.tab.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open('liaocun');
        opening.addEventListener('error', () => reject(opening.error));
        opening.addEventListener('success', () => {
          const tables = ['messages', 'conversations', 'sightings', 'heads', 'runs'];
          const transaction = opening.result.transaction(tables);
          const readings = tables.map((table) => transaction.objectStore(table).getAll());
          transaction.addEventListener('complete', () => {
            opening.result.close();
            resolve(JSON.stringify(readings.map(({ result }) => result)));
          });
        });
      }),
  );

/** The version that this build gives its database natively: Dexie counts ten of them to one of ours. */
const known = (migrations.at(-1)?.version ?? 0) * 10;

test.each([
  ['a newer build made', known + 10, false, 'newer', 'This archive was written by a newer Liaocun'],
  ['lost a table', known + 1, true, 'read-only', 'The archive can be read but not written'],
] as const)('a database that %s is read, never written, and said to be so', async (_, version, isDamaged, problem, words) => {
  const { asking, browser } = extension;
  await upgrade(version, isDamaged);
  const before = await contents();
  await tell(chat, 'say', { id: 'm2', text: 'too late', time: '10:02' });
  const state = await stateOnce(asking, tabId, (now) => now.problem !== null && (now.panes[0]?.waiting ?? 0) > 0);
  expect(state).toMatchObject({ state: 'attention', problem, panes: [{ waiting: 1, refused: 0, total: 2 }] });
  await asking.ask('runNow');
  expect(await asking.ask('count')).toBe(2);
  expect(await contents()).toBe(before);

  const over = await openPopupOver(browser, asking, tabId);
  await over.until('the words', (said) => document.querySelector('.tab-card .problem')?.textContent?.includes(said) === true, words);
  await over.close();
  const popup = await openPopup(browser);
  expect(await search(popup, 'old', 1)).toHaveLength(1);
  const page = await browser.open(`${browser.origin}/archive-page/index.html`);
  await page.until('the words', (said) => document.querySelector('.problem')?.textContent?.includes(said) === true, words);
  await page.until('the conversation', () => document.querySelector('[role="option"]') !== null);
  await page.evaluate(() => document.querySelector<HTMLElement>('[role="option"]')?.click());
  await page.until('the old messages', () => document.querySelectorAll('.message').length === 2);
});
