import { describe, expect, test, vi } from 'vitest';
import { composeMail, exportFile } from '../export-file';
import type { ExportRequest, Tally } from '../request';
import { exportFileName } from '../file-name';
import { aRecord, aRequest, asEntry, assetsFromDisk } from './sample';

vi.setConfig({ testTimeout: 60_000 });

test.each(['pdf', 'eml', 'jsonl', 'txt'] as const)('%s is named by its days, its console and who talks', async (format) => {
  const { fileName, tally } = await exportFile(format, await aRequest([asEntry(aRecord())]), assetsFromDisk());
  expect(tally.messages).toBe(1);
  expect(fileName).toBe(`2026-11-20_2026-11-20 Shopee Seller buyer88 220818EGS328B9.${format}`);
});

const peer = (name: string) => ({ peer: { id: null, name } });

describe('file name', () => {
  const tally: Tally = { messages: 1, gaps: 0, first: Date.UTC(2026, 10, 1), last: Date.UTC(2026, 10, 21, 15, 59) };
  const nameOf = async (changes: Partial<ExportRequest['conversations'][0]>, counted = tally): Promise<string> => {
    const request = await aRequest([]);
    const conversation = { ...request.conversations[0], consoleName: 'Shopee', ...changes };
    return exportFileName({ ...request, conversations: [conversation] }, counted, 'pdf');
  };

  test('tells dates in the zone of the export, console, contact and order', async () => {
    expect(await nameOf({})).toBe('2026-11-01_2026-11-21 Shopee buyer88 220818EGS328B9.pdf');
  });

  test.each([
    ['a path', '../../etc/passwd', '..-..-etc-passwd'],
    ['a drive', 'C:\\x', 'C--x'],
    ['wildcards', 'a*b?"<c>|', 'a-b---c--'],
    ['bidi and zero-width characters', 'ab\u202Egpj.exe\u200B\uFEFFc', 'abgpj.exec'],
    ['control characters and line ends', 'a\u0000b\r\nc\td', 'ab c d'],
    ['lone surrogates', 'a\uD800b', 'ab'],
    ['Chinese', '买家九 ', '买家九'],
    ['decomposed letters', 'Ngu\u0079\u0303n', 'Nguỹn'],
  ])('is safe with %s in a name', async (_, name, safe) => {
    expect(await nameOf({ ...peer(name), orders: [] })).toBe(`2026-11-01_2026-11-21 Shopee ${safe}.pdf`);
  });

  test.each(['CON', 'nul', 'COM1', 'lpt9.txt'])('is never the reserved name %s', async (name) => {
    const none = { ...tally, first: null, last: null };
    expect(await nameOf({ ...peer(name), consoleName: '', orders: [] }, none)).toBe(`_${name}.pdf`);
  });

  test('is something when nothing is known', async () => {
    const none = { ...tally, first: null, last: null };
    expect(await nameOf({ ...peer('\u200B...'), account: null, consoleName: '', orders: [] }, none)).toBe('chat.pdf');
  });

  test('is at most 120 characters and 255 bytes, cut between characters', async () => {
    const name = await nameOf({ ...peer('👨‍👩‍👧‍👦'.repeat(200)), consoleName: '很'.repeat(300), orders: ['9'.repeat(300)] });
    expect([...new Intl.Segmenter().segment(name)].length).toBeLessThanOrEqual(120);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
    expect(name).toMatch(/^2026-11-01_2026-11-21 很+.*\.pdf$/u);
    expect(name).not.toMatch(/\p{Cs}/u);
  });
});

describe('mailto', () => {
  test('has subject and the beginning of the summary', async () => {
    const url = new URL(await composeMail(await aRequest([asEntry(aRecord({ text: 'a & b = c?' }))])));
    expect(url.protocol).toBe('mailto:');
    expect(url.searchParams.get('subject')).toBe('Shopee · shop:anna ↔ buyer88');
    expect(url.searchParams.get('body')).toContain('2026-11-20 [14:30:05] buyer88: a & b = c?');
  });

  test.each(['很', '👨‍👩‍👧‍👦', '\uD800', '&body=x&cc=eve@example.com '])('is short and whole with many %j', async (text) => {
    const entries = [asEntry(aRecord({ text: text.repeat(5000) }))];
    const address = await composeMail(await aRequest(entries, { title: text.repeat(500) }));
    expect(address.length).toBeLessThanOrEqual(1800);
    expect(decodeURIComponent(address)).not.toContain('\uFFFD\uFFFD\uFFFD'.repeat(999));
    expect([...new URL(address).searchParams.keys()]).toEqual(['subject', 'body']);
  });
});
