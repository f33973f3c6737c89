import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import * as v from 'valibot';
import { connectBidi, type Bidi } from './bidi.ts';
import { startConnectProxy } from './connect-proxy.ts';
import { awaitingExpressionOf, waysInto, type DrivenBrowser, type OpenOptions, type Tab } from './driven-browser.ts';

/** The add-on's address, chosen by us so that its pages can be opened by name. */
const uuid = '3a2c1d7e-5b84-4f60-9d13-70c6f2a8e951';
const origin = `moz-extension://${uuid}`;

const treeSchema = v.object({ contexts: v.array(v.object({ context: v.string(), url: v.string() })) });
const contextSchema = v.object({ context: v.string() });
const valueSchema = v.variant('type', [
  v.object({ type: v.literal('success'), result: v.object({ type: v.literal('string'), value: v.string() }) }),
  v.object({ type: v.literal('exception'), exceptionDetails: v.object({ text: v.string() }) }),
]);
const pictureSchema = v.object({ data: v.string() });

/** `addOn` is the extension's id in its manifest. */
type FirefoxOptions = OpenOptions & { readonly addOn: string };

type Preference = string | number | boolean;

function preferencesFor({ addOn, language, downloads }: FirefoxOptions, proxyPort: number | null): Record<string, Preference> {
  return {
    'app.normandy.enabled': false,
    'app.update.enabled': false,
    'browser.aboutwelcome.enabled': false,
    'browser.download.always_ask_before_handling_new_types': false,
    'browser.download.open_pdf_attachments_inline': false,
    'browser.download.useDownloadDir': true,
    'browser.helperApps.neverAsk.saveToDisk': 'application/pdf,message/rfc822,text/plain,application/x-ndjson,application/jsonl',
    'pdfjs.disabled': true,
    'browser.newtab.preload': false,
    'browser.newtabpage.enabled': false,
    'browser.shell.checkDefaultBrowser': false,
    'browser.startup.page': 0,
    'browser.startup.homepage_override.mstone': 'ignore',
    'browser.tabs.remote.separatePrivilegedContentProcess': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'dom.min_background_timeout_value': 10,
    'extensions.webextensions.keepStorageOnUninstall': true,
    'extensions.webextensions.keepUuidOnUninstall': true,
    'extensions.webextensions.uuids': JSON.stringify({ [addOn]: uuid }),
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    'remote.prefs.recommended': true,
    'toolkit.telemetry.reportingpolicy.firstRun': false,
    'ui.systemUsesDarkTheme': 0,
    ...(downloads === undefined ? {} : { 'browser.download.folderList': 2, 'browser.download.dir': downloads }),
    ...(language === undefined ? {} : { 'intl.accept_languages': language, 'intl.locale.requested': language }),
    ...(proxyPort === null
      ? {}
      : {
          'network.proxy.type': 1,
          'network.proxy.http': '127.0.0.1',
          'network.proxy.http_port': proxyPort,
          'network.proxy.ssl': '127.0.0.1',
          'network.proxy.ssl_port': proxyPort,
        }),
  };
}

function writePreferences(profile: string, preferences: Record<string, Preference>): void {
  mkdirSync(profile, { recursive: true });
  const lines = Object.entries(preferences).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`);
  writeFileSync(join(profile, 'user.js'), `${lines.join('\n')}\n`);
}

/** Where Firefox says that it listens. Throws when it ends before saying so. */
async function listeningAt(firefox: ChildProcess): Promise<string> {
  const { stderr } = firefox;
  if (!stderr) throw new Error('Firefox was started without a pipe');
  const address = new Promise<string>((resolve, reject) => {
    createInterface({ input: stderr }).on('line', (line) => {
      const found = /WebDriver BiDi listening on (\S+)/.exec(line)?.[1];
      if (found !== undefined) resolve(found);
    });
    firefox.once('exit', (code) => reject(new Error(`Firefox ended (${code}) before it could be driven`)));
  });
  return address;
}

/** Runs an expression whose value is JSON text. */
async function valueOf(bidi: Bidi, context: string, expression: string): Promise<unknown> {
  const answer = v.parse(valueSchema, await bidi.send('script.evaluate', { expression, target: { context }, awaitPromise: true }));
  if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
  return JSON.parse(answer.result.value);
}

/** Navigates without waiting for BiDi's own idea of the end, which never comes where the process changes (pages of the extension). */
async function goto(bidi: Bidi, context: string, url: string): Promise<void> {
  await bidi.send('browsingContext.navigate', { context, url, wait: 'none' });
  const arrived = awaitingExpressionOf(
    (scheme: string) => location.href.startsWith(scheme) && document.readyState !== 'loading',
    [url.slice(0, url.indexOf(':'))],
    10_000,
  );
  const end = Date.now() + 15_000;
  for (;;) {
    // The document in which the question was put may be replaced while it waits.
    const answer = await valueOf(bidi, context, arrived).catch(() => false);
    if (answer === true) return;
    if (Date.now() > end) throw new Error('the page did not open');
  }
}

/** Keys that are no characters, as WebDriver writes them. */
const keys: Readonly<Record<string, string>> = {
  Tab: '\uE004',
  Enter: '\uE007',
  Escape: '\uE00C',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
};

/** Does in a window of the browser itself what a click on the extension's icon does. */
const clickedIcon = `(async () => {
  const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
  const { extension } = WebExtensionPolicy.getByHostname('${uuid}');
  const { Services } = globalThis;
  await ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(Services.wm.getMostRecentWindow('navigator:browser'));
  return '""';
})()`;

/** Ends the event page as Firefox itself does once that has idled for half a minute; where something is under way it may be put off. */
const endedBackground = `(async () => {
  await WebExtensionPolicy.getByHostname('${uuid}').extension.terminateBackground();
  return '""';
})()`;

/** Runs an expression whose value is JSON text in a window of the browser itself. */
async function inBrowser(bidi: Bidi, expression: string): Promise<void> {
  const { contexts } = v.parse(treeSchema, await bidi.send('browsingContext.getTree', { maxDepth: 0, 'moz:scope': 'chrome' }));
  const [chrome] = contexts.filter(({ url }) => url.startsWith('chrome://browser/'));
  if (!chrome) throw new Error('Firefox shows no window of its own');
  await valueOf(bidi, chrome.context, expression);
}

async function clickIcon(bidi: Bidi, context: string): Promise<void> {
  await bidi.send('browsingContext.activate', { context });
  await inBrowser(bidi, clickedIcon);
}

function tabOf(bidi: Bidi, context: string): Tab {
  return {
    ...waysInto((expression) => valueOf(bidi, context, expression)),
    async type(text) {
      const actions = Array.from(text).flatMap((value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]);
      await bidi.send('input.performActions', { context, actions: [{ type: 'key', id: 'keyboard', actions }] });
    },
    async press(key) {
      const value = keys[key] ?? key;
      const actions = [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ];
      await bidi.send('input.performActions', { context, actions: [{ type: 'key', id: 'keyboard', actions }] });
    },
    async click(x, y) {
      const button = 0;
      const actions = [
        { type: 'pointerMove', x: Math.round(x), y: Math.round(y) },
        { type: 'pointerDown', button },
        { type: 'pointerUp', button },
      ];
      await bidi.send('input.performActions', { context, actions: [{ type: 'pointer', id: 'mouse', actions }] });
    },
    clickIcon: () => clickIcon(bidi, context),
    goto: (url) => goto(bidi, context, url),
    show: async () => void (await bidi.send('browsingContext.activate', { context })),
    async picture() {
      const { data } = v.parse(pictureSchema, await bidi.send('browsingContext.captureScreenshot', { context }));
      return Buffer.from(data, 'base64');
    },
    close: async () => void (await bidi.send('browsingContext.close', { context })),
  };
}

/** The context that shows `url`, as soon as there is one. */
async function contextAt(bidi: Bidi, url: string): Promise<string> {
  const end = Date.now() + 15_000;
  while (Date.now() < end) {
    const { contexts } = v.parse(treeSchema, await bidi.send('browsingContext.getTree', { maxDepth: 0 }));
    const found = contexts.find((one) => one.url === url);
    if (found) return found.context;
    await pause(50);
  }
  throw new Error('the tab did not open');
}

async function hasBackground(from: Tab): Promise<boolean> {
  return from.evaluate(async () => {
    const { browser } = globalThis as unknown as { browser: { runtime: { getContexts(filter: object): Promise<readonly unknown[]> } } };
    return (await browser.runtime.getContexts({ contextTypes: ['BACKGROUND'] })).length > 0;
  });
}

async function stopBackground(bidi: Bidi, from: Tab): Promise<void> {
  while (await hasBackground(from)) await inBrowser(bidi, endedBackground);
}

/** Starts Firefox with the extension as a temporary add-on, which grants its host permissions. */
export async function openFirefox(options: FirefoxOptions): Promise<DrivenBrowser> {
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'liaocun-firefox-'));
  const proxy = options.hostMap ? await startConnectProxy(options.hostMap) : null;
  writePreferences(profile, preferencesFor(options, proxy?.port ?? null));
  const { width, height } = options.size ?? { width: 1280, height: 800 };
  const firefox = spawn(
    options.executable,
    [
      '--remote-debugging-port=0',
      '--remote-allow-system-access',
      '--no-remote',
      '--profile',
      profile,
      `--width=${width}`,
      `--height=${height}`,
      ...(options.headless ? ['--headless'] : []),
    ],
    { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, ...(options.zone === undefined ? {} : { TZ: options.zone }) } },
  );
  const gone = new Promise<void>((resolve) => firefox.once('exit', () => resolve()));
  const killAlong = () => firefox.kill('SIGKILL');
  process.once('exit', killAlong);
  const bidi = await connectBidi(await listeningAt(firefox));
  await bidi.send('session.new', { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } });
  await bidi.send('webExtension.install', { extensionData: { type: 'path', path: options.extension } });
  const afterwards = async () => {
    await gone;
    process.off('exit', killAlong);
    await proxy?.close();
    if (options.profile === undefined) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  return {
    family: 'firefox',
    origin,
    async open(url) {
      const { context } = v.parse(contextSchema, await bidi.send('browsingContext.create', { type: 'window' }));
      if (options.headless) await bidi.send('browsingContext.setViewport', { context, viewport: { width, height } });
      await goto(bidi, context, url);
      return tabOf(bidi, context);
    },
    opened: async (url) => tabOf(bidi, await contextAt(bidi, url)),
    gone,
    stopBackground: (from) => stopBackground(bidi, from),
    async kill() {
      firefox.kill('SIGKILL');
      await afterwards();
    },
    async close() {
      await bidi.send('browser.close', {}).catch(() => firefox.kill('SIGKILL'));
      await afterwards();
    },
  };
}
