import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jsonlWriter } from '../../src/export/jsonl-writer';
import { pictureSize } from '../../src/export/picture-size';
import type { ExportEntry, ExportRequest } from '../../src/export/request';
import { hostileTexts } from '../../src/export/testing/hostile';
import { aGap, aRecord, aRequest, asEntry } from '../../src/export/testing/sample';
import { feed } from '../../src/export/writer';
import { requireBrowser } from '../../tools/browsers.ts';
import { picture } from '../support/picture';
import { pngScript } from './bundle.ts';
import type { PngMade, PngOf, PngOrder } from './png-entry';

let browser: Browser;
let page: Page;
let script: string;

beforeAll(async () => {
  const launching = chromium.launch({ executablePath: requireBrowser('chromium'), args: ['--no-sandbox', '--disable-gpu'] });
  [browser, script] = await Promise.all([launching, pngScript()]);
  page = await browser.newPage();
  await page.route('https://pictures.example/**', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
  await page.goto('https://pictures.example/');
  await page.addScriptTag({ content: script, type: 'module' });
  await page.waitForFunction(() => 'pngOf' in window);
}, 60_000);

afterAll(() => browser.close());

const red = picture(200, [200, 30, 30]);
const redHash = createHash('sha256').update(red).digest('hex');
const files = { [redHash]: { type: 'image/png', base64: red.toString('base64') } };

async function order(
  entries: readonly ExportEntry[],
  changes: Partial<ExportRequest> = {},
  more: Partial<PngOrder> = {},
): Promise<PngOrder> {
  const { words: _words, entries: _entries, ...request } = await aRequest([], changes);
  return { request, entries, files, ...more };
}

const made = async (wanted: PngOrder): Promise<PngMade> =>
  page.evaluate((one) => (window as unknown as { readonly pngOf: PngOf }).pngOf(one), wanted);

const sizeOf = (data: Uint8Array) => pictureSize({ type: 'image/png', data });
const partsOf = ({ base64 }: PngMade): readonly (readonly [string, Uint8Array])[] =>
  Object.entries(unzipSync(Buffer.from(base64, 'base64')));

/** The colours of pixels of a picture, as the browser reads it. */
async function pixels(
  { base64 }: Pick<PngMade, 'base64'>,
  points: readonly (readonly [x: number, y: number])[],
): Promise<readonly string[]> {
  return page.evaluate(
    async ([data, where]) => {
      const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(data), (one) => one.charCodeAt(0))], { type: 'image/png' }));
      const brush = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d', { willReadFrequently: true });
      if (!brush) throw new Error('no canvas');
      brush.drawImage(bitmap, 0, 0);
      return where.map(([x, y]) => {
        const [r = 0, g = 0, b = 0] = brush.getImageData(x, y, 1, 1).data;
        return `#${[r, g, b].map((value) => value.toString(16).padStart(2, '0')).join('')}`;
      });
    },
    [base64, points] as const,
  );
}

const chat: readonly ExportEntry[] = [
  asEntry(aRecord({ id: 'a', text: 'สวัสดีค่ะ สินค้าพร้อมส่งภายในวันนี้ กรุณารอสักครู่นะคะ ขอบคุณมากค่ะ' })),
  asEntry(
    aRecord({
      id: 'b',
      direction: 'out',
      sender: null,
      text: '您好，請問這雙鞋子還有四十二號的嗎？我想要藍色的，明天可以出貨嗎？謝謝您！👍🏽',
    }),
  ),
  asEntry(aRecord({ id: 'c', text: 'متى سيصل الطلب 220818EGS328B9 من فضلك؟ شكرا جزيلا لكم على سرعة الرد' })),
  { entry: 'gap', gap: aGap({ rows: 3 }) },
  asEntry(
    aRecord({
      id: 'd',
      kind: 'image',
      text: '',
      attachments: [{ kind: 'image', name: 'shoe.png', url: null, sha256: redHash, bytes: red.length, state: 'kept' }],
    }),
  ),
  asEntry(
    aRecord({
      id: 'e',
      direction: 'out',
      sender: null,
      text: 'It is 199, not 299.',
      versions: [
        { at: '2026-11-20T14:30:00+08:00', what: 'first', text: 'It is 299.' },
        { at: '2026-11-20T14:40:00+08:00', what: 'edit', text: 'It is 199, not 299.', since: '2026-11-20T14:35:00+08:00' },
        { at: '2026-11-20T14:50:00+08:00', what: 'recall', text: '', since: '2026-11-20T14:45:00+08:00' },
      ],
    }),
  ),
  asEntry(aRecord({ id: 'f', direction: 'system', sender: null, kind: 'system', text: '聊聊已自動關閉' })),
];

test('a chat is one picture, its bubbles on their sides, its pictures inside', async () => {
  const one = await made(await order(chat, { watermark: { line: 'Zhang & Partners', id: '7F3KQ-2Q9MD' } }));
  expect(one.type).toBe('image/png');
  const folder = process.env['SCREENSHOTS'];
  if (folder !== undefined) writeFileSync(`${folder}/long-picture.png`, Buffer.from(one.base64, 'base64'));
  const size = sizeOf(Buffer.from(one.base64, 'base64'));
  expect(size?.width).toBe(1440);
  const column = (x: number) => Array.from({ length: size?.height ?? 0 }, (_, y) => [x, y] as const);
  const plain = await made(await order(chat));
  const [left, right] = [await pixels(plain, column(52)), await pixels(plain, column(1384))];
  expect(left).toContain('#f1f3f4');
  expect(left).not.toContain('#dcefec');
  expect(right).toContain('#dcefec');
  expect(right).not.toContain('#f1f3f4');
  expect((await pixels(plain, column(200))).filter((colour) => colour === '#c81e1e').length).toBe(400);
  expect(await pixels(one, column(700))).not.toEqual(await pixels(plain, column(700)));
  const without = await made(await order(chat, { attachments: 'none' }));
  expect(sizeOf(Buffer.from(without.base64, 'base64'))?.height).toBe((sizeOf(Buffer.from(plain.base64, 'base64'))?.height ?? 0) - 2 * 212);
});

test('a worker makes the same picture', async () => {
  const inWorker = await page.evaluate(
    async ([code, wanted]) => {
      const [port, pictures] = [new BroadcastChannel('orders'), new BroadcastChannel('pictures')];
      const answer = async (): Promise<unknown> =>
        new Promise((resolve) => pictures.addEventListener('message', ({ data }) => resolve(data), { once: true }));
      const begun = answer();
      const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })), { type: 'module' });
      await begun;
      const said = answer();
      port.postMessage(wanted);
      const answered = await said;
      worker.terminate();
      return answered as { readonly base64: string };
    },
    [script, await order(chat)] as const,
  );
  expect(inWorker.base64 === (await made(await order(chat))).base64).toBe(true);
});

describe('where a picture would be too long', () => {
  const many = Array.from({ length: 60 }, (_, index) => asEntry(aRecord({ id: `m${index}`, text: `message ${index}` })));

  test('it goes on in others, each within the limits, and says what it goes on from', async () => {
    const limits = { side: 2000, area: 2 ** 25 };
    const zip = await made(await order(many, {}, { limits }));
    expect(zip.type).toBe('application/zip');
    const parts = partsOf(zip);
    expect(parts.map(([name]) => name)).toEqual(parts.map((_, index) => `${String(index + 1).padStart(4, '0')}.png`));
    expect(parts.length).toBeGreaterThan(4);
    for (const [, data] of parts) expect(sizeOf(data)?.height).toBeLessThanOrEqual(2000);
    const narrow = partsOf(await made(await order(many, {}, { limits: { side: 16_384, area: 1440 * 1000 } })));
    for (const [, data] of narrow) expect(sizeOf(data)?.height).toBeLessThanOrEqual(1000);
    expect(narrow.length).toBeGreaterThan(parts.length);
  });

  test('a message longer than a picture goes on over many, each as long as it may be', async () => {
    const limits = { side: 4096, area: 2 ** 25 };
    const parts = partsOf(await made(await order([asEntry(aRecord({ text: '很长的消息 long 😀 '.repeat(1500) }))], {}, { limits })));
    expect(parts.length).toBeGreaterThan(4);
    const heights = parts.map(([, data]) => sizeOf(data)?.height ?? 0);
    expect(Math.max(...heights)).toBeLessThanOrEqual(4096);
    for (const height of heights.slice(1, -1)) expect(height).toBeGreaterThan(4000);
    const [, last = new Uint8Array()] = parts.at(-2) ?? [];
    expect(await pixels({ base64: Buffer.from(last).toString('base64') }, [[60, 2000]])).toEqual(['#f1f3f4']);
  });
});

test('hostile texts and broken pictures leave a picture that is whole', async () => {
  const broken = Buffer.concat([red.subarray(0, 60), Buffer.alloc(40)]);
  const entries = hostileTexts.map((text, index) =>
    asEntry(
      aRecord({
        id: `h${index}`,
        text,
        sender: text,
        attachments: [{ kind: 'image', name: text, url: text, sha256: 'b'.repeat(64), bytes: 3, state: 'kept' }],
      }),
    ),
  );
  const one = await made(
    await order(
      entries,
      { title: hostileTexts.join(' ') },
      { files: { ['b'.repeat(64)]: { type: 'image/png', base64: broken.toString('base64') } } },
    ),
  );
  const [, last] = one.type === 'image/png' ? ['', Buffer.from(one.base64, 'base64')] : (partsOf(one).at(-1) ?? []);
  expect(sizeOf(last ?? new Uint8Array())?.width).toBe(1440);
});

test('the hash is that of the records as JSON Lines', async () => {
  const request = await aRequest(chat);
  const writer = jsonlWriter({});
  const records = await (await writer.end(await feed(request, [writer], {}))).text();
  expect(records.split('\n').filter((line) => line !== '')).toHaveLength(6);
  const said = await page.evaluate(
    async (wanted) => {
      const drawn: string[] = [];
      const brush = OffscreenCanvasRenderingContext2D.prototype;
      const fillText: (text: string, x: number, y: number) => void = Reflect.get(brush, 'fillText');
      brush.fillText = function record(text, x, y) {
        drawn.push(text);
        fillText.call(this, text, x, y);
      };
      await (window as unknown as { readonly pngOf: PngOf }).pngOf(wanted);
      brush.fillText = fillText;
      return drawn.join('');
    },
    await order(chat),
  );
  expect(said).toContain(`SHA-256 of these 6 records as JSON Lines: ${createHash('sha256').update(records).digest('hex')}`);
});
