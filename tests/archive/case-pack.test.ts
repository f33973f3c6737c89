import { strFromU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { hexOf } from '../../src/evidence/bytes';
import { sha256 as sha256Of } from '../../src/evidence/sha256';
import type { Case, Exhibit, ExhibitWhat } from '../../src/cases/case';
import { noRedaction } from '../../src/redaction/redaction';
import type { ExportPort, ExportWhat } from '../../src/ui/export-port';

// The texts of the pack come from the browser; here each says its key and what it is filled with.
vi.mock('../../src/platform/i18n', () => ({
  text: (key: string, ...parts: readonly string[]) => [key, ...parts].join(' '),
  extensionVersion: () => '0.1.0',
}));

const { casePacker } = await import('../../src/page-root/case-pack/case-pack');

const at = Date.parse('2026-11-22T10:00:00+08:00');
const sha256 = 'a'.repeat(64);
const places = Array.from({ length: 10 }, (_, index) => ({ conversation: 'c1', order: index }));

const exhibit = (what: ExhibitWhat, title: string, more: Partial<Exhibit> = {}): Exhibit => ({
  id: title,
  what,
  title,
  remark: '',
  asks: null,
  watermark: '',
  redaction: null,
  ...more,
});

const aCase = (preset: string, exhibits: Exhibit[]): Case => ({
  id: 'k',
  name: '../case: "1"',
  preset,
  parties: { own: 'anna', other: '<script>' },
  orders: ['2606XK4P'],
  deadline: at,
  zone: 'Asia/Shanghai',
  remind: null,
  status: 'open',
  notes: 'for myself alone',
  exhibits,
  created: 1,
  changed: 1,
  reminded: null,
});

const asked: { readonly what: ExportWhat; readonly format: string; readonly choice: unknown }[] = [];

/** What an export as pictures comes to. */
let pictures = new Blob();

/** How many messages are asked for; a whole conversation has ten. */
const countOf = (what: ExportWhat): number => (what.kind === 'places' ? what.places.length : 10);

/** An export whose size is a hundred thousand bytes for each message. */
const exportChats: ExportPort['exportChats'] = async (what, format, choice) => {
  if ('key' in what && what.key === 'gone') throw Object.assign(new Error('gone'), { name: 'NothingToExport' });
  asked.push({ what, format, choice });
  if (format === 'png') return { fileName: 'x.zip', blob: pictures };
  const size = format === 'pdf' ? countOf(what) * 1_000_000 : 10;
  return { fileName: `x.${format}`, blob: new Blob([new Uint8Array(size)]) };
};

const pack = casePacker({
  exporting: { exportChats, exportPack: async () => ({ fileName: 'x.zip', blob: new Blob(['proof']) }) },
  cases: { placesOf: async (ids) => places.slice(0, ids.length) },
  files: { file: async (hash) => (hash === sha256 ? { sha256, bytes: 3, type: 'image/png', data: Uint8Array.of(1, 2, 3) } : undefined) },
  finder: {
    places: async () => places,
    outline: async () => ({ orders: Float64Array.from(places, ({ order }) => order), at: Float64Array.from(places, ({ order }) => order) }),
  },
  clock: () => at,
  language: 'en',
  sealing: async (manifest) => [['seal.txt', `signed ${hexOf(manifest)}`]],
});

const signal = new AbortController().signal;
const namesIn = async (zip: Blob): Promise<readonly string[]> => Object.keys(unzipSync(new Uint8Array(await zip.arrayBuffer())));
const textIn = async (zip: Blob, name: string): Promise<string> =>
  strFromU8(unzipSync(new Uint8Array(await zip.arrayBuffer()))[name] ?? new Uint8Array());

beforeAll(() => void asked.splice(0));

describe('a pack', () => {
  test('numbers its files by exhibit, and names what is left out', async () => {
    const { zips, leftOut, toHandIn } = await pack(
      aCase('taobao', [
        exhibit({ kind: 'conversation', key: 'gone' }, 'gone'),
        exhibit({ kind: 'messages', ids: ['m1', 'm2'] }, 'a/b\\c: ..'),
        exhibit({ kind: 'file', sha256, name: 'coat.PNG', type: 'image/png', bytes: 3 }, 'coat'),
        exhibit({ kind: 'file', sha256: 'b'.repeat(64), name: 'lost.png', type: 'image/png', bytes: 3 }, 'lost'),
        exhibit({ kind: 'note', text: 'one\ntwo' }, 'what happened'),
      ]),
      { withProofs: false },
      signal,
      () => undefined,
    );
    expect(zips.map(({ fileName }) => fileName)).toEqual(['case- -1-.zip']);
    const [zip = { blob: new Blob() }] = zips;
    expect(await namesIn(zip.blob)).toEqual([
      '00 coverTable.html',
      'index.json',
      '02 exhibitNumber 2 a-b-c-.pdf',
      '02 exhibitNumber 2 a-b-c-.jsonl',
      '03 exhibitNumber 3 coat.PNG',
      '05 exhibitNumber 5 what happened.txt',
      'manifest-sha256.txt',
    ]);
    expect(leftOut).toEqual([0, 3]);
    expect(toHandIn.map(({ type, bytes }) => [type, bytes])).toEqual([
      ['application/pdf', 2_000_000],
      ['image/png', 3],
    ]);
    expect(await textIn(zip.blob, '05 exhibitNumber 5 what happened.txt')).toBe('what happened\r\n\r\none\r\ntwo\r\n');
    const papers = (await textIn(zip.blob, 'index.json')) + (await textIn(zip.blob, '00 coverTable.html'));
    expect(papers).not.toContain('for myself alone');
    expect(await textIn(zip.blob, '00 coverTable.html')).not.toContain('<script>');
  });

  test('splits a chat that is too large for one file, and what is too much for one zip', async () => {
    const { zips, toHandIn } = await pack(
      aCase(
        'chargeback',
        ['1', '2', '3'].map((title) => exhibit({ kind: 'conversation', key: 'c1' }, title)),
      ),
      { withProofs: false },
      signal,
      () => undefined,
    );
    expect(toHandIn.filter(({ bytes }) => bytes > 5_000_000)).toEqual([]);
    expect(toHandIn.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(30_000_000);
    expect(zips.map(({ fileName }) => fileName)).toEqual(['case- -1- 1-2.zip', 'case- -1- 2-2.zip']);
    const index = JSON.parse(await textIn(zips[1]?.blob ?? new Blob(), 'index.json')) as {
      exhibits: { files: { name: string; part: number }[] }[];
    };
    for (const [part, zip] of zips.entries()) {
      const said = index.exhibits.flatMap(({ files }) => files.filter((file) => file.part === part + 1).map(({ name }) => name));
      expect((await namesIn(zip.blob)).slice(2, -1)).toEqual(said);
    }
  });

  test('shows a chat as pictures where no document is taken, with proofs on wish', async () => {
    const shots = zipSync({ '0002.png': Uint8Array.of(2), '0001.png': Uint8Array.of(1) });
    pictures = new Blob([Uint8Array.from(shots)], { type: 'application/zip' });
    const { zips, toHandIn } = await pack(
      aCase('shopee', [exhibit({ kind: 'conversation', key: 'c1' }, 'chat')]),
      { withProofs: true },
      signal,
      () => undefined,
    );
    expect(toHandIn.map(({ name, type }) => [name, type])).toEqual([
      ['01 exhibitNumber 1 chat 1-2.png', 'image/png'],
      ['01 exhibitNumber 1 chat 2-2.png', 'image/png'],
    ]);
    const entries = unzipSync(new Uint8Array((await zips[0]?.blob.arrayBuffer()) ?? []));
    expect(entries['01 exhibitNumber 1 chat 1-2.png']).toEqual(Uint8Array.of(1));
    expect(Object.keys(entries).slice(4)).toEqual([
      '01 exhibitNumber 1 chat.pdf',
      '01 exhibitNumber 1 chat.jsonl',
      '01 exhibitNumber 1 chat proof.zip',
      'manifest-sha256.txt',
      'seal.txt',
    ]);
    const list = entries['manifest-sha256.txt'] ?? new Uint8Array();
    expect(strFromU8(entries['seal.txt'] ?? new Uint8Array())).toBe(`signed ${hexOf(sha256Of(list))}`);
    const listed = strFromU8(list)
      .trimEnd()
      .split('\n')
      .map((line) => line.split('  '));
    expect(listed.map(([, name]) => name)).toEqual(Object.keys(entries).slice(0, -2));
    expect(listed.filter(([hash, name]) => hash !== hexOf(sha256Of(entries[name ?? ''] ?? new Uint8Array())))).toEqual([]);
  });

  test('asks for the days, the watermark and the redaction of each exhibit', async () => {
    asked.splice(0);
    const redaction = { ...noRedaction, rules: ['phone' as const] };
    await pack(
      aCase('taobao', [
        exhibit({ kind: 'days', key: 'c1', from: 2, to: null }, 'days', { watermark: 'for the court', redaction }),
        exhibit({ kind: 'order', order: '2606XK4P' }, 'order'),
      ]),
      { withProofs: false },
      signal,
      () => undefined,
    );
    expect(asked.filter(({ format }) => format === 'pdf')).toMatchObject([
      { what: { kind: 'conversation', key: 'c1', from: 2 }, choice: { copyFor: 'for the court', redaction: { of: redaction } } },
      { what: { kind: 'search', question: { query: { kind: 'order', number: '2606XK4P' } } }, choice: { copyFor: '' } },
    ]);
    expect(asked.at(-1)?.choice).not.toHaveProperty('redaction');
  });

  test('ends where it is cancelled', async () => {
    const aborter = new AbortController();
    const exhibits = ['1', '2'].map((title) => exhibit({ kind: 'conversation', key: 'c1' }, title));
    await expect(pack(aCase('taobao', exhibits), { withProofs: false }, aborter.signal, () => aborter.abort())).rejects.toThrow('aborted');
  });
});
