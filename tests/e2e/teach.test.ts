import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { MessageRecord } from '../../src/domain/message.ts';
import type { Tab } from '../../tools/drive/driven-browser.ts';
import { readTab } from '../../tools/read-tab.ts';
import { stateOnce } from '../support/archived.ts';
import { openExtension, type Extension } from '../support/extension.ts';
import { heldOnce } from '../support/held.ts';
import { openPopupOver } from '../support/open-popup-over.ts';
import { overlayOver, type OverlayOver } from '../support/overlay-over.ts';
import { serveDesk, type Desk } from '../support/serve-desk.ts';
import { asRead } from '../zoo/read-pages.ts';
import { zooZone } from '../zoo/said.ts';
import { f1, rate, scoreReading } from '../zoo/score.ts';
import { serveZoo, type ServedZoo } from '../zoo/serve-zoo.ts';

// The copy under test has been granted the hosts: nobody can answer a browser's question without a window. What is asked here is what the
// user's own word, given by teaching, makes of them.
const [byKeys, byMouse] = ['help.desk.example', 'care.shop.example'] as const;
/** A page of the zoo: the newest message comes first, and the column is turned over. */
const turned = 'column-reverse.localhost';

let zoo: ServedZoo;
let desk: Desk;
let extension: Extension;

beforeAll(async () => {
  [desk, zoo] = await Promise.all([serveDesk(), serveZoo()]);
  const hostMap = Object.fromEntries([byKeys, byMouse].map((host) => [host, `127.0.0.1:${desk.port}`]));
  extension = await openExtension('chromium', {
    hostMap: { ...hostMap, [turned]: `127.0.0.1:${zoo.port}` },
    granted: [byKeys, byMouse, turned],
    zone: zooZone,
  });
  await extension.asking.ask('accept', { useHints: true, taught: {} });
});

afterAll(async () => {
  await extension.close();
  await Promise.all([desk.close(), zoo.close()]);
});

beforeEach(() => {
  desk.change = (source) => source;
});

const tabIdOf = async (host: string): Promise<number> =>
  (await extension.asking.ask('tabs')).find(({ url }) => new URL(url).hostname === host)?.id ?? -1;

/** Opens the popup over the page and chooses an entry of its menu, by keys alone. */
async function chooseInPopup(host: string, entry: string): Promise<void> {
  const popup = await openPopupOver(extension.browser, extension.asking, await tabIdOf(host));
  await popup.until('the menu', () => document.querySelector('.tab-actions [aria-haspopup="menu"]') !== null);
  for (
    let stops = 0;
    stops < 20 && !(await popup.evaluate(() => document.activeElement?.matches('.tab-actions [aria-haspopup="menu"]') ?? false));
    stops++
  )
    await popup.press?.('Tab');
  await popup.press?.('Enter');
  await popup.until('the open menu', () => document.activeElement?.getAttribute('role')?.startsWith('menuitem') === true);
  while (!(await popup.evaluate((name) => document.activeElement?.textContent?.startsWith(name) ?? false, entry)))
    await popup.press?.('ArrowDown');
  await popup.press?.('Enter');
}

async function beginTeaching(tab: Tab, host: string): Promise<OverlayOver> {
  await chooseInPopup(host, 'Teach this page');
  const overlay = overlayOver(tab);
  await overlay.asked('Click a message that you wrote');
  return overlay;
}

/** What the page itself could notice of teaching. */
const traces = (tab: Tab) =>
  tab.evaluate(() => ({
    heard: Reflect.get(window, 'heard') as readonly string[],
    roots: document.documentElement.childElementCount,
    popovers: document.querySelectorAll('[popover]').length,
    menus: document.querySelectorAll('.menu').length,
    marked: Array.from(document.querySelectorAll('main *, aside *')).filter((element) =>
      element.getAttributeNames().some((name) => !['class', 'src', 'width', 'height', 'rows'].includes(name)),
    ).length,
  }));
const untouched = { heard: [], roots: 2, popovers: 0, menus: 0, marked: 0 };

async function recordsOf(host: string): Promise<readonly MessageRecord[]> {
  const keys = await extension.asking.ask('seenSince', 0);
  const all = await Promise.all(keys.map((key) => extension.asking.ask('records', key)));
  return all.flat().filter(({ console }) => console === host);
}

const clockOf = ({ time }: MessageRecord): string | null => (time.iso === null ? time.raw : time.iso.slice(11, 16));
const lineOf = (record: MessageRecord) => [record.direction, record.sender, clockOf(record), record.kind, record.text];

const talk = [
  ['in', 'Marta Lind', '09:12', 'text', 'Good morning, my parcel came without the lid.'],
  ['out', null, '09:15', 'text', 'Good morning! Could you send a picture of it?'],
  ['in', 'Marta Lind', '09:21', 'image', ''],
  ['in', 'Marta Lind', '09:21', 'text', 'Here it is'],
  ['system', null, '09:21', 'system', 'Marta Lind left the chat'],
  ['out', null, '14:02', 'text', 'A new lid is on its way, it should be there on Thursday.'],
  ['in', 'Marta Lind', '14:30', 'text', 'Thank you, that was quick'],
  ['out', null, '14:31', 'text', 'You are welcome'],
];

test('Escape ends teaching, and nothing of it was there for the page', async () => {
  const tab = await extension.browser.open(`http://${byKeys}/`);
  expect(await traces(tab)).toEqual(untouched);
  const overlay = await beginTeaching(tab, byKeys);
  await overlay.press('ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'Enter');
  await overlay.asked('Click a message from the other side');
  await overlay.press('Escape');
  await overlay.gone();
  expect(await traces(tab)).toEqual(untouched);
  expect(await extension.asking.ask('count')).toBe(0);
  await tab.close();
});

test('by keys alone: five answers, one correction, and the page is read from then on', async () => {
  const tab = await extension.browser.open(`http://${byKeys}/`);
  const overlay = await beginTeaching(tab, byKeys);
  await overlay.take('You are welcome');
  await overlay.asked('Click a message from the other side');
  await overlay.take('Thank you, that was quick');
  await overlay.asked('Click the name of whoever wrote a message');
  await overlay.take('Marta Lind');
  await overlay.asked('Click the time of a message');
  await overlay.take('14:31');
  await overlay.asked('Click a picture that someone sent');
  await overlay.press('ArrowDown', 'Enter');
  await overlay.asked('Is this right?');
  expect(await overlay.said()).toContain('Messages and notices read: 8. Yours: 3. Theirs: 4. Notices: 1.');
  await overlay.activate('5 Notice · 09:21 Marta Lind left the chat');
  await overlay.activate('no message');
  await overlay.heard('Messages and notices read: 7. Yours: 3. Theirs: 4. Notices: 0.');
  await overlay.activate('Save');
  await overlay.asked('Saved');
  await overlay.activate('Close');
  await overlay.gone();
  expect(await traces(tab)).toEqual(untouched);

  await tab.goto(`http://${byKeys}/`);
  const kept = talk.filter(([direction]) => direction !== 'system');
  expect(await heldOnce(extension.asking, kept.length)).toBe(kept.length);
  expect((await recordsOf(byKeys)).map(lineOf)).toEqual(kept);
  await tab.close();
});

/** Clicks on the middle of the first thing in sight that shows these words, or of its picture. */
async function clickAt(tab: Tab, words: string): Promise<void> {
  const at = await tab.evaluate((shown) => {
    const top = document.querySelector('header')?.getBoundingClientRect().bottom ?? 0;
    const boxes = Array.from(document.querySelectorAll('main *'))
      .filter((element) =>
        shown === 'picture' ? element.localName === 'img' : element.childElementCount === 0 && element.textContent === shown,
      )
      .map((element) => element.getBoundingClientRect());
    const box = boxes.find((each) => each.top > top);
    return box ? ([box.left + box.width / 2, box.top + box.height / 2] as const) : null;
  }, words);
  if (!at) throw new Error(`the page does not show ${words}`);
  await tab.click?.(...at);
}

const earlier = 60;
const all = talk.length + earlier;

test('by five clicks of the mouse, and a sixth that corrects', async () => {
  const tab = await extension.browser.open(`http://${byMouse}/?history=${earlier}`);
  const overlay = await beginTeaching(tab, byMouse);
  for (const words of ['You are welcome', 'Good morning, my parcel came without the lid.', 'Marta Lind', '14:31', 'picture'])
    await clickAt(tab, words);
  await overlay.asked('Is this right?');
  await overlay.heard('Messages and notices read: 32. Yours: 11. Theirs: 20. Notices: 1.');
  await clickAt(tab, 'Marta Lind left the chat');
  await tab.clickButton?.('theirs');
  await overlay.heard('Messages and notices read: 32. Yours: 11. Theirs: 21. Notices: 0.');
  await clickAt(tab, 'Marta Lind left the chat');
  await tab.clickButton?.('a notice');
  await overlay.heard('Messages and notices read: 32. Yours: 11. Theirs: 20. Notices: 1.');
  await tab.clickButton?.('Save');
  await overlay.asked('Saved');
  await tab.clickButton?.('Close');
  await overlay.gone();
  expect(await traces(tab)).toEqual(untouched);
});

test('a taught page is followed, looked through on schedule, and scrolled back like one that came with the extension', async () => {
  const before = (await recordsOf(byMouse)).length;
  const others = (await extension.asking.ask('count')) - before;
  expect(await heldOnce(extension.asking, others + 32)).toBe(others + 32);
  const tabId = await tabIdOf(byMouse);
  expect(await stateOnce(extension.asking, tabId, ({ state }) => state === 'archiving')).toMatchObject({
    state: 'archiving',
    problem: null,
  });
  await extension.asking.ask('scrollBack', tabId);
  expect(await heldOnce(extension.asking, others + all)).toBe(others + all);
  const tab = await extension.browser.opened(`http://${byMouse}/?history=${earlier}`);
  await tab.evaluate(() => Reflect.get(window, '__desk').say({ who: 'Marta Lind', time: '15:00', text: 'One more thing' }));
  expect(await heldOnce(extension.asking, others + all + 1)).toBe(others + all + 1);
  const run = await extension.asking.ask('runNow');
  expect(run.panes).toContainEqual(expect.objectContaining({ console: byMouse, failed: null }));
  const records = await recordsOf(byMouse);
  expect(records.slice(-9, -1).map(lineOf)).toEqual(talk);
  expect(records.slice(0, 3).map(({ direction, sender, text }) => [direction, sender, text])).toEqual([
    ['in', 'Marta Lind', 'Line 1 of the history'],
    ['in', 'Marta Lind', 'Line 2 of the history'],
    ['out', null, 'Line 3 of the history'],
  ]);
});

test('and when it changes under what was taught, the user is told', async () => {
  desk.change = (source) => source.replaceAll(/_(flow|line|card|ours|meta|who|when|say|day|note)_/g, '_new$1_');
  const tab = await extension.browser.opened(`http://${byMouse}/?history=${earlier}`);
  await tab.goto(`http://${byMouse}/`);
  const state = await stateOnce(extension.asking, await tabIdOf(byMouse), ({ problem }) => problem === 'page-changed');
  expect(state).toMatchObject({ state: 'attention', problem: 'page-changed' });
  await tab.close();
});

test('a page of the zoo, taught by keys, is read from its first message to its last', async () => {
  const served = zoo.talks.find(({ page }) => `${page}.localhost` === turned);
  if (!served) throw new Error('no such page');
  const tab = await extension.browser.open(served.url);
  await tab.until('its messages', () => document.querySelectorAll('.msg').length > 5);
  const overlay = await beginTeaching(tab, turned);
  const shown = served.expected.slice(-5).filter(({ kind }) => kind === 'text');
  const [mine, theirs] = (['out', 'in'] as const).map((side) => shown.findLast(({ direction }) => direction === side));
  if (!mine || !theirs?.sender) throw new Error('the end of the conversation has one side alone');
  await overlay.take(mine.text.slice(0, 40));
  await overlay.asked('Click a message from the other side');
  await overlay.take(theirs.text.slice(0, 40));
  await overlay.asked('Click the name of whoever wrote a message');
  await overlay.take(theirs.sender);
  await overlay.asked('Click the time of a message');
  await overlay.press('ArrowDown', 'Enter');
  await overlay.asked('Click a picture that someone sent');
  await overlay.activate('There is none');
  await overlay.asked('Is this right?');
  await overlay.activate('Save');
  await overlay.asked('Saved');
  await overlay.press('Escape');
  await overlay.gone();

  await tab.goto(served.url);
  const read: MessageRecord[] = [];
  for await (const record of readTab(extension.asking, { since: Date.now(), scroll: true, wait: 0 }, () => undefined)) read.push(record);
  const score = scoreReading(read.map(asRead), served.expected);
  expect(score.faults).toEqual([]);
  expect([f1(score), rate(score.direction), rate(score.sender), rate(score.time), rate(score.order)]).toEqual([1, 1, 1, 1, 1]);
  await tab.close();
});

test('a structure report of the page holds none of its words', async () => {
  const tab = await extension.browser.open(`http://${byKeys}/?history=30`);
  await chooseInPopup(byKeys, 'Structure report');
  const report = await extension.browser.opened(`${extension.browser.origin}/structure/index.html`);
  await report.until('the report', () => document.querySelector('textarea') !== null);
  const file = await report.evaluate(() => document.querySelector('textarea')?.value ?? '');
  expect(file).toContain('class="_flow_');
  expect(file.match(/_line_/g)?.length).toBeGreaterThan(20);
  expect(file).not.toMatch(/Marta|Lind|Oskar|parcel|welcome|history|09:1|14:3|Quiet desk/i);
  await tab.close();
});
