import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TabState } from '../../src/platform/messages.ts';
import { openPopupOver } from '../support/open-popup-over.ts';
import type { Tab } from '../../tools/drive/driven-browser.ts';
import { archived, stateOnce } from '../support/archived.ts';
import { openExtension, type Extension } from '../support/extension.ts';
import { heldOnce } from '../support/held.ts';
import { serveFiles, type FileShop } from '../support/file-shop.ts';
import { picture } from '../support/picture.ts';
import { tell } from '../support/wild-chat.ts';

const red = picture(40, [200, 0, 0]);

let shop: FileShop;
let extension: Extension;
let chat: Tab;
let tabId: number;
let said = 0;

beforeAll(async () => {
  shop = await serveFiles({ '/red.png': (_, response) => void response.end(red) });
  extension = await openExtension('chromium', { hostMap: {}, granted: ['127.0.0.1'] });
  await extension.asking.ask('accept', { useHints: true, taught: {} });
  chat = await extension.browser.open(shop.chat);
  await say(3);
  tabId = await archived(extension.asking);
  await heldOnce(extension.asking, 3);
});

afterAll(async () => {
  await extension?.close();
  await shop?.close();
});

async function say(count: number): Promise<void> {
  for (let last = said + count; said < last; said += 1) await tell(chat, 'say', { id: `m${said}`, text: `message ${said}`, time: '10:00' });
}

/** Makes every write of the background fail as the browser's own database does on a full disk, until `undo`. */
const failWrites = (name: string, isFull: boolean): Promise<void> | undefined =>
  extension.browser.inBackground?.(
    (errorName, full) => {
      const whole = Object.getOwnPropertyDescriptors(IDBObjectStore.prototype);
      const fail = () => {
        throw new DOMException('', errorName);
      };
      Object.assign(IDBObjectStore.prototype, { put: fail, add: fail, delete: fail });
      const estimate = navigator.storage.estimate.bind(navigator.storage);
      if (full)
        Object.defineProperty(navigator.storage, 'estimate', {
          configurable: true,
          value: async () => ({ quota: 1_000_000, usage: 999_000 }),
        });
      Object.assign(globalThis, {
        undo() {
          Object.defineProperties(IDBObjectStore.prototype, whole);
          Object.defineProperty(navigator.storage, 'estimate', { configurable: true, value: estimate });
        },
      });
    },
    name,
    isFull,
  );

const waitingIn = ({ panes }: TabState): number => panes.reduce((sum, pane) => sum + pane.waiting, 0);

// The first is a quota that is used up; the second is how Chromium's database fails once the disk itself has no room left.
test.each([
  ['QuotaExceededError', false],
  ['UnknownError', true],
] as const)('a disk that is full by %s holds capture up, says so, and loses nothing', async (name, isFull) => {
  const { asking, browser } = extension;
  const before = said;
  await failWrites(name, isFull);
  await say(5);
  const full = await stateOnce(asking, tabId, (state) => state.problem === 'storage-full' && waitingIn(state) >= 5);
  expect(full).toMatchObject({ state: 'attention', problem: 'storage-full', panes: [{ waiting: 5, refused: 0 }] });
  await say(2);
  await stateOnce(asking, tabId, (state) => waitingIn(state) === 7);
  expect(await asking.ask('count')).toBe(before);
  expect(await asking.tab.evaluate(async (tab) => Reflect.get(globalThis, 'chrome').action.getBadgeText({ tabId: tab }), tabId)).toBe('!');
  const popup = await openPopupOver(browser, asking, tabId);
  await popup.until('the words', () => document.querySelector('.problem')?.textContent?.includes('Storage is full') === true);
  await popup.close();

  await browser.inBackground?.(() => Reflect.get(globalThis, 'undo')());
  const well = await stateOnce(asking, tabId, (state) => state.problem === null && waitingIn(state) === 0);
  expect(well.state).toBe('archiving');
  const [conversation = ''] = await asking.ask('seenSince', 0);
  const records = await asking.ask('records', conversation);
  expect(records.map(({ text }) => text)).toEqual(Array.from({ length: said }, (_, index) => `message ${index}`));
});

test('files leave the last room of the disk to messages, and are fetched once there is more', async () => {
  const { asking, browser } = extension;
  const url = `http://127.0.0.1:${shop.port}/red.png`;
  await asking.ask('setFiles', 'pictures', 1);
  // 100 MB of a gigabyte are left.
  await browser.inBackground?.(() => {
    const estimate = navigator.storage.estimate.bind(navigator.storage);
    Object.defineProperty(navigator.storage, 'estimate', {
      configurable: true,
      value: async () => ({ quota: 1_000_000_000, usage: 900_000_000 }),
    });
    Object.assign(globalThis, {
      undo: () => Object.defineProperty(navigator.storage, 'estimate', { configurable: true, value: estimate }),
    });
  });
  const before = said;
  await tell(chat, 'say', { id: 'red', picture: url, time: '10:01' });
  await say(1);
  expect(await heldOnce(asking, before + 2)).toBe(before + 2);
  expect(await asking.ask('fetched', url)).toMatchObject({ state: 'waiting', attempts: 0 });
  expect(shop.asked).toEqual([]);

  await browser.inBackground?.(() => Reflect.get(globalThis, 'undo')());
  await say(1);
  while ((await asking.ask('fetched', url))?.state !== 'kept') await pause(20);
  expect(await asking.ask('held')).toEqual({ kept: 1, bytes: red.length });
});
