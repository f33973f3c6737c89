import { afterEach, describe, expect, it } from 'vitest';
import type { Hints } from '../reader/hints';
import type { ScrollGoal } from './ports';
import { ScrollBack } from './scroll-back';
import { rowElement } from './support/chat-page';
import { watching, type Watching } from './support/watching';

let ending: (() => void)[] = [];
afterEach(() => {
  for (const end of ending) end();
  ending = [];
});

const numbered = (count: number): string[] => Array.from({ length: count }, (_, index) => `message ${index}`);
const hints: Hints = { landmark: '.pane', start: '.start', loadMore: '.more' };
const toStart: ScrollGoal = { to: 'start' };
const numberOf = (text: string): number => Number(text.replace('message ', ''));

/** A chat of 200 messages that loads 20 older ones whenever it stands at the top. */
async function longChat(
  goal: ScrollGoal = toStart,
  shown = 40,
): Promise<Watching & { readonly scrollBack: ScrollBack; readonly reports: () => number }> {
  const all = numbered(200);
  const chat = watching('anna', all.slice(-shown));
  ending.push(chat.stop);
  let first = all.length - shown;
  const { list } = chat.page;
  list.scrollTop = list.scrollHeight;
  list.addEventListener('scroll', () => {
    if (list.scrollTop > 0 || first === 0) return;
    const older = all.slice(Math.max(0, first - 20), first);
    first -= older.length;
    const height = list.scrollHeight;
    list.prepend(...older.map(rowElement));
    if (first === 0) list.prepend(Object.assign(document.createElement('b'), { className: 'start', textContent: 'the beginning' }));
    list.scrollTop += list.scrollHeight - height;
  });
  await chat.scheduler.pass(1500);
  let reports = 0;
  const scrollBack = new ScrollBack(
    {
      watch: chat.watch,
      hints,
      scheduler: chat.scheduler,
      dated: async ({ text }) => numberOf(text) * 1000,
      isFilled: async () => false,
      changed: () => void (reports += 1),
    },
    goal,
  );
  return { ...chat, scrollBack, reports: () => reports };
}

/** Lets a walk go on to its end; scroll events come with the frames of the real browser. */
async function toTheEnd<T>({ scheduler }: Watching, walk: Promise<T>): Promise<T> {
  const state = { isOver: false };
  const over = walk.finally(() => (state.isOver = true));
  while (!state.isOver) {
    await new Promise(requestAnimationFrame);
    await scheduler.pass(400);
  }
  return over;
}

describe('scrolling back', () => {
  it('archives everything up to the start, marked as scrolled, and puts the pane back', async () => {
    const chat = await longChat();
    const { list } = chat.page;
    list.scrollTop -= 130;
    const top = () => list.querySelectorAll('.row')[0]?.textContent;
    const before = list.scrollHeight - list.scrollTop;
    expect(await toTheEnd(chat, chat.scrollBack.run())).toBe('start');
    expect(top()).toBe('message 0');
    expect(new Set(chat.archive.texts('anna'))).toEqual(new Set(numbered(200)));
    expect(chat.archive.received.at(-1)).toMatchObject({ how: 'scrolled', fromStart: true });
    expect(Math.abs(list.scrollHeight - list.scrollTop - before)).toBeLessThan(2);
    expect(chat.watch.state.scrolling).toMatchObject({ rows: 160, oldest: 0, paused: null, ended: 'start' });
    expect(chat.reports()).toBeGreaterThan(5);
  });

  it('goes no further than the date', async () => {
    const chat = await longChat({ to: 'date', until: 130_000 });
    expect(await toTheEnd(chat, chat.scrollBack.run())).toBe('date');
    const oldest = Math.min(...chat.archive.texts('anna').map(numberOf));
    expect(oldest).toBeLessThan(130);
    expect(oldest).toBeGreaterThan(90);
  });

  it('stops on the word, and puts the pane back', async () => {
    const chat = await longChat();
    const { list } = chat.page;
    const walk = chat.scrollBack.run();
    await chat.scheduler.pass(2500);
    expect(list.scrollTop).toBeLessThan(list.scrollHeight - list.clientHeight - 100);
    chat.scrollBack.stop();
    expect(await toTheEnd(chat, walk)).toBe('stopped');
    expect(Math.abs(list.scrollHeight - list.clientHeight - list.scrollTop)).toBeLessThan(2);
  });

  it('stops at a dialog over the pane', async () => {
    const chat = await longChat();
    const cover = document.createElement('div');
    cover.style.cssText = 'position: fixed; inset: 0; background: white';
    const walk = chat.scrollBack.run();
    await chat.scheduler.pass(1500);
    document.body.append(cover);
    ending.push(() => cover.remove());
    expect(await toTheEnd(chat, walk)).toBe('blocked');
  });

  it('pauses while the tab is hidden', async () => {
    const chat = await longChat();
    const walk = chat.scrollBack.run();
    await chat.scheduler.pass(1500);
    chat.scheduler.hide(true);
    await chat.scheduler.pass(120_000);
    const position = chat.page.list.scrollTop;
    await chat.scheduler.pass(120_000);
    expect(chat.page.list.scrollTop).toBe(position);
    expect(chat.watch.state.scrolling).toMatchObject({ paused: 'hidden', ended: null });
    chat.scheduler.hide(false);
    expect(await toTheEnd(chat, walk)).toBe('start');
  });

  it('takes a pane that loads nothing more for read to the top', async () => {
    const chat = watching('anna', numbered(30));
    ending.push(chat.stop);
    await chat.scheduler.pass(1500);
    const scrollBack = new ScrollBack(
      {
        watch: chat.watch,
        hints: null,
        scheduler: chat.scheduler,
        dated: async () => null,
        isFilled: async () => false,
        changed: () => undefined,
      },
      toStart,
    );
    expect(await toTheEnd(chat, scrollBack.run())).toBe('top');
  });

  it('clicks the control that the site names, and nothing else', async () => {
    const chat = watching('anna', numbered(30));
    ending.push(chat.stop);
    const more = Object.assign(document.createElement('button'), { className: 'more', textContent: 'load more' });
    const other = Object.assign(document.createElement('button'), { textContent: 'delete all' });
    chat.page.list.prepend(other, more);
    const clicked: string[] = [];
    more.addEventListener('click', () => {
      clicked.push('more');
      if (clicked.length === 3) more.remove();
      more.after(rowElement(`older ${clicked.length}`));
    });
    other.addEventListener('click', () => clicked.push('other'));
    await chat.scheduler.pass(1500);
    const scrollBack = new ScrollBack(
      {
        watch: chat.watch,
        hints,
        scheduler: chat.scheduler,
        dated: async () => null,
        isFilled: async () => false,
        changed: () => undefined,
      },
      toStart,
    );
    expect(await toTheEnd(chat, scrollBack.run())).toBe('top');
    expect(clicked).toEqual(['more', 'more', 'more']);
  });
});
