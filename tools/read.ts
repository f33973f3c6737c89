import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { argv, exit, stderr, stdout } from 'node:process';
import { requireBrowser } from './browsers.ts';
import { copyForAutomation } from './development-copy.ts';
import { openAutomation } from './drive/automation.ts';
import type { Json } from './drive/driven-browser.ts';
import { openChromium } from './drive/chromium.ts';
import { allowedFor } from './off-consoles.ts';
import { BadArguments, readOptions, type ReadOptions } from './read-options.ts';
import { NoPane, readTab } from './read-tab.ts';

const size = { width: 1280, height: 800 };

/** Hosts that are granted: the page's own and those that were mapped, for chats often stand in a frame from another host. */
const hostsOf = ({ url, hostMap }: ReadOptions): readonly string[] => [...new Set([url.hostname, ...Object.keys(hostMap)])];

function taughtFor({ teach }: ReadOptions, hosts: readonly string[]): Record<string, Json> {
  if (teach === null) return {};
  const hints = JSON.parse(readFileSync(teach, 'utf8')) as Json;
  return Object.fromEntries(hosts.map((host) => [host, hints]));
}

/** Opens the page in a browser of its own and prints what the archive then holds of its conversations. */
async function read(options: ReadOptions, folder: string, tell: (line: string) => void): Promise<void> {
  const { hosts, consoles } = allowedFor(hostsOf(options));
  // With a kept profile the copy lies in it: the browser remembers where its extension was.
  const profile = resolve(options.profile ?? join(folder, 'profile'));
  const extension = join(options.profile === null ? folder : profile, 'liaocun-extension');
  await copyForAutomation('chrome', hosts, extension);
  const mapped = Object.keys(options.hostMap).length > 0;
  const browser = await openChromium({
    executable: requireBrowser('chromium'),
    extension,
    profile,
    headless: true,
    size,
    ...(mapped ? { hostMap: options.hostMap } : {}),
    ...(options.language === null ? {} : { language: options.language }),
    ...(options.zone === null ? {} : { zone: options.zone }),
  });
  try {
    const asking = await openAutomation(browser);
    await asking.ask('accept', { useHints: options.hints, taught: taughtFor(options, hosts), consoles });
    const since = Date.now();
    await browser.open(options.url.href);
    for await (const record of readTab(asking, { ...options, since }, tell)) stdout.write(`${JSON.stringify(record)}\n`);
  } finally {
    await browser.close();
  }
}

async function main(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'liaocun-read-'));
  try {
    const options = readOptions(argv.slice(2));
    await read(options, folder, (line) => void (options.quiet || stderr.write(`${line}\n`)));
    return 0;
  } catch (error) {
    if (!(error instanceof BadArguments || error instanceof NoPane)) throw error;
    stderr.write(`${error.message}\n`);
    return 1;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

const code = await main();
if (stdout.writableLength > 0) await new Promise((written) => stdout.once('drain', written));
exit(code);
