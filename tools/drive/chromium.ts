import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch, TargetType, type Browser, type KeyInput, type Page, type SerializedAXNode } from 'puppeteer-core';
import { waysInto, type DrivenBrowser, type Heard, type HostMap, type OpenOptions, type Tab } from './driven-browser.ts';
import { quietWindows } from './quiet-windows.ts';

/** Quiet, offline by itself, and awake in every tab. */
const quiet = [
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--disable-search-engine-choice-screen',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-service-autorun',
  '--password-store=basic',
  quietWindows,
];

function argumentsFor({ hostMap, language, size, headless, collects }: OpenOptions): string[] {
  return [
    ...quiet,
    // Chromium's sandbox refuses to run as root, as in a container.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...(hostMap ? [`--host-resolver-rules=${resolverRules(hostMap)}`, '--ignore-certificate-errors'] : []),
    ...(language === undefined ? [] : [`--lang=${language}`, `--accept-lang=${language}`]),
    ...(collects === true ? ['--js-flags=--expose-gc'] : []),
    ...(size && headless ? [`--window-size=${size.width},${size.height}`] : []),
  ];
}

function resolverRules(hostMap: HostMap): string {
  const mapped = Object.entries(hostMap).map(([host, target]) => `MAP ${host} ${target}`);
  return [...mapped, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1', 'EXCLUDE localhost'].join(', ');
}

function environmentFor({ zone, language }: OpenOptions): Record<string, string | undefined> {
  return {
    ...process.env,
    ...(zone === undefined ? {} : { TZ: zone }),
    ...(language === undefined ? {} : { LANGUAGE: language.replace('-', '_') }),
  };
}

async function valueOf(page: Page, expression: string): Promise<unknown> {
  const text = await page.evaluate(expression);
  if (typeof text !== 'string') throw new Error('the page did not answer with JSON');
  return JSON.parse(text);
}

/** A key may close its own page, as a choice in a popup does; then nothing is left to be let go of. */
async function pressed(page: Page, key: KeyInput): Promise<void> {
  await page.keyboard.press(key).catch((error: unknown) => {
    if (!page.isClosed()) throw error;
  });
}

function heardIn({ role, name = '', focused = false, children = [] }: SerializedAXNode): readonly Heard[] {
  return [{ role, name, isFocused: focused }, ...children.flatMap(heardIn)];
}

async function clickIcon(page: Page, id: string): Promise<void> {
  const extension = (await page.browser().extensions()).get(id);
  if (!extension) throw new Error('the extension is not there');
  await page.bringToFront();
  await extension.triggerAction(page);
}

function tabOf(page: Page, id: string): Tab {
  return {
    ...waysInto((expression) => valueOf(page, expression)),
    type: (text) => page.keyboard.type(text),
    press: (key) => pressed(page, key as KeyInput),
    click: (x, y) => page.mouse.click(x, y),
    clickIcon: () => clickIcon(page, id),
    clickButton: async (name) => page.locator(`::-p-aria([name="${name}"][role="button"])`).click(),
    async heard() {
      const tree = await page.accessibility.snapshot();
      return tree ? heardIn(tree) : [];
    },
    goto: async (url) => void (await page.goto(url, { waitUntil: 'domcontentloaded' })),
    show: () => page.bringToFront(),
    picture: () => page.screenshot(),
    close: () => page.close(),
  };
}

const workerOf = (browser: Browser, origin: string) =>
  browser.waitForTarget((target) => target.type() === TargetType.SERVICE_WORKER && target.url().startsWith(origin));

async function stopWorkers(browser: Browser, origin: string): Promise<void> {
  const worker = await workerOf(browser, origin);
  const page = (await browser.pages()).find((one) => one.url().startsWith(origin));
  if (!page) throw new Error('stopping the background needs an open page of the extension');
  const gone = new Promise<void>((resolve) => browser.on('targetdestroyed', (target) => target === worker && resolve()));
  const session = await page.createCDPSession();
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await gone;
  await session.detach();
}

async function allowDownloads(browser: Browser, downloadPath: string): Promise<void> {
  const session = await browser.target().createCDPSession();
  // It holds for as long as this session lives.
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath });
}

/** Starts Chromium, Chrome or Edge with the unpacked extension, loaded over the debugging pipe: branded Chrome ignores `--load-extension`. */
export async function openChromium(options: OpenOptions): Promise<DrivenBrowser> {
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'liaocun-chromium-'));
  const browser = await launch({
    executablePath: options.executable,
    headless: options.headless,
    pipe: true,
    userDataDir: profile,
    enableExtensions: true,
    env: environmentFor(options),
    args: argumentsFor(options),
    ignoreDefaultArgs: ['--hide-scrollbars'],
    defaultViewport: options.headless ? (options.size ?? null) : null,
  });
  if (options.downloads !== undefined) await allowDownloads(browser, options.downloads);
  const id = await browser.installExtension(options.extension);
  const origin = `chrome-extension://${id}`;
  const gone = new Promise<void>((resolve) => browser.process()?.once('exit', () => resolve()));
  const removeProfile = () => options.profile === undefined && rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  return {
    family: 'chromium',
    origin,
    async open(url) {
      const page = await browser.newPage({ type: 'window' });
      // A tab that something else covers stays awake and visible to itself.
      await page.emulateFocusedPage(true);
      await page.goto(url, { waitUntil: 'domcontentloaded' });
      return tabOf(page, id);
    },
    async opened(url) {
      const target = await browser.waitForTarget((one) => one.url() === url);
      return tabOf(await target.asPage(), id);
    },
    gone,
    stopBackground: () => stopWorkers(browser, origin),
    inBackground: async (work, ...args) => {
      const worker = await (await workerOf(browser, origin)).worker();
      await worker?.evaluate(`(${String(work)})(...${JSON.stringify(args)})`);
    },
    async kill() {
      browser.process()?.kill('SIGKILL');
      await gone;
    },
    async close() {
      await browser.close();
      removeProfile();
    },
  };
}
