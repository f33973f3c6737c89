import type { Page } from 'playwright-core';

/** What a page did while something went on in it: frames in each second, the longest task and the most elements. Times are ms. */
export type Watched = { readonly frames: number; readonly longest: number; readonly nodes: number };

type Watch = { frames: number; longest: number; nodes: number; begun: number; isOver: boolean; tasks: PerformanceObserver };

/** Lets the page count its frames and tasks until `watched` is asked. */
export async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const tasks = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) state.longest = Math.max(state.longest, duration);
    });
    const state: Watch = { frames: 0, longest: 0, nodes: 0, begun: performance.now(), isOver: false, tasks };
    tasks.observe({ type: 'longtask' });
    const frame = (): void => {
      state.frames++;
      if (state.frames % 20 === 0) state.nodes = Math.max(state.nodes, document.querySelectorAll('*').length);
      if (!state.isOver) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    Object.assign(globalThis, { watch: state });
  });
}

export async function watched(page: Page): Promise<Watched> {
  return page.evaluate(() => {
    const { watch: state } = globalThis as unknown as { watch: Watch };
    state.isOver = true;
    for (const { duration } of state.tasks.takeRecords()) state.longest = Math.max(state.longest, duration);
    state.tasks.disconnect();
    return { frames: (state.frames / (performance.now() - state.begun)) * 1000, longest: state.longest, nodes: state.nodes };
  });
}

/** Turns the wheel over the middle of the page for so long (ms), about once in a frame, by so many pixels each time. */
export async function turnWheel(page: Page, ms: number, by: number): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 1280, height: 800 };
  await page.mouse.move(width / 2, height / 2);
  const end = Date.now() + ms;
  while (Date.now() < end) await page.mouse.wheel(0, by);
}

/** How long it takes (ms) from a hash that is set to the first frame in which the row of an order is in view, and nothing moves any more. */
export async function timeToShow(page: Page, hash: string, order: number): Promise<number> {
  return page.evaluate(
    async ([to, key]) => {
      const begun = performance.now();
      location.hash = to;
      const isInView = (): boolean => {
        const row = document.querySelector(`[data-key="${key}"]`)?.getBoundingClientRect();
        return row !== undefined && row.height > 0 && row.top >= 0 && row.bottom <= innerHeight;
      };
      await new Promise<void>((resolve) => {
        const look = (): void => (isInView() ? resolve() : void requestAnimationFrame(look));
        requestAnimationFrame(look);
      });
      return performance.now() - begun;
    },
    [hash, String(order)] as const,
  );
}
