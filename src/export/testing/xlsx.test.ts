import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { columnName } from '../xlsx/sheet-xml';
import { xlsxWriter } from '../xlsx/xlsx-writer';
import { feed } from '../writer';
import type { ExportEntry, ExportLanguage, ExportRequest } from '../request';
import { hostileTexts } from './hostile';
import { xlsxSheets } from './read-tables';
import { aRecord, aRequest, asEntry } from './sample';

async function workbook(entries: readonly ExportEntry[], changes: Partial<ExportRequest> = {}, limit?: number): Promise<Blob> {
  const request = await aRequest(entries, changes);
  const writer = xlsxWriter(request, limit);
  return writer.end(await feed(request, [writer], {}));
}

const part = async (file: Blob, name: string): Promise<string> =>
  strFromU8(unzipSync(new Uint8Array(await file.arrayBuffer()))[name] ?? new Uint8Array());
const timed = (iso: string, precision: 'second' | 'minute' | 'day') =>
  asEntry(aRecord({ time: { iso, precision, raw: null, source: 'row' } }));

describe('xlsx', () => {
  test('has no formula, whatever a text begins with', async () => {
    const sheet = await part(await workbook(hostileTexts.map((text) => asEntry(aRecord({ text })))), 'xl/worksheets/sheet1.xml');
    expect(sheet).not.toMatch(/<f[ >]/);
    expect(sheet).toContain('t="inlineStr"');
  });

  test('has times as numbers of days in the zone of the export, formatted to what is known', async () => {
    const file = await workbook(
      [timed('2026-11-20T12:00:00Z', 'second'), timed('2026-11-20T12:00:00Z', 'minute'), timed('2026-11-20T00:00:00+08:00', 'day')],
      { timeZone: 'Asia/Tokyo' },
    );
    const sheet = await part(file, 'xl/worksheets/sheet1.xml');
    expect([...sheet.matchAll(/<c r="C\d+" s="(\d)"><v>([^<]+)<\/v>/g)].map(([, style, days]) => [style, Number(days)])).toEqual([
      ['2', 46346.875],
      ['3', 46346.875],
      ['4', 46346],
    ]);
    expect(Date.UTC(1899, 11, 30) + 46346.875 * 86_400_000).toBe(Date.parse('2026-11-20T21:00:00Z'));
  });

  test('keeps its headings in sight and filters all rows', async () => {
    const sheet = await part(await workbook([asEntry(aRecord()), asEntry(aRecord())]), 'xl/worksheets/sheet1.xml');
    expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
    expect(sheet).toMatch(/<autoFilter ref="A1:[A-Z]3"\/>/);
  });

  test('goes on in rows below where a cell has no room, and on further sheets where a sheet has none', async () => {
    const long = `${'x'.repeat(32_766)}😀${'y'.repeat(40_000)}`;
    const sheets = await xlsxSheets(await workbook([asEntry(aRecord()), asEntry(aRecord({ text: long })), asEntry(aRecord())], {}, 4));
    expect([...sheets.keys()]).toEqual(['Messages', 'Messages 2', 'About']);
    const rows = ['Messages', 'Messages 2'].map((name) => sheets.get(name)?.map(([number, row]) => `${number} ${row}`));
    expect(rows).toEqual([
      ['No. Row', '1 Message', '2 Message', '2 Continued'],
      ['No. Row', '2 Continued', '3 Message'],
    ]);
  });

  test.each(['en', 'zh_CN', 'zh_TW'] satisfies ExportLanguage[])('names its sheets as sheets may be named, in %s', async (language) => {
    const names = [...(await xlsxSheets(await workbook([asEntry(aRecord()), asEntry(aRecord())], { language }, 2))).keys()];
    expect(new Set(names).size).toBe(3);
    for (const name of names) expect(name).toMatch(/^(?!')(?!history$)[^[\]:*?/\\]{1,31}(?<!')$/i);
  });
});

test.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [701, 'ZZ'],
  [702, 'AAA'],
])('column %i is called %s', (index, name) => {
  expect(columnName(index)).toBe(name);
});
