import { setTimeout as pause } from 'node:timers/promises';
import type { MessageRecord } from '../src/domain/message.ts';
import type { TabPane, TabState } from '../src/platform/messages.ts';
import type { Asking } from './drive/automation.ts';

/** How long a pane may take to show itself, how long a scroll back may stand still, and between two looks; in ms. */
const paneDeadline = 20_000;
const stallDeadline = 60_000;
const between = 150;

/** The page was opened and no chat was found on it. */
export class NoPane extends Error {
  override readonly name = 'NoPane';
}

/** `since` (epoch ms) is when the page was opened: what was seen from then on was seen on it. */
type What = { readonly since: number; readonly scroll: boolean; readonly wait: number };

async function tabOf(asking: Asking): Promise<number> {
  const [first] = await asking.ask('tabs');
  if (!first) throw new NoPane('The page could not be opened, or led to a host that was not named.');
  return first.id;
}

const sentences: Partial<Record<TabState['state'], string>> = {
  'not-allowed': 'The page led to a host that was not granted; name it with --map.',
  impossible: 'Extensions may not read this page.',
  attention: 'The archive cannot take this page up.',
};

/** Looks until a pane shows. A page that draws its chat late is asked again, as a person would click again. */
async function findPane(asking: Asking, tabId: number): Promise<void> {
  const end = Date.now() + paneDeadline;
  let state = await asking.ask('archivePage', tabId);
  while (state.panes.length === 0) {
    if (Date.now() > end) throw new NoPane(sentences[state.state] ?? 'No chat pane was found on this page.');
    await pause(between);
    state = await asking.ask('tabState', tabId);
  }
}

const isScrolling = ({ scrolling }: TabPane): boolean => scrolling !== null && scrolling.ended === null;

/** All that changes while there is still something to come. */
const progressOf = (panes: readonly TabPane[]): string =>
  JSON.stringify(panes.map(({ conversation, total, scrolling }) => [conversation, total, scrolling]));

/** How long nothing must change for a page to count as read, in ms; one without a single message is given longer, for it may still load. */
const quietFor = (panes: readonly TabPane[]): number => (panes.some(({ total }) => total > 0) ? 500 : 5000);

/** Orders whole readings until nothing new comes of them. Each is answered only when all that was read is stored or refused. */
async function settle(asking: Asking, tabId: number): Promise<readonly TabPane[]> {
  let before = '';
  let since = Date.now();
  for (;;) {
    const run = await asking.ask('runNow');
    const { panes } = await asking.ask('tabState', tabId);
    const now = progressOf(panes);
    if (now !== before || run.panes.some(({ added }) => added > 0)) since = Date.now();
    else if (Date.now() - since > quietFor(panes)) return panes;
    before = now;
    await pause(between);
  }
}

/** Looks on while panes are scrolled, without asking the page for anything, until each has ended or none gets any further. */
async function scrolled(asking: Asking, tabId: number): Promise<void> {
  let before = '';
  let since = Date.now();
  for (;;) {
    const { panes } = await asking.ask('tabState', tabId);
    const now = progressOf(panes);
    if (now !== before) since = Date.now();
    if (!panes.some(isScrolling) || Date.now() - since > stallDeadline) return;
    before = now;
    await pause(between);
  }
}

/** Scrolls every pane back and waits until each has ended, one way or another. */
async function scrollBack(asking: Asking, tabId: number, tell: (line: string) => void): Promise<void> {
  await asking.ask('scrollBack', tabId);
  await scrolled(asking, tabId);
  const panes = await settle(asking, tabId);
  for (const { scrolling } of panes)
    if (scrolling) tell(`scrolled back over ${scrolling.rows} rows: ${scrolling.ended ?? 'gave up waiting'}`);
}

/** Archives the first tab that shows a web page, and yields every record of the conversations seen on it, in transcript order. Throws `NoPane`. */
export async function* readTab(asking: Asking, { since, scroll, wait }: What, tell: (line: string) => void): AsyncGenerator<MessageRecord> {
  const tabId = await tabOf(asking);
  await findPane(asking, tabId);
  await settle(asking, tabId);
  if (scroll) await scrollBack(asking, tabId, tell);
  if (wait > 0) {
    await pause(wait);
    await settle(asking, tabId);
  }
  const { panes } = await asking.ask('tabState', tabId);
  for (const { console: name, rows, refused } of panes) tell(`${name}: ${rows} rows, ${refused} refused`);
  for (const conversation of await asking.ask('seenSince', since)) yield* await asking.ask('records', conversation);
}
