import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, exit } from 'node:process';
import { startSample } from '../sample/serve.ts';
import { requireBrowser } from './browsers.ts';
import { addOnId, copyForAutomation } from './development-copy.ts';
import { openAutomation, type Asking } from './drive/automation.ts';
import { openChromium } from './drive/chromium.ts';
import type { DrivenBrowser, Json } from './drive/driven-browser.ts';
import { openFirefox } from './drive/firefox.ts';
import { exportAs, openHit, openPopup, search } from './drive/popup.ts';
import { distOf, fromRoot, outFolder } from './paths.ts';
import { readTab } from './read-tab.ts';
import { startOptions, type StartOptions } from './start-options.ts';

/** Something the sample's buyers ask about. */
const words = '发货';
const shownHits = 5;
const size = { width: 1280, height: 800 };

async function open({ family, headless }: StartOptions, folder: string): Promise<DrivenBrowser> {
  const executable = requireBrowser(family);
  const extension = join(folder, 'extension');
  await copyForAutomation(family === 'firefox' ? 'firefox' : 'chrome', ['127.0.0.1'], extension);
  const options = { executable, extension, headless, ...(headless ? { size, downloads: outFolder } : {}) };
  return family === 'firefox' ? openFirefox({ ...options, addOn: addOnId(extension) }) : openChromium(options);
}

/** Archives the sample shop's open chat back to its first message; answers how many messages the archive then holds. */
async function archiveSample(browser: DrivenBrowser, asking: Asking, url: string): Promise<number> {
  // What a person would have taught by clicking; the layout alone is read too.
  const hints = JSON.parse(readFileSync(fromRoot('sample/hints.json'), 'utf8')) as Json;
  await asking.ask('accept', { useHints: true, taught: { '127.0.0.1': hints } });
  const shop = await browser.open(url);
  await shop.show();
  const reading = readTab(asking, { since: Date.now(), scroll: true, wait: 0 }, (line) => console.log(line));
  await reading.next();
  return asking.ask('count');
}

function tellHowToInstall(): void {
  console.log(`
To use it every day, load the built extension into your own browser:
  Chromium, Chrome, Edge   chrome://extensions, developer mode on, «Load unpacked»: ${distOf('chrome')}
  Firefox                  about:debugging#/runtime/this-firefox, «Load Temporary Add-on»: ${join(distOf('firefox'), 'manifest.json')}
                           (npm run build makes both)`);
}

/** What a person would try, done through the extension's own popup. */
async function showUnseen(browser: DrivenBrowser, asking: Asking, count: number): Promise<void> {
  const popup = await openPopup(browser);
  const hits = await search(popup, words, 1);
  await openHit(popup, 0);
  const pdf = await exportAs(popup, 'pdf', outFolder);
  const mail = await exportAs(popup, 'eml', outFolder);
  const picture = join(outFolder, 'popup.png');
  await popup.show();
  writeFileSync(picture, await popup.picture());
  const archive = await browser.open(`${browser.origin}/archive-page/index.html`);
  await archive.until('the conversations', () => document.querySelector('[role="option"]') !== null);
  const whole = join(outFolder, 'archive.png');
  writeFileSync(whole, await archive.picture());
  console.log(`${await asking.ask('count')} messages archived (${count} when the history had been read; the buyers go on writing).`);
  console.log(`Searching for ${words}: ${hits.length} hits, newest first`);
  for (const hit of hits.slice(0, shownHits)) console.log(`  ${hit}`);
  console.log(`PDF         ${pdf}\nE-mail      ${mail}\nScreenshots ${picture}\n            ${whole}`);
}

function tellWhatToTry(count: number): void {
  console.log(`
${count} messages of the sample shop are archived, and the buyers go on writing. Try:
  - click Liaocun's icon in the toolbar (behind the puzzle piece) and type ${words}, two letters of a name, or part of an order number
  - open a hit, read on in both directions, and export the conversation as PDF
  - open other buyers in the shop: they are archived as soon as you see them
Close the browser, or press Ctrl-C here, to end.`);
}

async function run(options: StartOptions, folder: string): Promise<void> {
  mkdirSync(outFolder, { recursive: true });
  const browser = await open(options, folder);
  const sample = await startSample();
  try {
    const asking = await openAutomation(browser);
    const count = await archiveSample(browser, asking, sample.url);
    if (options.headless) await showUnseen(browser, asking, count);
    else tellWhatToTry(count);
    tellHowToInstall();
    if (!options.headless) await browser.gone;
  } finally {
    await browser.close().catch(() => undefined);
    await sample.close();
  }
}

const folder = mkdtempSync(join(tmpdir(), 'liaocun-start-'));
try {
  await run(startOptions(argv.slice(2)), folder);
} catch (error) {
  console.error(error instanceof Error ? error.message : 'It did not work.');
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
exit();
