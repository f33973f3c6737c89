import type { DrivenBrowser, Tab } from '../../../tools/drive/driven-browser.ts';

type ChromeAction = { readonly action: { setPopup(details: { readonly popup: string }): Promise<void> } };

/**
 * Opens pages of the extension as popups, as the icon in the toolbar does. A page in a window of its own would wait for what the browser puts into every
 * new window.
 */
export async function popupsOf(browser: DrivenBrowser): Promise<(path: string) => Promise<Tab>> {
  const page = await browser.open(`${browser.origin}/search-bench/page.html`);
  return async (path) => {
    await page.evaluate(async (popup) => {
      await (Reflect.get(globalThis, 'chrome') as ChromeAction).action.setPopup({ popup });
      return null;
    }, path);
    await page.clickIcon?.();
    return browser.opened(`${browser.origin}/${path}`);
  };
}
