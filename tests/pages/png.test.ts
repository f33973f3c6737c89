import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jsonlWriter } from '../../src/export/jsonl-writer';
import { pictureSize } from '../../src/export/picture-size';
import type { ExportEntry, ExportRequest } from '../../src/export/request';
import { redactedRequest } from '../../src/export/redacted-request';
import { type Aspect, heldByPictures } from '../../src/export/testing/aspects';
import { hostileTexts } from '../../src/export/testing/hostile';
import { aRecord, aRequest, asEntry } from '../../src/export/testing/sample';
import { linesOf, showTricky } from '../../src/export/visible-text';
import { feed } from '../../src/export/writer';
import { noRedaction } from '../../src/redaction/redaction';
import { launchPlain } from '../support/plain-chromium.ts';
import { pngScript } from './bundle.ts';
import { chat, red, redHash } from './png-chat';
import type { PngMade, PngOf, PngOrder } from './png-entry';

let browser: Browser;
let page: Page;
let script: string;

beforeAll(async () => {
  const launching = launchPlain();
  [browser, script] = await Promise.all([launching, pngScript()]);
  page = await browser.newPage();
  await page.route('https://pictures.example/**', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
  await page.goto('https://pictures.example/');
  await page.addScriptTag({ content: script, type: 'module' });
  await page.waitForFunction(() => 'pngOf' in window);
}, 60_000);

afterAll(() => browser.close());

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

test('the hash is that of the records as JSON Lines', async () => {
  const request = await aRequest(chat);
  const writer = jsonlWriter({});
  const records = await (await writer.end(await feed(request, [writer], {}))).text();
  expect(records.split('\n').filter((line) => line !== '')).toHaveLength(6);
  const { said } = await made(await order(chat));
  expect(said.join('')).toContain(`SHA-256 of these 6 records as JSON Lines: ${createHash('sha256').update(records).digest('hex')}`);
});

const attacked = async (): Promise<PngMade> => {
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
  return made(
    await order(
      entries,
      { title: hostileTexts.join(' ') },
      { files: { ['b'.repeat(64)]: { type: 'image/png', base64: broken.toString('base64') } } },
    ),
  );
};

/** All that was drawn, without blanks, by which lines are broken. */
const drawn = async (wanted: PngOrder): Promise<string> => (await made(wanted)).said.join('').replace(/\s/g, '');
const bare = (text: string): string => text.replace(/\s/g, '');
const spoken = (texts: readonly string[]): ExportEntry[] => texts.map((text, index) => asEntry(aRecord({ id: `t${index}`, text })));

/** Fails unless the texts stand behind each other. */
function expectInOrder(all: string, texts: readonly string[]): void {
  let at = 0;
  for (const text of texts) {
    const found = all.indexOf(bare(text), at);
    expect(found, `${text} behind ${at}`).toBeGreaterThanOrEqual(at);
    at = found + bare(text).length;
  }
}

/** Whether anything on a picture is as red as the kept one. */
const reds = async (one: PngMade): Promise<boolean> => {
  const { height = 0 } = sizeOf(Buffer.from(one.base64, 'base64')) ?? {};
  return (
    await pixels(
      one,
      Array.from({ length: height / 8 }, (_, at) => [200, 8 * at]),
    )
  ).includes('#c81e1e');
};

const checks: Readonly<Partial<Record<Aspect, () => Promise<void>>>> = {
  texts: async () => {
    const shown = hostileTexts.map((text) => linesOf(text).map(showTricky).join(''));
    expectInOrder(await drawn(await order(spoken(hostileTexts))), shown);
  },
  order: async () =>
    expectInOrder(await drawn(await order(spoken(['first', 'second', 'third', 'fourth']))), ['first', 'second', 'third', 'fourth']),
  sides: async () => {
    const said = await drawn(await order(chat));
    for (const part of ['shop:anna', 'buyer88', 'Image', 'shoe.png', redHash, 'Systemnotice']) expect(said).toContain(part);
  },
  times: async () => {
    const entries = (['second', 'minute', 'day'] as const).map((precision, index) =>
      asEntry(
        aRecord({
          id: `t${index}`,
          text: 'x',
          time: { iso: '2026-11-20T14:30:05+08:00', precision, raw: `shown ${index}`, source: 'row' },
        }),
      ),
    );
    const said = await drawn(await order(entries, { timeZone: 'Asia/Tokyo' }));
    for (const part of ['2026-11-2015:30:05+09:00', 'shown1', 'shown2', 'Asia/Tokyo']) expect(said).toContain(part);
  },
  versions: async () =>
    expectInOrder(await drawn(await order(chat)), [
      'Recalled between 2026-11-20 14:45:00 +08:00 and 2026-11-20 14:50:00 +08:00',
      'Edited between 2026-11-20 14:35:00 +08:00 and 2026-11-20 14:40:00 +08:00',
      'It is 199, not 299.',
      'It is 299.',
    ]),
  gaps: async () =>
    expectInOrder(await drawn(await order(chat)), ['شكرا جزيلا', 'Messages may be missing here, between 2026-11-20 14:30', 'shoe.png']),
  inside: async () => {
    const [shown, not] = [await made(await order(chat)), await made(await order(chat, { attachments: 'none' }))];
    expect([await reds(shown), await reds(not)]).toEqual([true, false]);
  },
  beside: async () => {
    const parts = partsOf(await made(await order(chat, { attachments: 'beside' })));
    expect(parts.map(([name]) => name)).toEqual(['chat.png', 'attachments/0004 shoe.png', 'attachments.sha256']);
    expect(Buffer.from(parts[1]?.[1] ?? []).equals(red)).toBe(true);
  },
  redaction: async () => {
    const entries = spoken(['call 13800138000, says buyer88', 'shop:anna answers']);
    const redaction = { ...noRedaction, rules: ['phone', 'name'] as const, wholes: ['account'] as const };
    const {
      fileOf: _fileOf,
      ledgerOf: _ledgerOf,
      words: _words,
      hidden = new Map(),
      ...request
    } = redactedRequest(await aRequest(entries), {
      ...redaction,
      rules: [...redaction.rules],
      wholes: [...redaction.wholes],
    });
    const left: ExportEntry[] = [];
    for await (const entry of request.entries) left.push(entry);
    const said = await drawn({ request, entries: left, files, hidden: [...hidden] });
    for (const secret of ['13800138000', 'buyer88', 'shop:anna', 'anna', '40012']) expect(said).not.toContain(secret);
    expect(said).toContain('▇▇▇');
  },
  watermark: async () => {
    const said = await drawn(await order(chat, { watermark: { line: 'Zhang \u202E & Partners', id: '7F3KQ-2Q9MD' } }));
    expect(said.split('CopyforZhang[U+202E]&Partners·7F3KQ-2Q9MD').length).toBeGreaterThan(3);
  },
  language: async () => {
    for (const [language, label] of [
      ['en', 'Complete from'],
      ['zh_CN', '完整'],
      ['zh_TW', '匯出'],
    ] as const)
      expect(await drawn(await order(chat, { language }))).toContain(bare(label));
  },
  badInput: async () => {
    const one = await attacked();
    const data = one.type === 'image/png' ? Buffer.from(one.base64, 'base64') : Buffer.from(partsOf(one).at(-1)?.[1] ?? []);
    expect(sizeOf(data)?.width).toBe(1440);
    expect(await pixels({ base64: data.toString('base64') }, [[0, 0]])).toEqual(['#ffffff']);
  },
  progress: async () => {
    const entries = spoken(Array.from({ length: 120 }, (_, index) => `message ${index}`));
    expect((await made(await order(entries))).steps).toEqual([100, 120]);
  },
  cancel: async () => {
    await expect(made(await order(spoken(['on and on']), {}, { isEndless: true }))).rejects.toThrow('stopped at 100');
  },
  same: async () => {
    const [one, two] = [await made(await order(chat)), await made(await order(chat))];
    expect(one.base64 === two.base64).toBe(true);
  },
};

test.each(heldByPictures)('a picture is held to the table of formats: %s', async (aspect) => {
  await expect(checks[aspect]?.() ?? Promise.reject(new Error(`no test for ${aspect}`))).resolves.toBeUndefined();
});
