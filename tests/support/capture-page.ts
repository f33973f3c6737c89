import { cutPane, type Cut } from '../../content-scripts/reader/cut-pane';
import { findPanes } from '../../content-scripts/reader/find-panes';
import { readByLayout } from '../../content-scripts/reader/read-by-layout';
import type { Hints } from '../../content-scripts/reader/hints';
import type { Pane } from '../../content-scripts/reader/reading';
import { FrameWatch } from '../../content-scripts/watcher/frame-watch';
import { pageScheduler } from '../../content-scripts/watcher/scheduler';

const layout = () => readByLayout;

/** A chat page of any length, and the two ways of archiving it that are compared. Runs inside the page under measurement. */
export type CapturePage = {
  /** Fills the pane. */
  fill(rows: number): void;
  /** Starts archiving: our watcher, or an exporter of the usual kind, which reads the whole pane on every change. */
  archive(by: 'watcher' | 'plain'): void;
  /** Rows archived so far. */
  archived(): number;
  /** The longest uninterrupted piece of archiving so far, in ms. */
  longestTurn(): number;
  /** Lets `perSecond` messages arrive for `ms`; answers the frames the page drew and its longest task in ms. */
  live(perSecond: number, ms: number): Promise<{ readonly rows: number; readonly frames: number; readonly longest: number }>;
};

const hints: Hints = {
  landmark: '.pane',
  pane: '.pane',
  row: '.msg',
  direction: { in: '.msg.in', out: '.msg.out' },
  sender: '.name',
  time: 'time',
  platformId: '@data-id',
  text: '.bubble',
  parties: { peerName: 'h1' },
};

/** The longest uninterrupted piece of archiving so far, in ms. */
let longestTurn = 0;

function timed<T>(work: () => T): T {
  const start = performance.now();
  const done = work();
  longestTurn = Math.max(longestTurn, performance.now() - start);
  return done;
}

function cut(found: Pane): Cut {
  const whole = timed(() => cutPane(found, hints, layout));
  return { read: (part) => timed(() => whole.read(part)) };
}

const pane = document.createElement('div');
const archived = new Set<string>();
let made = 0;

function addRow(): void {
  const row = document.createElement('div');
  row.className = made % 3 === 0 ? 'msg out' : 'msg in';
  row.dataset['id'] = `m${made}`;
  const [name, time, bubble] = ['span', 'time', 'p'].map((tag) => document.createElement(tag));
  if (!name || !time || !bubble) return;
  name.className = 'name';
  name.textContent = made % 3 === 0 ? 'shop' : 'anna';
  time.textContent = `14:${String(made % 60).padStart(2, '0')}`;
  bubble.className = 'bubble';
  bubble.append(`message number ${made} with a few words`, document.createElement('br'), 'and a second line');
  row.append(name, time, bubble);
  pane.append(row);
  made += 1;
}

function watch(): void {
  let sighted = 0;
  const watching = new FrameWatch({
    document,
    siteNow: () => ({ id: 'bench', hosts: [], isConsole: () => true, hints, zone: () => null, bareClock: 'today', shipped: 'on' }),
    readerFor: () => ({ hints, reader: { find: () => timed(() => findPanes(document, hints, layout)), cut, awaited: () => null } }),
    hello: () => Promise.resolve({ state: 'on', useHints: true, taught: null }),
    deliver: ({ rows }) => {
      for (const { platformId } of rows) archived.add(platformId ?? '');
      return Promise.resolve({ outcome: 'stored' });
    },
    report: () => Promise.resolve(null),
    isAlive: () => true,
    scheduler: pageScheduler(window),
    makeId: () => `s${(sighted += 1)}`,
    dating: async () => null,
    isFilled: async () => false,
    version: '0',
  });
  addEventListener('pagehide', () => watching.stop());
}

function watchPlainly(): void {
  const read = () => {
    for (const row of pane.querySelectorAll<HTMLElement>('.msg')) {
      const said = [row.querySelector('.name'), row.querySelector('time'), row.querySelector('.bubble')].map(
        (part) => part?.textContent ?? '',
      );
      if (said.join('').length > 0) archived.add(row.dataset['id'] ?? '');
    }
  };
  new MutationObserver(() => timed(read)).observe(pane, { childList: true, subtree: true });
  timed(read);
}

async function live(perSecond: number, ms: number): ReturnType<CapturePage['live']> {
  let [frames, longest, rows] = [0, 0, 0];
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  });
  observer.observe({ entryTypes: ['longtask'] });
  const start = performance.now();
  for (let now = start; now - start < ms; now = await new Promise<number>(requestAnimationFrame)) {
    frames += 1;
    for (; rows < ((now - start) * perSecond) / 1000; rows += 1) addRow();
  }
  observer.disconnect();
  return { rows, frames, longest };
}

const page: CapturePage = {
  fill(rows) {
    document.body.style.cssText = 'margin: 0; font: 14px sans-serif';
    const header = document.createElement('h1');
    header.textContent = 'anna';
    pane.className = 'pane';
    pane.style.cssText = 'height: 600px; overflow-y: auto';
    document.body.replaceChildren(header, pane);
    for (let row = 0; row < rows; row += 1) addRow();
    pane.scrollTop = pane.scrollHeight;
  },
  archive: (by) => (by === 'watcher' ? watch() : watchPlainly()),
  archived: () => archived.size,
  longestTurn: () => longestTurn,
  live,
};
Object.assign(window, { capturePage: page });
