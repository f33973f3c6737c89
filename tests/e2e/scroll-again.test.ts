import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TabState } from '../../src/platform/messages.ts';
import type { Tab } from '../../tools/drive/driven-browser.ts';
import { startPages, type ServedPages } from '../pages/serve.ts';
import { archived, stateOnce } from '../support/archived.ts';
import { openExtension, type Extension } from '../support/extension.ts';

const zone = 'Asia/Taipei';
/** Messages of the history, on a page that keeps only the rows in sight. */
const rows = 90;

let pages: ServedPages;
let extension: Extension;

beforeAll(async () => {
  pages = await startPages({ zone });
  const hostMap = Object.fromEntries(pages.hosts.map((host) => [host, `127.0.0.1:${pages.port}`]));
  extension = await openExtension('chromium', { hostMap, zone });
  await extension.asking.ask('accept', { useHints: true, taught: {} });
});

afterAll(async () => {
  await extension?.close();
  await pages?.close();
});

/** Opens the chat at its newest end, all of its history loaded, or only the newest messages of it. */
async function openChat(console: string, show: number): Promise<{ readonly tab: Tab; readonly tabId: number }> {
  const [page] = pages.pagesFor(console).filter(({ sort }) => sort !== 'still');
  const url = new URL(page?.url ?? '');
  url.searchParams.set('rows', String(rows));
  url.searchParams.set('show', String(show));
  const tab = await extension.browser.open(url.href);
  const tabId = await archived(extension.asking);
  // The archive says whose chat it is once it holds some of it.
  await stateOnce(extension.asking, tabId, ({ panes }) => panes.some(({ conversation }) => conversation !== null));
  return { tab, tabId };
}

const isOver = ({ panes }: TabState): boolean => panes.some(({ scrolling }) => scrolling !== null && scrolling.ended !== null);

/** Waits until the ordered scroll back has ended, and answers why. */
async function ended(tabId: number): Promise<string | null> {
  const { panes } = await stateOnce(extension.asking, tabId, isOver, 45_000);
  return panes.find(({ scrolling }) => scrolling !== null)?.scrolling?.ended ?? null;
}

/** Moves the chat, which is what scrolls farthest on these pages, or leaves it; answers the pixels below what is seen. */
const fromNewest = (tab: Tab, to: number | null = null): Promise<number> =>
  tab.evaluate((top) => {
    const all = [...document.querySelectorAll('*')].filter((one) => getComputedStyle(one).overflowY !== 'visible');
    const chat = all.toSorted((one, other) => other.scrollHeight - one.scrollHeight)[0];
    if (!chat) throw new Error('nothing scrolls');
    if (top !== null) chat.scrollTop = top;
    return chat.scrollHeight - chat.clientHeight - chat.scrollTop;
  }, to);

/** How many messages of the chat that was seen last are archived. */
async function held(): Promise<number> {
  const [conversation] = await extension.asking.ask('seenSince', 0);
  return conversation === undefined ? 0 : (await extension.asking.ask('records', conversation)).length;
}

test('an order that the user stopped goes on later from there, to the start', async () => {
  const first = await openChat('shopee-seller', 20);
  await extension.asking.ask('scrollBack', first.tabId);
  while ((await held()) < 30) await pause(50);
  await extension.asking.ask('stopScrolling', first.tabId);
  expect(await ended(first.tabId)).toBe('stopped');
  expect(await held()).toBeLessThan(rows);
  expect(await fromNewest(first.tab)).toBeLessThan(2);
  await first.tab.close();

  const again = await openChat('shopee-seller', 20);
  expect((await extension.asking.ask('tabState', again.tabId)).panes[0]?.earlier).toMatchObject({
    goal: { to: 'start' },
    ended: 'stopped',
  });
  await extension.asking.ask('scrollBack', again.tabId, { to: 'earlier' });
  expect(await ended(again.tabId)).toBe('top');
  expect(await held()).toBe(rows);
  expect(await fromNewest(again.tab)).toBeLessThan(2);
  await again.tab.close();
});

test('an order to fill what is missing finds the tab that has the chat open, goes as far as that, and no further', async () => {
  const first = await openChat('shopee-buyer', rows);
  const newest = await held();
  // A jump to some of the oldest messages: those between, and the very first ones, were never seen.
  await fromNewest(first.tab, 400);
  while ((await held()) === newest) await pause(50);
  await extension.asking.ask('runNow');
  const before = await held();
  const [conversation = ''] = await extension.asking.ask('seenSince', 0);
  await first.tab.close();
  expect(await extension.asking.ask('fillGap', conversation)).toBe('closed');

  const again = await openChat('shopee-buyer', rows);
  expect(await extension.asking.ask('fillGap', conversation)).toBe('begun');
  expect(await ended(again.tabId)).toBe('gap');
  await extension.asking.ask('runNow');
  expect(await held()).toBeGreaterThan(before + 30);
  expect(await held()).toBeLessThan(rows);
  expect(await fromNewest(again.tab)).toBeLessThan(2);
});
