import { afterEach, describe, expect, it } from 'vitest';
import type { Site } from '../reader/site';
import { FrameWatch } from './frame-watch';
import type { Orders, PaneState } from './ports';
import type { BeginScrollBack } from './scroll-back-ports';
import { ChatPage, ChatReader } from './support/chat-page';
import { FakeArchive } from './support/fake-archive';
import { ManualScheduler } from './support/manual-scheduler';

const site: Site = {
  id: 'test-shop',
  hosts: [],
  isConsole: () => true,
  hints: { landmark: '.pane', row: '.row', loadMore: '.more' },
  zone: () => 'Asia/Taipei',
  bareClock: 'today',
  shipped: 'on',
};

type Frame = {
  readonly scheduler: ManualScheduler;
  readonly archive: FakeArchive;
  readonly frame: FrameWatch;
  readonly hellos: unknown[];
  readonly reports: (readonly PaneState[])[];
  orders: Orders['state'];
  alive: boolean;
  /** How often the reader cannot be had yet. */
  readerless: number;
  useHints: boolean;
  page: ParentNode;
};

let ending: (() => void)[] = [];
afterEach(() => {
  for (const end of ending) end();
  ending = [];
});

function aPage(peer: string, texts: readonly string[]): ChatPage {
  const page = new ChatPage(peer, texts);
  ending.push(() => page.remove());
  return page;
}

function aFrame(): Frame {
  const scheduler = new ManualScheduler();
  const archive = new FakeArchive();
  let made = 0;
  const state: Omit<Frame, 'frame'> = {
    scheduler,
    archive,
    hellos: [],
    reports: [],
    orders: 'on',
    alive: true,
    readerless: 0,
    useHints: true,
    page: document,
  };
  const frame = new FrameWatch({
    document,
    siteNow: () => (document.querySelector('.pane, .shell') ? site : null),
    async readerFor() {
      if ((state.readerless -= 1) >= 0) throw new Error('the reader could not be brought');
      return { reader: new ChatReader(() => state.page), hints: state.useHints ? site.hints : null };
    },
    hello: (question) => {
      state.hellos.push(question);
      return Promise.resolve({ state: state.orders, useHints: true, taught: null });
    },
    deliver: archive.deliver,
    report: (panes) => {
      state.reports.push(panes);
      return Promise.resolve(null);
    },
    isAlive: () => state.alive,
    scheduler,
    makeId: () => `id-${(made += 1)}`,
    dating: async () => null,
    isFilled: async () => false,
    version: '1.2.3',
  });
  ending.push(() => frame.stop());
  return Object.assign(state, { frame });
}

const aWhile = 4000;

describe('waking', () => {
  it('asks nothing before the landmark appears, then once', async () => {
    const frame = aFrame();
    document.body.append(document.createElement('p'));
    await frame.scheduler.pass(aWhile);
    expect(frame.hellos).toEqual([]);
    aPage('anna', ['hello']);
    await frame.scheduler.pass(aWhile);
    expect(frame.hellos).toEqual([{ console: 'test-shop', url: document.URL }]);
    expect(frame.archive.received[0]).toMatchObject({
      console: 'test-shop',
      reader: { name: 'test-shop', version: '1.2.3' },
      zone: 'Asia/Taipei',
      how: 'seen',
      parties: { account: 'shop', peer: { name: 'anna' } },
    });
  });

  it('reads nothing while the orders are off, and begins when they change', async () => {
    const frame = aFrame();
    frame.orders = 'off';
    aPage('anna', ['hello']);
    await frame.scheduler.pass(aWhile);
    expect([frame.archive.received, frame.frame.panes()]).toEqual([[], []]);
    frame.orders = 'on';
    const renewed = frame.frame.renewOrders();
    await frame.scheduler.pass(aWhile);
    await renewed;
    expect(frame.archive.texts('anna')).toEqual(['hello']);
  });

  it('finds a chat that is drawn into a shadow root long after the page stood', async () => {
    const chat = aPage('anna', ['hello']);
    chat.remove();
    const shell = document.createElement('div');
    shell.className = 'shell';
    const inside = shell.attachShadow({ mode: 'open' });
    document.body.append(shell);
    ending.push(() => shell.remove());
    const frame = aFrame();
    frame.page = inside;
    await frame.scheduler.pass(20_000);
    expect(frame.frame.panes()).toEqual([]);
    inside.append(chat.root);
    await frame.scheduler.pass(40_000);
    expect(frame.archive.texts('anna')).toEqual(['hello']);
  });

  it('asks again where the reader could not be brought', async () => {
    const frame = aFrame();
    frame.readerless = 2;
    aPage('anna', ['hello']);
    await frame.scheduler.pass(10_000);
    expect(frame.hellos.length).toBe(3);
    expect(frame.archive.texts('anna')).toEqual(['hello']);
  });

  it('stops following when the archive says paused, without asking in circles', async () => {
    const frame = aFrame();
    const page = aPage('anna', ['hello']);
    await frame.scheduler.pass(aWhile);
    frame.archive.answer = { outcome: 'refused', why: 'paused' };
    page.arrive('more');
    await frame.scheduler.pass(aWhile);
    const offered = frame.archive.offered.length;
    page.arrive('and more');
    await frame.scheduler.pass(60_000);
    expect([frame.archive.offered.length, frame.hellos.length]).toEqual([offered, 1]);
  });

  it('ends quietly when the extension was updated under it', async () => {
    const frame = aFrame();
    const page = aPage('anna', ['hello']);
    await frame.scheduler.pass(aWhile);
    frame.alive = false;
    frame.archive.answer = 'Extension context invalidated.';
    const offered = frame.archive.offered.length;
    page.arrive('more');
    await frame.scheduler.pass(60_000);
    expect(frame.archive.offered.length).toBeLessThanOrEqual(offered + 1);
    expect(frame.frame.isAlive).toBe(false);
  });
});

describe('panes', () => {
  it('are followed side by side, each under its own header', async () => {
    const frame = aFrame();
    const anna = aPage('anna', ['hello from anna']);
    aPage('bella', ['hello from bella']);
    await frame.scheduler.pass(aWhile);
    anna.arrive('more from anna');
    await frame.scheduler.pass(aWhile);
    expect(frame.archive.texts('anna')).toEqual(['hello from anna', 'more from anna']);
    expect(frame.archive.texts('bella')).toEqual(['hello from bella']);
    expect(frame.reports.at(-1)?.map(({ peerName, rows }) => [peerName, rows])).toEqual([
      ['anna', 1],
      ['bella', 1],
    ]);
  });

  it('that are replaced by another element keep what was sent of them', async () => {
    const frame = aFrame();
    const before = aPage('anna', ['one', 'two', 'three']);
    await frame.scheduler.pass(aWhile);
    frame.archive.received.length = 0;
    before.remove();
    aPage('anna', ['one', 'two', 'three', 'four']);
    await frame.scheduler.pass(aWhile);
    expect(frame.archive.runs('anna')).toEqual([['one', 'two', 'three', 'four']]);
  });

  it('that are replaced under a header that comes late give no row to the wrong peer', async () => {
    const frame = aFrame();
    const before = aPage('anna', ['one', 'two', 'three']);
    await frame.scheduler.pass(aWhile);
    before.remove();
    const after = aPage('anna', ['a row of bella']);
    await frame.scheduler.pass(2500);
    after.header.textContent = 'bella';
    await frame.scheduler.pass(10_000);
    expect(frame.archive.texts('anna')).toEqual(['one', 'two', 'three']);
    expect(frame.archive.texts('bella')).toEqual(['a row of bella']);
  });

  it('are told apart from what a page showed around them while it was loading', async () => {
    const frame = aFrame();
    const page = aPage('anna', ['hello']);
    page.root.className = 'pane';
    page.list.className = '';
    await frame.scheduler.pass(aWhile);
    page.root.className = '';
    page.list.className = 'pane';
    page.arrive('more');
    await frame.scheduler.pass(aWhile);
    expect(frame.frame.panes().map(({ rows }) => rows)).toEqual([2]);
  });

  it('that are read without hints are walked back by the control that the site names, and by nothing else of it', async () => {
    const frame = aFrame();
    frame.useHints = false;
    aPage('anna', ['hello']);
    await frame.scheduler.pass(aWhile);
    const steered: unknown[] = [];
    const begin: BeginScrollBack = ({ hints }) => {
      steered.push(hints);
      return { stop: () => undefined };
    };
    const walking = frame.frame.scrollBack(begin, null, { to: 'start' });
    await frame.scheduler.pass(aWhile);
    await walking;
    expect(steered).toEqual([{ landmark: '.pane', loadMore: '.more' }]);
  });

  it('that go are no longer told of', async () => {
    const frame = aFrame();
    const page = aPage('anna', ['hello']);
    await frame.scheduler.pass(aWhile);
    page.remove();
    await frame.scheduler.pass(aWhile);
    expect(frame.reports.at(-1)).toEqual([]);
  });

  it('are read whole by a sweep, which answers when all is stored', async () => {
    const frame = aFrame();
    aPage('anna', ['one', 'two']);
    await frame.scheduler.pass(aWhile);
    frame.archive.received.length = 0;
    const swept = frame.frame.sweep();
    await frame.scheduler.pass(aWhile);
    expect(await swept).toMatchObject([{ peerName: 'anna', rows: 2, waiting: 0, refused: 0 }]);
    expect(frame.archive.runs('anna')).toEqual([['one', 'two']]);
  });
});
