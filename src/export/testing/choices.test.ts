import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { columnNames } from '../columns';
import { exportFile } from '../export-file';
import type { ExportEntry, ExportRequest } from '../request';
import { heldTo } from './aspects';
import { formats } from './read-back';
import { csvRows, xlsxSheets } from './read-tables';
import { aGap, aRecord, aRequest, asEntry, assetsFromDisk } from './sample';

const entries: readonly ExportEntry[] = [asEntry(aRecord()), { entry: 'gap', gap: aGap() }, asEntry(aRecord({ id: 'm2', text: 'again' }))];
const made = async (format: Parameters<typeof exportFile>[0], changes: Partial<ExportRequest> = {}) =>
  (await exportFile(format, await aRequest(entries, changes), assetsFromDisk())).blob;
const textsIn = async (zip: Blob): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries(Object.entries(unzipSync(new Uint8Array(await zip.arrayBuffer()))).map(([name, bytes]) => [name, strFromU8(bytes)]));
const count = (text: string, part: string): number => text.split(part).length - 1;

describe('watermark', () => {
  const line = 'Zhang & Partners <b>&C \u202Ex';
  const shown = 'Zhang & Partners <b>&C [U+202E]x';
  const watermark = { line, id: '7F3KQ-2Q9MD' };

  test.each(heldTo('watermark'))('%s says for whom the copy is, and its number, and reads as before', async (format) => {
    const { texts, everything } = await formats[format].read(await made(format, { watermark }));
    expect(everything).toContain('7F3KQ-2Q9MD');
    expect(everything).toContain(shown);
    expect(texts).toEqual(['hello', 'again']);
  });

  test.each(['txt', 'markdown'] as const)('%s has it at the head, among what is said of the whole, and at the foot', async (format) => {
    const text = await (await made(format, { watermark })).text();
    expect(count(text, '7F3KQ-2Q9MD')).toBe(3);
    expect(text.slice(0, 200)).toContain('7F3KQ-2Q9MD');
    expect(text.slice(-20)).toContain('7F3KQ-2Q9MD');
  });

  test('a web page has it all over, hidden from who hears the page', async () => {
    const html = await (await made('html', { watermark })).text();
    expect(html).toContain('<div class="copy" aria-hidden="true"><span>Copy for Zhang &amp; Partners &lt;b&gt;&amp;C [U+202E]');
  });

  test('a Word document has it on every page, above the title', async () => {
    const { 'word/header1.xml': header = '' } = await textsIn(await made('docx', { watermark }));
    expect(header).toMatch(
      /<w:pStyle w:val="Copy"\/>.*Copy for Zhang &amp; Partners &lt;b&gt;&amp;C \[U\+202E\].*<w:pStyle w:val="Header"\/>/s,
    );
  });

  test('a workbook has it on every printed page of each sheet, no sign of it taken for a code', async () => {
    const parts = await textsIn(await made('xlsx', { watermark }));
    for (const name of ['sheet1', 'sheet2'])
      expect(parts[`xl/worksheets/${name}.xml`]).toContain(
        '<oddHeader>&amp;C Copy for Zhang &amp;&amp; Partners &lt;b&gt;&amp;&amp;C [U+202E]x · 7F3KQ-2Q9MD</oddHeader>',
      );
    const { 'xl/worksheets/sheet1.xml': long = '' } = await textsIn(await made('xlsx', { watermark: { line: '&'.repeat(500), id: 'x' } }));
    const [, header = ''] = /<oddHeader>(.*)<\/oddHeader>/.exec(long) ?? [];
    expect(header.replaceAll('&amp;', '&').length).toBeLessThanOrEqual(255);
  });

  test('a mailbox has it in each mail, and a mail above and below', async () => {
    const { everything } = await formats.mbox.read(await made('mbox', { watermark }));
    expect(count(everything, 'Copy for Zhang')).toBe(4);
  });

  test('nothing is said of one where there is none', async () => {
    expect(await (await made('txt')).text()).not.toMatch(/copy/i);
  });
});

describe('columns', () => {
  const columns = ['sender', 'text', 'nonsense', 'zonedTime', 'sender'];

  test.each(heldTo('columns'))('%s has those chosen and no others', async (format) => {
    const blob = await made(format, { columns });
    const [first = []] = format === 'csv' ? await csvRows(blob) : ((await xlsxSheets(blob)).get('Messages') ?? []);
    expect(first.slice(0, 4)).toEqual(['Row', 'Sender', 'Text', first[3]]);
    expect(first).toHaveLength(4);
  });

  test('of CSV are those chosen, in that order, and the kind of row always', async () => {
    const rows = await csvRows(await made('csv', { columns }));
    expect(rows.slice(0, 4).map((row) => row.slice(0, 3))).toEqual([
      ['Row', 'Sender', 'Text'],
      ['Message', 'buyer88', 'hello'],
      ['Gap', '', 'Messages may be missing here, between 2026-11-20 14:30 and 2026-11-20 14:40'],
      ['Message', 'buyer88', 'again'],
    ]);
    expect(new Set(rows.map(({ length }) => length))).toEqual(new Set([4]));
    expect(rows.map(([, , text]) => text)).toContain('Time zone: Asia/Shanghai (UTC+08:00)');
  });

  test('of a workbook too, and a text that goes on below says so whatever its columns', async () => {
    const sheets = await xlsxSheets(
      (await exportFile('xlsx', await aRequest([asEntry(aRecord({ text: 'x'.repeat(40_000) }))], { columns: ['text'] }), assetsFromDisk()))
        .blob,
    );
    const [heading, ...rows] = sheets.get('Messages') ?? [];
    expect(heading).toEqual(['Row', 'Text']);
    expect(rows.map(([row, text]) => [row, text?.length])).toEqual([
      ['Message', 32_767],
      ['Continued', 7233],
    ]);
  });

  test('are all of them where none were chosen', async () => {
    const [csv = []] = await csvRows(await made('csv'));
    const [xlsx = []] = (await xlsxSheets(await made('xlsx'))).get('Messages') ?? [];
    expect([csv.length, xlsx.length]).toEqual([columnNames.length - 1, columnNames.length]);
  });
});
