import { afterEach, describe, expect, it } from 'vitest';
import type { Hints } from '../reader/hints';
import { Hand } from './hand';
import type { ScrollEnd, ScrollGoal } from './ports';
import { ScrollBack } from './scroll-back';
import { HistoryPage, kinds, type Habits, type Kind } from './support/history-page';

let ending: (() => void)[] = [];
afterEach(() => {
  for (const end of ending.toReversed()) end();
  ending = [];
});

const numbered = (count: number): string[] => Array.from({ length: count }, (_, index) => `message ${index}`);
const nextFrame = () => new Promise(requestAnimationFrame);

type Walking = {
  readonly page: HistoryPage;
  readonly walk: ScrollBack;
  /** Runs the walk to its end, with a frame of the browser for every 400 ms, and `meanwhile` before each. */
  readonly toTheEnd: (meanwhile?: (elapsed: number) => void) => Promise<ScrollEnd>;
};

type Order = { readonly goal?: ScrollGoal; readonly hints?: Hints; readonly habits?: Habits; readonly isFilled?: () => Promise<boolean> };

async function walking(kind: Kind, count: number, { goal = { to: 'start' }, hints, habits, isFilled }: Order = {}): Promise<Walking> {
  const page = new HistoryPage(kind, numbered(count), habits);
  ending.push(() => page.stop());
  const { chat } = page;
  const { scheduler, watch } = chat;
  await scheduler.pass(1500);
  const hand = new Hand(document, scheduler, () => true);
  const walk = new ScrollBack(
    {
      watch,
      hints: hints ?? null,
      scheduler,
      dated: async () => null,
      isFilled: isFilled ?? (async () => false),
      changed: () => undefined,
    },
    goal,
    hand,
  );
  const toTheEnd = async (meanwhile?: (elapsed: number) => void): Promise<ScrollEnd> => {
    const begun = scheduler.now();
    const state = { isOver: false };
    const walked = walk.run().finally(() => (state.isOver = true));
    while (!state.isOver) {
      meanwhile?.(scheduler.now() - begun);
      await nextFrame();
      await scheduler.pass(400);
    }
    await scheduler.pass(1500);
    return walked;
  };
  return { page, walk, toTheEnd };
}

const archivedFrom = ({ page }: Walking): readonly string[] => page.chat.archive.texts('anna');

describe('a history is read whole, and the pane put back', () => {
  it.each(kinds)('%s', async (kind) => {
    const whole = await walking(kind, 90);
    expect(await whole.toTheEnd()).toBe('top');
    expect(new Set(archivedFrom(whole))).toEqual(new Set(numbered(90)));
    expect(whole.page.fromNewest).toBeLessThan(2);
  });

  it('of a list that was left far from its newest end before anything between was drawn', async () => {
    const whole = await walking('virtual', 90, { habits: { batch: 90, lag: 0, tells: false } });
    whole.page.scroller.scrollTop = 300;
    await nextFrame();
    const begun = whole.page.fromNewest;
    expect(await whole.toTheEnd()).toBe('top');
    expect(new Set(archivedFrom(whole))).toEqual(new Set(numbered(90)));
    expect(Math.abs(whole.page.fromNewest - begun)).toBeLessThan(2);
  });
});

describe('the top', () => {
  it.each([
    ['is not where a page shows for 9 s that it is loading', { batch: 20, lag: 9000, tells: true }],
    ['is not where a page loads for 7 s without a sign', { batch: 20, lag: 7000, tells: false }],
  ])('%s', async (_, habits) => {
    const slow = await walking('plain', 50, { habits });
    expect(await slow.toTheEnd()).toBe('top');
    expect(new Set(archivedFrom(slow))).toEqual(new Set(numbered(50)));
  });

  it('is believed although messages keep arriving at the other end', async () => {
    const live = await walking('plain', 40);
    let said = 0;
    expect(await live.toTheEnd((elapsed) => elapsed / 400 > said && live.page.arrive(`new ${(said += 1)}`))).toBe('top');
    expect(said).toBeGreaterThan(10);
    expect(archivedFrom(live)).toContain('message 0');
  });

  it('is not where the page loads without end', async () => {
    const endless = await walking('plain', 60, { habits: { batch: 20, lag: 120_000, tells: true } });
    expect(await endless.toTheEnd()).toBe('stalled');
  });

  it('is not where a button to load more is left and brings nothing', async () => {
    const stuck = await walking('plain', 15, { hints: { landmark: '.pane', loadMore: '.more' } });
    const more = Object.assign(document.createElement('button'), { className: 'more', textContent: 'load more' });
    stuck.page.scroller.prepend(more);
    expect(await stuck.toTheEnd()).toBe('stalled');
  });
});

it('fills a gap and goes no further', async () => {
  const texts = (): readonly string[] => archivedFrom(gap);
  const gap: Walking = await walking('plain', 200, {
    goal: { to: 'gap', until: null },
    isFilled: async () => texts().includes('message 110'),
  });
  expect(await gap.toTheEnd()).toBe('gap');
  expect(archivedFrom(gap)).not.toContain('message 50');
});

function over(page: HistoryPage, tag: string, style: string): HTMLElement {
  const layer = document.createElement(tag);
  const { left, top } = page.scroller.getBoundingClientRect();
  layer.style.cssText = `position: fixed; left: ${left + 100}px; top: ${top + 60}px; background: white; border: 0; ${style}`;
  document.body.append(layer);
  ending.push(() => layer.remove());
  return layer;
}

describe('what lies over the pane', () => {
  it.each([
    ['a small dialog', 'div', 'dialog'],
    ["a challenge's frame", 'iframe', null],
  ])('stops the walk: %s', async (_, tag, role) => {
    const covered = await walking('plain', 200);
    const show = (): void => {
      const layer = over(covered.page, tag, 'width: 100px; height: 80px');
      if (role !== null) layer.setAttribute('role', role);
    };
    let isShown = false;
    const ended = await covered.toTheEnd((elapsed) => {
      if (elapsed < 2000 || isShown) return;
      isShown = true;
      show();
    });
    expect(ended).toBe('blocked');
    expect(covered.page.fromNewest).toBeLessThan(2);
  });

  it('is part of the page when it was there before: a button that floats', async () => {
    const covered = await walking('plain', 40);
    over(covered.page, 'button', 'width: 60px; height: 60px');
    expect(await covered.toTheEnd()).toBe('top');
  });
});

describe("the user's hand", () => {
  it('is never worked against, and where it leaves the pane is where it is put back', async () => {
    const { page, toTheEnd } = await walking('plain', 100);
    const places: number[] = [];
    const pauses: unknown[] = [];
    const ended = await toTheEnd((elapsed) => {
      if (elapsed < 2000 || elapsed > 6000) return;
      page.scroller.dispatchEvent(new WheelEvent('wheel', { bubbles: true }));
      if (places.length === 0) page.scroller.scrollTop = Math.max(0, page.scroller.scrollHeight - page.scroller.clientHeight - 150);
      else pauses.push(page.chat.watch.state.scrolling?.paused);
      places.push(page.scroller.scrollTop);
    });
    expect(ended).toBe('top');
    expect(places.length).toBeGreaterThan(10);
    expect(new Set(places).size).toBe(1);
    expect(new Set(pauses)).toEqual(new Set(['user']));
    expect(Math.abs(page.fromNewest - 150)).toBeLessThan(2);
  });

  it('ends the walk by opening another chat', async () => {
    const { page, toTheEnd } = await walking('plain', 200);
    let isOther = false;
    const ended = await toTheEnd((elapsed) => {
      if (elapsed < 2000 || isOther) return;
      isOther = true;
      page.chat.page.header.textContent = 'bob';
      page.chat.page.show(['hello bob', 'hello', 'how are you']);
    });
    expect(ended).toBe('left');
  });
});
