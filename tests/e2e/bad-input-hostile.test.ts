import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MessageRecord } from '../../src/domain/message.ts';
import type { Tab } from '../../tools/drive/driven-browser.ts';
import { exportAs, openHit, openPopup, search } from '../../tools/drive/popup.ts';
import { startPages, type ServedPages } from '../pages/serve.ts';
import { archived, stateOnce } from '../support/archived.ts';
import { openExtension, type Extension } from '../support/extension.ts';
import { heldOnce } from '../support/held.ts';
import { openPopupOver } from '../support/open-popup-over.ts';
import { serveWildChat, tell, type Said, type WildChat } from '../support/wild-chat.ts';

const zone = 'Asia/Taipei';
const script = `<img src=x onerror="document.title='harmed'"><script>document.title='harmed'</script>`;
const peer = `anna${script}\r\nBcc: everyone@example.com\r\n\r\nX-Harm: 1`;

/** What is wild and still a message. */
const kept: readonly Said[] = [
  { id: 'w0', text: `script: ${script}`, sender: `name ${script}`, time: '10:00' },
  { id: 'w1', text: "link: javascript:document.title='harmed'", link: "javascript:document.title='harmed'", time: '10:01' },
  { id: 'w2', text: 'lone \ud800 surrogate \udfff', sender: 'lone \udc00', time: '10:02' },
  { id: 'w3', text: 'bidi \u202egnp.exe\u202c \u2066isolate', sender: '\u202eanna', time: '10:03' },
  { id: 'w4', text: 'year 9999', time: '9999-12-31 23:59', datetime: '9999-12-31T23:59:59Z' },
  { id: 'w5', text: 'no such time', time: '99:99', datetime: '99:99' },
  { id: 'w6', text: 'header\r\nBcc: everyone@example.com', sender: 'a\r\nBcc: b@example.com', time: '10:04' },
  { id: 'w7', text: 'picture of a script', picture: "javascript:document.title='harmed'", time: '10:05' },
  { id: 'w8', text: 'the last wild one', out: true, time: '10:06' },
];

let pages: ServedPages;
let wild: WildChat;
let extension: Extension;
let chat: Tab;
let tabId: number;
let shop: Tab;
let shopId: number;

beforeAll(async () => {
  pages = await startPages({ zone });
  wild = await serveWildChat();
  const hostMap = Object.fromEntries(pages.hosts.map((host) => [host, `127.0.0.1:${pages.port}`]));
  extension = await openExtension('chromium', { hostMap, granted: ['127.0.0.1'], zone });
  await extension.asking.ask('accept', { useHints: true, taught: {} });
  chat = await extension.browser.open(wild.address(peer));
  await tell(chat, 'say', ...kept.slice(0, 4));
  await tell(chat, 'sayLong', 'long', 'x', 10_000_000);
  await tell(chat, 'say', ...kept.slice(4));
  tabId = await archived(extension.asking);
});

afterAll(async () => {
  await extension?.close();
  await wild?.close();
  await pages?.close();
});

/** Nothing that the chat said has become an element or run in this page of ours. */
async function unharmed(page: Tab): Promise<void> {
  expect(
    await page.evaluate(() => ({
      title: document.title.includes('harmed'),
      scripts: document.querySelectorAll('body script:not([src]), img[src="x"], [onerror]').length,
      links: document.querySelectorAll('[href^="javascript:" i], [src^="javascript:" i]').length,
    })),
  ).toEqual({ title: false, scripts: 0, links: 0 });
}

/** The records of the one conversation whose key holds a name. */
async function recordsOf(name: string): Promise<readonly MessageRecord[]> {
  const conversation = (await extension.asking.ask('seenSince', 0)).find((key) => key.includes(name));
  return extension.asking.ask('records', conversation ?? '');
}

test('what can be kept is kept, what is too long is refused and said', async () => {
  expect(await heldOnce(extension.asking, kept.length)).toBe(kept.length);
  const records = await recordsOf('anna');
  expect(records.map(({ platformId }) => platformId)).toEqual(kept.map(({ id }) => id));
  expect(records[0]).toMatchObject({ text: kept[0]?.text, sender: kept[0]?.sender });
  expect(records[2]?.text).toBe('lone \ufffd surrogate \ufffd');
  expect(records[3]?.text).toBe(kept[3]?.text);
  expect(records[5]?.time.iso).toBeNull();
  expect(records.filter(({ attachments }) => attachments.some(({ url }) => url?.startsWith('javascript:') === true))).toEqual([]);
  expect((await stateOnce(extension.asking, tabId, ({ panes }) => panes[0]?.refused === 1)).panes[0]?.refused).toBe(1);
  const popup = await openPopupOver(extension.browser, extension.asking, tabId);
  await popup.until(
    'the refusal in words',
    () => document.querySelector('.tab-card')?.textContent?.includes('1 too large to take') === true,
  );
  await unharmed(popup);
  await popup.close();
});

test('nothing of it runs in the popup or on the archive page, and files made of it are sound', async () => {
  const popup = await openPopup(extension.browser);
  const hits = await search(popup, 'onerror', 1);
  expect(hits[0]).toContain('<img src=x onerror=');
  await openHit(popup, 0);
  expect(await popup.evaluate(() => document.querySelector('.reading')?.textContent)).toContain('<script>');
  await unharmed(popup);

  const pdf = await exportAs(popup, 'pdf', extension.downloads);
  const text = execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8' });
  expect(text).toContain('the last wild one');
  expect(text).toContain('<img src=x');
  expect(execFileSync('pdfinfo', ['-js', pdf], { encoding: 'utf8' })).not.toContain('harmed');

  const raw = readFileSync(await exportAs(popup, 'eml', extension.downloads));
  const mail = await PostalMime.parse(raw);
  expect(mail.headers.map(({ key }) => key)).toEqual(['subject', 'date', 'x-unsent', 'x-mailer', 'mime-version', 'content-type']);
  expect(mail.bcc).toBeUndefined();
  expect(mail.attachments.map(({ mimeType }) => mimeType)).toContain('application/pdf');
  expect(raw.toString('latin1')).not.toMatch(/^(?:Bcc|X-Harm):/im);
  await popup.close();

  const page = await extension.browser.open(`${extension.browser.origin}/archive-page/index.html`);
  await page.until('the conversation', () => document.querySelector('.conversation-row, [role="option"]') !== null);
  await page.evaluate(() => document.querySelector<HTMLElement>('[role="option"]')?.click());
  await page.until(
    'the end of the transcript',
    () => document.querySelector('.transcript')?.textContent?.includes('the last wild one') === true,
  );
  await unharmed(page);
  await page.evaluate(() => document.querySelector('.transcript')?.scrollTo(0, 0));
  await page.until('its beginning', () => document.querySelector('[aria-posinset="1"] .message') !== null);
  await unharmed(page);
  await page.close();
});

/** Frames per second that a page draws, over one second. */
const frameRate = (page: Tab): Promise<number> =>
  page.evaluate(async () => {
    const start = performance.now();
    let frames = 0;
    for (let now = start; now - start < 1000; now = await new Promise(requestAnimationFrame)) frames += 1;
    return frames;
  });

/** What the archive of the other page does while `work` runs: how long a new row takes, and how many frames a second both pages draw. */
async function besides(work: Promise<unknown>): Promise<{ readonly ms: number; readonly shop: number; readonly hostile: number }> {
  const held = await inShop();
  const rates = Promise.all([frameRate(shop), frameRate(chat)]);
  const started = Date.now();
  await shop.evaluate(() => Reflect.get(window, '__page').arrive(1));
  while ((await inShop()) === held && Date.now() - started < 10_000);
  const ms = Date.now() - started;
  const [shopRate, hostile] = await rates;
  await work;
  return { ms, shop: shopRate, hostile };
}

async function inShop(): Promise<number> {
  const { panes } = await extension.asking.ask('tabState', shopId);
  return panes[0]?.total ?? 0;
}

const promptMs = 2000;
const smooth = 10;

test('a storm of a million mutations leaves its own page and another one at ease', async () => {
  const page = pages.pagesFor('shopee-seller').find(({ sort }) => sort === 'living');
  // The page with ten million letters in one line is slow by itself: a page of its own tells what the storm does.
  await chat.close();
  chat = await extension.browser.open(wild.address('storm'));
  await tell(chat, 'say', { id: 's0', text: 'before the storm', time: '10:00' });
  tabId = await archived(extension.asking);
  shop = await extension.browser.open(page?.url ?? '');
  shopId = await archived(extension.asking);
  await stateOnce(extension.asking, shopId, ({ panes }) => (panes[0]?.total ?? 0) > 0 && panes[0]?.waiting === 0);
  const seen = await besides(tell(chat, 'storm', 1_000_000));
  console.info(`during the storm: another page's row after ${seen.ms} ms; frames a second: ${seen.shop} there, ${seen.hostile} here`);
  expect(seen.ms).toBeLessThan(promptMs);
  expect(seen.shop).toBeGreaterThan(smooth);
  expect(seen.hostile).toBeGreaterThan(smooth);
  const [after] = (await found('after the storm')).slice(-1);
  expect(after).toBe('after the storm');
});

test('of a flood of rows the newest are stored and the others counted, while another page is archived', async () => {
  await chat.close();
  chat = await extension.browser.open(wild.address('flood'));
  await tell(chat, 'flood', 30_100);
  tabId = await archived(extension.asking);
  const before = await inShop();
  await shop.evaluate(() => Reflect.get(window, '__page').arrive(1));
  const there = await stateOnce(extension.asking, shopId, ({ panes }) => (panes[0]?.total ?? 0) > before);
  expect(there.panes[0]?.total).toBe(before + 1);
  const here = await stateOnce(extension.asking, tabId, ({ panes }) => panes[0]?.total === 20_000 && panes[0].waiting === 0, 150_000);
  expect(here.panes[0]).toMatchObject({ rows: 20_000, total: 20_000, waiting: 0, refused: 10_100 });
  expect(await found('row 10100')).toEqual(['row 10100']);
  expect(await found('row 30099')).toEqual(['row 30099']);
}, 180_000);

/** The texts that a search finds, as soon as it finds any. */
async function found(words: string): Promise<readonly string[]> {
  const end = Date.now() + 10_000;
  for (;;) {
    const texts = await extension.asking.ask('search', words, 10);
    if (texts.length > 0 || Date.now() > end) return texts;
  }
}
