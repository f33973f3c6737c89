import type { Asking } from '../../tools/drive/automation.ts';

type Chrome = { readonly action: { getBadgeText(of: { readonly tabId: number }): Promise<string> } };

/** What the toolbar's badge says over a tab. */
export function badge(asking: Asking, tabId: number): Promise<string> {
  return asking.tab.evaluate(
    async (id) => (globalThis as unknown as { readonly chrome: Chrome }).chrome.action.getBadgeText({ tabId: id }),
    tabId,
  );
}

/** The same once it says what is awaited, or after five seconds: it is drawn after the state has changed. */
export async function badgeOnce(asking: Asking, tabId: number, awaited: string): Promise<string> {
  const end = Date.now() + 5000;
  let shown = await badge(asking, tabId);
  while (shown !== awaited && Date.now() < end) shown = await badge(asking, tabId);
  return shown;
}
