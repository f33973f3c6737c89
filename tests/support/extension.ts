import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAutomation, type Asking } from '../../tools/drive/automation.ts';
import { openChromium } from '../../tools/drive/chromium.ts';
import type { DrivenBrowser, HostMap } from '../../tools/drive/driven-browser.ts';
import { openFirefox } from '../../tools/drive/firefox.ts';
import { requireBrowser } from '../../tools/browsers.ts';
import { addOnId, copyForAutomation } from '../../tools/development-copy.ts';

export const families = ['chromium', 'firefox'] as const;
export type Family = (typeof families)[number];

/** A browser with the extension, freshly installed, before the welcome. */
export type Extension = {
  readonly browser: DrivenBrowser;
  readonly asking: Asking;
  /** The folder in which downloads land. */
  readonly downloads: string;
  close(): Promise<void>;
};

export type ExtensionOptions = {
  readonly hostMap: HostMap;
  /** Hosts that are granted beside those of the named consoles. */
  readonly granted?: readonly string[];
  /** Optional permissions that are granted, as by a click. */
  readonly permissions?: readonly string[];
  readonly zone?: string;
  /** Keeps the browser's profile there (Chromium). */
  readonly profile?: string;
};

/** Starts a browser with the built extension and a profile of its own, both removed on close. */
export async function openExtension(
  family: Family,
  { hostMap, granted = [], permissions = [], zone = 'Asia/Taipei', profile }: ExtensionOptions,
): Promise<Extension> {
  const folder = mkdtempSync(join(tmpdir(), 'liaocun-e2e-'));
  const [extension, downloads] = [join(folder, 'extension'), join(folder, 'downloads')];
  mkdirSync(downloads);
  await copyForAutomation(family === 'firefox' ? 'firefox' : 'chrome', granted, extension, permissions);
  const options = {
    executable: requireBrowser(family),
    extension,
    downloads,
    hostMap,
    zone,
    ...(profile === undefined ? {} : { profile }),
    language: 'en-US',
    headless: true,
    size: { width: 1280, height: 800 },
  };
  const browser = family === 'firefox' ? await openFirefox({ ...options, addOn: addOnId(extension) }) : await openChromium(options);
  return {
    browser,
    asking: await openAutomation(browser),
    downloads,
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
