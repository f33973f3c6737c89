import type { Browser, Frame, Page } from 'playwright-core';
import { launchPlain } from '../support/plain-chromium.ts';
import { stateOf } from './eyes.ts';
import type { ServedPages } from './serve.ts';

/** The zone of the browser that tests look at the pages with. */
export const zone = 'Asia/Shanghai';

/** A headless Chromium for which the consoles' real host names lead to the served pages, and all others nowhere. */
export function launch(pages: ServedPages): Promise<Browser> {
  const rules = [...pages.hosts.map((host) => `MAP ${host} 127.0.0.1:${pages.port}`), 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1'];
  return launchPlain(`--host-resolver-rules=${rules.join(', ')}`);
}

/** Opens a page and gives the frame that holds the chat. */
export async function open(browser: Browser, address: string): Promise<{ readonly page: Page; readonly frame: Frame }> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: 1280, height: 800 }, timezoneId: zone });
  const page = await context.newPage();
  await page.goto(address);
  const frame = page.frames().at(-1) ?? page.mainFrame();
  await frame.waitForFunction(() => '__page' in window);
  return { page, frame };
}

/** Scrolls up, or presses the button where there is one, until the whole history is loaded. */
export async function loadHistory(frame: Frame, pane: string): Promise<void> {
  let { loaded, total } = await stateOf(frame);
  while (loaded < total) {
    const before = loaded;
    await frame.evaluate((selector) => {
      const button = document.querySelector<HTMLElement>('.PullToRefresh-loadMore');
      if (button) button.click();
      const scroller = document.querySelector(selector);
      scroller?.scrollTo(0, scroller.scrollTop === 0 ? 1 : 0);
      scroller?.scrollTo(0, 0);
    }, pane);
    await frame.waitForFunction(`window.__page.state().loaded > ${before}`);
    ({ loaded, total } = await stateOf(frame));
  }
}

/** The same page with a history of that many rows, all shown from the start. */
export function longer(address: string, rows: number): string {
  const url = new URL(address);
  url.searchParams.set('rows', String(rows));
  url.searchParams.set('show', String(rows));
  return url.href;
}
