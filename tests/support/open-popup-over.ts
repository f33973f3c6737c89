import type { Asking } from '../../tools/drive/automation.ts';
import type { DrivenBrowser, Tab } from '../../tools/drive/driven-browser.ts';

type Chrome = {
  readonly tabs: { update(id: number, change: { readonly active: boolean }): Promise<{ readonly windowId: number }> };
  readonly windows: { update(id: number, change: { readonly focused: boolean }): Promise<unknown> };
  readonly action: { openPopup(where: { readonly windowId: number }): Promise<void> };
};

/**
 * Opens the toolbar popup itself over a tab of Chromium, as a click on the icon would, and answers its page.
 * The tab is brought to the front of its window first: the welcome opens in whichever window was the last one looked at.
 */
export async function openPopupOver(browser: DrivenBrowser, asking: Asking, tabId: number): Promise<Tab> {
  await asking.tab.evaluate(async (id) => {
    const { tabs, windows, action } = (globalThis as unknown as { readonly chrome: Chrome }).chrome;
    const { windowId } = await tabs.update(id, { active: true });
    await windows.update(windowId, { focused: true });
    await action.openPopup({ windowId });
  }, tabId);
  const popup = await browser.opened(`${browser.origin}/popup/index.html`);
  await popup.until('the state of the tab', () => document.querySelector('.tab-card') !== null);
  return popup;
}
