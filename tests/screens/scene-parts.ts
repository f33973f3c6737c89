import type { Page } from 'playwright-core';

/** The popup's window and a page's, in CSS pixels. */
export const popupSize = { width: 420, height: 580 };
export const wideSize = { width: 1320, height: 820 };

/** What the screen asked of background, exports and tabs. */
export const asked = async (page: Page): Promise<unknown> => page.evaluate(() => (globalThis as unknown as { asked: unknown }).asked);

/** The box to search in. */
export const box = (page: Page) => page.getByRole('combobox');
