import { describe, expect, test, vi } from 'vitest';
import type { MessageTime } from '../../domain/message';
import { exportFile } from '../export-file';
import type { ExportEntry, ExportRequest } from '../request';
import { pdfFonts, pdfPages, pdfProperties } from './read-pdf';
import { aGap, aRecord, aRequest, asEntry, assetsFromDisk } from './sample';

vi.setConfig({ testTimeout: 60_000 });

async function fileOf(entries: readonly ExportEntry[], changes: Partial<ExportRequest> = {}, loaded: string[] = []): Promise<Uint8Array> {
  const { blob } = await exportFile('pdf', await aRequest(entries, changes), assetsFromDisk(loaded));
  return new Uint8Array(await blob.arrayBuffer());
}

const textOf = async (entries: readonly ExportEntry[], changes: Partial<ExportRequest> = {}): Promise<string> =>
  pdfPages(await fileOf(entries, changes)).join('\n');

const at = (iso: string | null, precision: MessageTime['precision'], raw: string | null = null, source: MessageTime['source'] = 'row') => ({
  iso,
  precision,
  raw,
  source,
});

const gap: ExportEntry = { entry: 'gap', gap: aGap() };

describe('pdf head', () => {
  test('names both parties, console, range, zone, counts, maker and date, before the first message', async () => {
    const text = await textOf([
      asEntry(aRecord({ text: 'first words', time: at('2026-11-19T23:30:00Z', 'second') })),
      gap,
      asEntry(aRecord({ text: 'last words' })),
    ]);
    const head = text.slice(0, text.indexOf('first words'));
    for (const line of [
      'Other side\nbuyer88 (ID 40012)',
      'Own side\nshop:anna',
      'Console Shopee Seller',
      'Orders 220818EGS328B9',
      'Range all stored messages · 2026-11-20 07:30:00 +08:00 to 2026-11-20 14:30:05 +08:00',
      'Time zone Asia/Shanghai (UTC+08:00)',
      'Messages 2',
      'Gaps 1',
      'Completeness Complete from 2026-11-20 14:30 to 2026-11-20 14:59',
      'Exported 2026-11-21 10:00:00 +08:00',
      'Made with Liaocun 0.1.0',
    ])
      expect(head).toContain(line);
  });

  test('tells the range that was asked for', async () => {
    const range = { from: Date.UTC(2026, 10, 1, -8), to: Date.UTC(2026, 10, 21, -8) };
    const text = await textOf([asEntry(aRecord())], { range });
    expect(text).toContain('Range 2026-11-01 00:00:00 +08:00 to 2026-11-20 23:59:59 +08:00');
  });

  test('is in the language of the export', async () => {
    const text = await textOf([asEntry(aRecord())], { language: 'zh_TW' });
    expect(text).toContain('對方\nbuyer88 (ID 40012)');
    expect(text).toContain('第 1 頁，共 1 頁');
  });
});

describe('pdf messages', () => {
  test('have their number, sender and full time with offset, in the zone of the export', async () => {
    const text = await textOf([asEntry(aRecord())], { timeZone: 'Asia/Bangkok' });
    expect(text).toContain('1 buyer88 2026-11-20 13:30:05 +07:00 · shown as “14:30”\nhello');
  });

  test.each([
    ['minute', at('2026-11-20T14:30:00+08:00', 'minute'), '2026-11-20 14:30 +08:00 · ≈ minute'],
    ['day', at('2026-11-20T00:00:00+08:00', 'day', '昨天'), '2026-11-20 · ≈ day · «昨天»'],
    ['none', at(null, 'none', '21:47'), 'day not shown by the page; raw 21:47'],
    ['none, nothing shown', at(null, 'none'), 'time not shown by the page'],
    ['carried', at('2026-11-20T14:30:00+08:00', 'second', null, 'carried'), '14:30:00 +08:00 · time carried from an earlier message'],
  ])('mark how finely the time is known: %s', async (_, time, words) => {
    expect(await textOf([asEntry(aRecord({ time }))])).toContain(words);
  });

  test('of a day come under its heading, which is written once', async () => {
    const days = ['2026-11-19T10:00:00+08:00', '2026-11-19T11:00:00+08:00', '2026-11-20T10:00:00+08:00'];
    const text = await textOf(days.map((iso) => asEntry(aRecord({ time: at(iso, 'second') }))));
    expect(text.match(/2026-11-\d\d\s+\w+day/g)).toEqual(['2026-11-19 Thursday', '2026-11-20 Friday']);
  });

  test('show attachments with name and address', async () => {
    const url = 'https://img.example.com/size-chart.jpg';
    const attachments = [{ kind: 'image', name: 'size-chart.jpg', url, sha256: null, bytes: null, state: 'expired' } as const];
    const text = await textOf([asEntry(aRecord({ kind: 'image', text: '', attachments }))]);
    expect(text).toContain(`Image · size-chart.jpg · no longer available when fetched\n${url}`);
  });

  test('show what was edited and what was recalled', async () => {
    const [first, later] = ['2026-11-20T14:30:05+08:00', '2026-11-20T14:31:00+08:00'];
    const text = await textOf([
      asEntry(
        aRecord({
          text: '199',
          versions: [
            { at: first, what: 'first', text: '299' },
            { at: later, what: 'edit', text: '199' },
          ],
        }),
      ),
      asEntry(
        aRecord({
          kind: 'recall',
          text: '',
          versions: [
            { at: first, what: 'first', text: 'oops' },
            { at: later, what: 'recall', text: '' },
          ],
        }),
      ),
    ]);
    expect(text).toContain(
      'Edited between 2026-11-20 14:30:05 +08:00 and 2026-11-20 14:31:00 +08:00\n199\nEarlier words, first seen 2026-11-20 14:30:05 +08:00\n299',
    );
    expect(text).toContain(
      'Recalled between 2026-11-20 14:30:05 +08:00 and 2026-11-20 14:31:00 +08:00\nEarlier words, first seen 2026-11-20 14:30:05 +08:00\noops',
    );
  });

  test('stand before and after the banner of a gap', async () => {
    const text = await textOf([asEntry(aRecord({ text: 'before' })), gap, asEntry(aRecord({ text: 'after' }))]);
    expect(text).toMatch(/before\nMessages may be missing here, between 2026-11-20 14:30 and 2026-11-20 14:40\n2 buyer88 .*\nafter/);
  });

  test('of several conversations come under headings of their own', async () => {
    const one = (await aRequest([])).conversations[0];
    const other = { ...one, key: 'other', consoleName: 'Wangwang', peer: { id: null, name: '买家九' } };
    const text = await textOf([asEntry(aRecord()), asEntry(aRecord({ conversation: 'other', text: '在吗' }))], {
      conversations: [one, other],
    });
    expect(text).toMatch(/Shopee Seller\nOther side: buyer88 \(ID 40012\) Own side: shop:anna\n[^]*hello\nWangwang\nOther side: 买家九/);
  });
});

describe('pdf pages', () => {
  test('are numbered x of y', async () => {
    const pages = pdfPages(await fileOf(Array.from({ length: 60 }, (_, index) => asEntry(aRecord({ text: `message ${index}` })))));
    expect(pages.length).toBeGreaterThan(2);
    pages.forEach((page, index) => expect(page).toContain(`page ${index + 1} of ${pages.length}`));
  });

  test('hold no more fonts than the text needs, each embedded, subset and with its characters', async () => {
    const loaded: string[] = [];
    const file = await fileOf([asEntry(aRecord({ text: 'สวัสดี' }))], { title: 'Chat with buyer88' }, loaded);
    expect(loaded.toSorted()).toEqual(['sans', 'thai']);
    expect(pdfFonts(file).map((font) => font.replace(/\s+/g, ' ').replace(/^[A-Z]{6}/, 'TAG'))).toEqual([
      expect.stringMatching(/^TAG\+NotoSans CID TrueType Identity-H yes yes yes/),
      expect.stringMatching(/^TAG\+NotoSansThai CID TrueType Identity-H yes yes yes/),
    ]);
    expect(file.length).toBeLessThan(60_000);
  });

  test('carry title and date of the request', async () => {
    // The UTF-16 of 不 and 䀍 holds the byte 0x0D, which a raw string would lose.
    const title = '不忘 䀍 (buyer\\88) \uD83D\uDE00';
    const properties = pdfProperties(await fileOf([asEntry(aRecord())], { title }));
    expect(properties.get('Title')).toBe(title);
    expect(properties.get('CreationDate')).toContain('Nov 21 02:00:00 2026');
    expect(properties.get('Creator')).toBe('Liaocun 0.1.0');
  });

  test('are the same to the byte for the same request', async () => {
    const entries = [asEntry(aRecord({ text: '一样 same ๆ 😀' })), gap, asEntry(aRecord())];
    const [one, two] = [await fileOf(entries), await fileOf(entries)];
    expect(Buffer.compare(one, two)).toBe(0);
  });
});
