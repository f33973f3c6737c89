import { afterAll, beforeAll, expect, test } from 'vitest';
import { shopeeSeller } from '../../content-scripts/sites/shopee-seller/site.ts';
import type { TabState } from '../../src/platform/messages.ts';
import type { Json, Tab } from '../../tools/drive/driven-browser.ts';
import { startPages, type ServedPage, type ServedPages } from '../pages/serve.ts';
import { archived, stateOnce } from '../support/archived.ts';
import { badge, badgeOnce } from '../support/badge.ts';
import { changesNoted } from '../support/changes-noted.ts';
import { openExtension, type Extension } from '../support/extension.ts';
import { heldOnce } from '../support/held.ts';
import { openPopupOver } from '../support/open-popup-over.ts';
import { overlayOver } from '../support/overlay-over.ts';
import { redesigned, type Redesign, type RedesignedPages } from '../support/redesigned.ts';
import { renamed, restyled } from '../support/redesigns.ts';

/** The same, with the name of the other side over the chat, and conversations in cells of one height. */
const named: Redesign = (source) =>
  renamed(source)
    .replace('<div id="new-messagesContainer"', '<h2 style="margin: 0">lia.dos.santos</h2><div id="new-messagesContainer"')
    .replace('</head>', '<style>[data-part^="talk-conversation-cell-root"] { height: 64px }</style></head>');

/** The landmark is still there, and the place to write; what was said is drawn as pictures, with nothing to read but the times. */
const drawn: Redesign = (source) => {
  const lines = ['10:02', '10:05', '11:40', '11:41'].map((time) => `<div><canvas width="300" height="30"></canvas><i>${time}</i></div>`);
  const chat = `<div data-cy="webchat-conversation-detail">${lines.join('')}<textarea style="width: 600px"></textarea></div>`;
  return source.includes('id="webchat"') ? source.replace(/<body>[^]*<\/body>/, `<body>${chat}</body>`) : source;
};

let pages: ServedPages;
let changing: RedesignedPages;
let extension: Extension;
let page: ServedPage;

beforeAll(async () => {
  pages = await startPages({ zone: 'Asia/Taipei' });
  changing = await redesigned(pages);
  const found = pages.pagesFor('shopee-seller').find(({ sort }) => sort === 'living');
  if (!found) throw new Error('no living page');
  page = found;
  extension = await openExtension('chromium', {
    hostMap: Object.fromEntries(pages.hosts.map((host) => [host, `127.0.0.1:${changing.port}`])),
  });
  await extension.asking.ask('accept', { useHints: true, taught: {} });
});

afterAll(async () => {
  await extension.close();
  await Promise.all([changing.close(), pages.close()]);
});

async function show(redesign: Redesign): Promise<{ readonly tab: Tab; readonly tabId: number }> {
  changing.redesign = redesign;
  const tab = await extension.browser.open(page.url);
  return { tab, tabId: (await extension.asking.ask('tabs')).at(-1)?.id ?? -1 };
}

const isLookedAt = ({ panes }: TabState): boolean =>
  panes.some(({ signs, lastStored, waiting }) => signs !== null && lastStored !== null && waiting === 0);
const changesIn = ({ panes }: TabState): readonly string[] => panes.flatMap(({ changed }) => changed);

/** What the options say of the run history, line by line, once they show as many lines as it has. */
async function runLines(lines: number): Promise<readonly string[]> {
  const options = await extension.browser.open(`${extension.browser.origin}/options/index.html`);
  await options.until('the runs', (least) => document.querySelectorAll('tbody tr').length >= least, lines);
  const shown = await options.evaluate(() => Array.from(document.querySelectorAll('tbody tr'), (row) => row.textContent ?? ''));
  await options.close();
  return shown;
}

test('a page as it is known, and one that only looks different, raise nothing', async () => {
  for (const redesign of [(source: string) => source, restyled]) {
    const { tab, tabId } = await show(redesign);
    await archived(extension.asking);
    const state = await stateOnce(extension.asking, tabId, isLookedAt);
    expect([state.state, changesIn(state), await badge(extension.asking, tabId)]).toEqual(['archiving', [], '']);
    await tab.close();
  }
  expect(await changesNoted(extension.asking, 0)).toEqual([]);
});

test('a page that kept its landmark and shows no chat that anybody can make out is told of', async () => {
  const known = await extension.asking.ask('count');
  const { tab, tabId } = await show(drawn);
  const state = await stateOnce(extension.asking, tabId, ({ problem }) => problem === 'page-changed');
  expect([state.state, changesIn(state), await badgeOnce(extension.asking, tabId, '!')]).toEqual(['attention', ['pane'], '!']);
  // Once the chat is there after all, nothing is said to be missing.
  changing.redesign = (source) => source;
  await tab.goto(page.url);
  const healthy = await stateOnce(extension.asking, tabId, (now) => now.problem === null && isLookedAt(now));
  expect([healthy.state, changesIn(healthy), await badgeOnce(extension.asking, tabId, '')]).toEqual(['archiving', [], '']);
  expect(await extension.asking.ask('count')).toBe(known);
  await tab.close();
});

test('a page on which everything is called something else, and which says itself who it is that talks, goes on in the same conversation', async () => {
  const known = await extension.asking.ask('count');
  const { tab, tabId } = await show(named);
  const state = await stateOnce(extension.asking, tabId, (now) => now.problem === 'page-changed' && isLookedAt(now));
  expect(changesIn(state)).toEqual(['pane', 'rows']);
  expect(state.panes.map(({ peerName }) => peerName)).toEqual(['lia.dos.santos']);
  expect(await extension.asking.ask('count')).toBe(known);
  await tab.close();
});

test('a page on which everything is called something else is archived all the same, and the user is told', async () => {
  const known = await extension.asking.ask('count');
  const { tab, tabId } = await show(renamed);
  const state = await stateOnce(extension.asking, tabId, ({ problem }) => problem === 'page-changed');
  expect([state.state, changesIn(state)]).toEqual(['attention', ['pane', 'rows']]);
  expect(await badgeOnce(extension.asking, tabId, '!')).toBe('!');
  // Who it is that talks is not found either, so all of it is archived once more, under the page's address.
  expect(await heldOnce(extension.asking, 2 * known)).toBe(2 * known);
  await tab.evaluate(() => Reflect.get(window, '__page').arrive(2));
  expect(await heldOnce(extension.asking, 2 * known + 2)).toBe(2 * known + 2);
  // The pages of the tests before are noted as well; this one is changed like the last of them, and is no news.
  expect(await changesNoted(extension.asking, 2)).toHaveLength(2);
  expect(await runLines(2)).toEqual([
    expect.stringMatching(/Page changed.*Shopee.*page changed: the chat, messages/),
    expect.stringMatching(/Page changed.*Shopee.*page changed: the chat/),
  ]);
  const popup = await openPopupOver(extension.browser, extension.asking, tabId);
  const told = await popup.evaluate(() => document.querySelector('.tab-card [role="alert"]')?.textContent ?? '');
  expect(told).toContain('The page of Shopee');
  expect(told).toContain('No longer found where it was: the chat, messages.');
  await popup.close();

  // The options tell of it as well, and lead from there to the open page and to its teaching.
  const options = await extension.browser.open(`${extension.browser.origin}/options/index.html`);
  await options.until('the alarm', () => document.querySelector('#sources .problem button') !== null);
  await options.evaluate(() => document.querySelector<HTMLElement>('#sources .problem button')?.click());
  const overlay = overlayOver(tab);
  await overlay.asked('Click a message that you wrote');
  await overlay.press('Escape');
  await overlay.gone();
  await options.close();

  // Taught anew, the page is read as it was, and nothing is said to be changed.
  const { host } = new URL(page.url);
  const hints: Json = JSON.parse(JSON.stringify(shopeeSeller.hints), (_, value: unknown) =>
    typeof value === 'string' ? renamed(value) : value,
  );
  await extension.asking.ask('accept', { useHints: true, taught: { [host]: hints } });
  const taught = await stateOnce(extension.asking, tabId, (now) => now.problem === null && isLookedAt(now));
  expect([taught.state, changesIn(taught), await badgeOnce(extension.asking, tabId, '')]).toEqual(['archiving', [], '']);

  // Without the teaching the alarm is back; it ends with the user's word, and stays away while new messages come.
  await extension.asking.ask('accept', { useHints: true, taught: {} });
  await stateOnce(extension.asking, tabId, ({ problem }) => problem === 'page-changed');
  const again = await openPopupOver(extension.browser, extension.asking, tabId);
  await again.until('the alarm', () => document.querySelectorAll('.tab-card [role="alert"] button').length === 3);
  await again.evaluate(() => document.querySelectorAll<HTMLElement>('.tab-card [role="alert"] button')[2]?.click());
  await stateOnce(extension.asking, tabId, ({ problem }) => problem === null);
  const held = await extension.asking.ask('count');
  await tab.evaluate(() => Reflect.get(window, '__page').arrive(1));
  expect(await heldOnce(extension.asking, held + 1)).toBe(held + 1);
  const accepted = await stateOnce(extension.asking, tabId, isLookedAt);
  expect([accepted.state, changesIn(accepted), await badgeOnce(extension.asking, tabId, '')]).toEqual(['archiving', [], '']);
});
