import { browser } from './browser';

/** The tab the user looks at. `url` is null where the browser does not tell it. */
export type ActiveTab = { readonly id: number; readonly url: string | null };

/** The active tab of this window, or null where there is none (a window of developer tools). */
export async function activeTab(): Promise<ActiveTab | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id === undefined ? null : { id: tab.id, url: tab.url ?? null };
}

const pages = {
  options: 'options/index.html',
  archive: 'archive-page/index.html',
  welcome: 'welcome/index.html',
  structure: 'structure/index.html',
} as const;
export type OwnPage = keyof typeof pages;

/** The address of a page of the extension; `hash` (with its `#`) says where on it. */
export const ownPageUrl = (page: OwnPage, hash: string): string => browser.runtime.getURL(pages[page]) + hash;

/** Opens a page of the extension in a tab; `hash` (with its `#`) says where on it. One that is not `active` stands behind the present tab. */
export async function openOwnPage(page: OwnPage, hash = '', active = true): Promise<void> {
  if (page === 'options' && hash === '') await browser.runtime.openOptionsPage();
  else await browser.tabs.create({ url: ownPageUrl(page, hash), active });
}
