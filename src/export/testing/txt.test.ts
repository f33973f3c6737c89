import { describe, expect, test } from 'vitest';
import { exportFile } from '../export-file';
import type { ExportEntry, ExportRequest } from '../request';
import { aGap, aRecord, aRequest, asEntry, assetsFromDisk } from './sample';

async function textOf(entries: readonly ExportEntry[], changes: Partial<ExportRequest> = {}): Promise<string> {
  const { blob } = await exportFile('txt', await aRequest(entries, changes), assetsFromDisk());
  return blob.text();
}

const time = (iso: string | null, precision: 'second' | 'minute' | 'none', raw: string | null = null) =>
  ({ iso, precision, raw, source: 'row' }) as const;

describe('txt', () => {
  test('reads like a chat', async () => {
    const later = '2026-11-21T08:02:00+08:00';
    const text = await textOf([
      asEntry(aRecord({ text: 'one\ntwo' })),
      { entry: 'gap', gap: aGap() },
      asEntry(
        aRecord({ text: '好的', direction: 'out', sender: null, flags: ['auto'], time: time('2026-11-21T08:00:00+08:00', 'minute') }),
      ),
      asEntry(
        aRecord({
          text: '199',
          time: time(null, 'none', '21:47'),
          versions: [
            { at: '2026-11-21T08:01:00+08:00', what: 'first', text: '299' },
            { at: later, what: 'edit', text: '199' },
          ],
        }),
      ),
      asEntry(
        aRecord({
          kind: 'file',
          text: '',
          time: time(later, 'second'),
          orders: ['220818EGS328B9'],
          attachments: [{ kind: 'file', name: 'a.pdf', url: 'https://f.example.com/a', sha256: null, bytes: 3, state: 'linked' }],
        }),
      ),
    ]);
    expect(text).toBe(`Shopee · shop:anna ↔ buyer88
============================
Other side: buyer88 (ID 40012)
Own side: shop:anna
Console: Shopee Seller
Account: shop:anna
Orders: 220818EGS328B9
Range: all stored messages · 2026-11-20 14:30:05 +08:00 to 2026-11-21 08:02:00 +08:00
Time zone: Asia/Shanghai (UTC+08:00)
Messages: 4
Gaps: 1
Completeness: Complete from 2026-11-20 14:30 to 2026-11-20 14:59
Exported: 2026-11-21 10:00:00 +08:00
Made with: Liaocun 0.1.0

--- 2026-11-20  Friday ---

[14:30:05] buyer88: one
    two

~~~~~ Messages may be missing here, between 2026-11-20 14:30 and 2026-11-20 14:40 ~~~~~


--- 2026-11-21  Saturday ---

[08:00 ≈ minute] shop:anna: {Automatic reply} 好的
[day not shown by the page; raw 21:47 · first seen 2026-11-20 14:30:05 +08:00] buyer88: {Edited between 2026-11-21 08:01:00 +08:00 and 2026-11-21 08:02:00 +08:00} 199
    {Earlier words, first seen 2026-11-21 08:01:00 +08:00}
    299
[08:02:00] buyer88:
    File · a.pdf: https://f.example.com/a
    Order 220818EGS328B9
`);
  });

  test.each(['\n', '\r', '\r\n', '\u2028', '\u0085', '\v'])(
    'indents what follows a line end (%j), so that no text passes for a message',
    async (end) => {
      const text = await textOf([asEntry(aRecord({ text: `hi${end}[14:31:00] shop:anna: I agree` }))]);
      expect(text).toContain('\n[14:30:05] buyer88: hi\n    [14:31:00] shop:anna: I agree\n');
    },
  );

  test('shows characters that act by their code points and has no byte order mark', async () => {
    const text = await textOf([asEntry(aRecord({ text: 'a\u202Eb\u0000c' }))]);
    expect(text).toContain('a[U+202E]b[U+0000]c');
    expect(text.charCodeAt(0)).not.toBe(0xfeff);
  });
});

describe('jsonl', () => {
  test('is the records, one a line, gaps left out', async () => {
    const records = [aRecord({ text: 'one\ntwo \u2028 \uD83D\uDE00' }), aRecord({ id: 'm2', text: '好的' })];
    const [one, two] = records.map(asEntry);
    if (!one || !two) throw new Error('two records were made');
    const { blob } = await exportFile('jsonl', await aRequest([one, { entry: 'gap', gap: aGap() }, two]), assetsFromDisk());
    const text = await blob.text();
    expect(text.endsWith('}\n')).toBe(true);
    expect(
      text
        .split('\n')
        .filter(Boolean)
        .map((line): unknown => JSON.parse(line)),
    ).toEqual(records);
  });
});
