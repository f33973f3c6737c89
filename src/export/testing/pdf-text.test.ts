import { describe, expect, test, vi } from 'vitest';
import { exportFile } from '../export-file';
import type { ExportRequest } from '../request';
import { messageText, pdfPages } from './read-pdf';
import { aRecord, aRequest, asEntry, assetsFromDisk } from './sample';

// The machine may be busy, and some of these documents are large.
vi.setConfig({ testTimeout: 120_000 });

/** The PDF's pages for messages with these texts; an empty message at the end marks where the last text ends. */
async function pagesOf(texts: readonly string[], changes: Partial<ExportRequest> = {}): Promise<readonly string[]> {
  const entries = [...texts, 'end'].map((text) => asEntry(aRecord({ text })));
  const { blob } = await exportFile('pdf', await aRequest(entries, changes), assetsFromDisk());
  const pages = pdfPages(new Uint8Array(await blob.arrayBuffer()));
  // Without the footers, so that a message is not cut by the end of a page.
  return pages.map((page) => page.trimEnd().split('\n').slice(0, -1).join('\n'));
}

const readBack = (pages: readonly string[], number: number): string => messageText(pages, number, 'buyer88');
const withoutBreaks = (text: string): string => text.replace(/\s+/g, '');

const onOneLine = {
  'simplified Chinese': ['您好，这件外套还有货吗？', '“包邮”——明天发货……好的！', '龘靐齉爩，𪚥', '价格：￥199（含税）'],
  'traditional Chinese': ['請問可以開發票嗎？', '統一編號：12345678，謝謝您。', '這裡的鬱金香還有嗎？'],
  'Vietnamese, composed': ['Chào bạn, đơn hàng đã được gửi đi rồi nhé!', 'Tiếng Việt: ẰẲẴẶ ổỗộ ỷỹỵ ₫'],
  'Vietnamese, decomposed': ['Chào bạn, đơn hàng đã được gửi!'.normalize('NFD'), 'Tiếng Việt: ổỗộ ỷỹỵ'.normalize('NFD')],
  Thai: ['สวัสดีค่ะ', 'สินค้าชิ้นนี้มีกี่สี', 'น้ำหนักเท่าไหร่คะ ฿๑๒๓', 'ที่นี่ ก็ได้ ซื้อ'],
  Indonesian: ['Halo kak, barangnya masih ada? Bisa dikirim hari ini?'],
  emoji: ['😀', '👍🏽 ok', '👨‍👩‍👧‍👦', '🇮🇩🇻🇳🇹🇭', '❤️', '❤', '1️⃣', '🏴‍☠️'],
  mixed: ['ok 好的 ขอบคุณ cảm ơn 👍', 'order 220818EGS328B9 已发货 ✓ ①★℃ → ≈'],
  'words that fi and ffl could join': ['fine office waffle fjord'],
  'both widths of a form': ['ＡＢＣ ABC ，, ！!', 'é e\u0301 é'],
};

describe.each(['en', 'zh_CN', 'zh_TW'] as const)('pdf text in a document in %s', (language) => {
  const texts = Object.values(onOneLine).flat();
  const pages = pagesOf(texts, { language });

  test.each(Object.entries(onOneLine))('%s is read back equal', async (_, ofScript) => {
    const numbers = ofScript.map((text) => texts.indexOf(text) + 1);
    const read = await pages;
    expect(numbers.map((number) => readBack(read, number))).toEqual(ofScript);
  });
});

describe('pdf text: long messages', () => {
  test('that wrap lose nothing but the line ends', async () => {
    const text = '订单已发出，请注意查收。Your parcel left today; keep the packaging. สินค้าถูกจัดส่งแล้ว โปรดเก็บบรรจุภัณฑ์ไว้ '.repeat(9);
    const pages = await pagesOf([text]);
    expect(withoutBreaks(readBack(pages, 1))).toBe(withoutBreaks(text));
  });

  test('of several lines keep every line end', async () => {
    const text = 'one\ntwo\n\nfour — 四\n  indented';
    const lines = readBack(await pagesOf([text]), 1).split('\n');
    expect(lines.map((line) => line.trim())).toEqual(['one', 'two', 'four — 四', 'indented']);
  });

  test('of a megabyte are whole, with and without places to break', async () => {
    const text = ['x'.repeat(330_000), '很长的消息没有换行'.repeat(37_000), 'lorem ipsum '.repeat(28_000)].join(' ');
    const pages = await pagesOf([text]);
    expect(pages.length).toBeGreaterThan(100);
    expect(withoutBreaks(readBack(pages, 1)) === withoutBreaks(text)).toBe(true);
  });

  test('of a million line ends take one line that says so', async () => {
    const pages = await pagesOf([`a${'\n'.repeat(1_000_000)}b`]);
    expect(pages).toHaveLength(1);
    expect(readBack(pages, 1)).toContain('[U+000A × 1000000]');
  });

  test('of a hundred thousand marks on one letter do not stop the export', async () => {
    const pages = await pagesOf([`a${'\u0301'.repeat(100_000)}`, 'after']);
    expect(readBack(pages, 2)).toBe('after');
  });
});

describe('pdf text: hostile messages', () => {
  test('PDF syntax is text', async () => {
    const texts = [') Tj ET /F1 12 Tf (pwned) Tj', '<< /JS (app.alert(1)) >> \\) endstream endobj', '%PDF-1.7 \\101\\(\\'];
    const pages = await pagesOf(texts);
    expect(texts.map((_, index) => readBack(pages, index + 1))).toEqual(texts);
  });

  test('control characters, overrides and lone surrogates are shown by their code points', async () => {
    const pages = await pagesOf(['a\u0000b\u0007c\u001Bd', 'pay \u202E001\u202C now', 'x\uD800y', 'n\u2066i\u2069']);
    expect([1, 2, 3, 4].map((number) => readBack(pages, number))).toEqual([
      'a[U+0000]b[U+0007]c[U+001B]d',
      'pay [U+202E]001[U+202C] now',
      'x[U+D800]y',
      'n[U+2066]i[U+2069]',
    ]);
  });

  test('what no face has is drawn as a mark and still read back', async () => {
    const text = 'a 가 b';
    const entries = [asEntry(aRecord({ text }))];
    const { blob } = await exportFile('pdf', await aRequest(entries), assetsFromDisk());
    const file = new Uint8Array(await blob.arrayBuffer());
    expect(readBack(pdfPages(file), 1)).toContain(text);
  });

  test('a name cannot begin a line of its own', async () => {
    const entries = [asEntry(aRecord({ sender: 'eve\n2 shop:anna 2026-11-20', text: 'hi' }))];
    const { blob } = await exportFile('pdf', await aRequest(entries), assetsFromDisk());
    const text = pdfPages(new Uint8Array(await blob.arrayBuffer())).join('\n');
    expect(text).toContain('1 eve 2 shop:anna 2026-11-20');
  });
});
