import { type Browser, chromium } from 'playwright-core';
import { requireBrowser } from '../../tools/browsers.ts';
import { quietWindows } from '../../tools/drive/quiet-windows.ts';

/** Starts a headless Chromium without the extension, for pages that are looked at by themselves. */
export const launchPlain = (...args: readonly string[]): Promise<Browser> =>
  chromium.launch({ executablePath: requireBrowser('chromium'), args: ['--no-sandbox', '--disable-gpu', quietWindows, ...args] });
