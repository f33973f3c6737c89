import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { describe, expect, test } from 'vitest';
import { picture } from '../../../tests/support/picture';
import type { Attachment } from '../../domain/message';
import { exportFile } from '../export-file';
import { fitted, pictureSize } from '../picture-size';
import type { ExportEntry, ExportRequest, KeptFile } from '../request';
import { heldTo } from './aspects';
import { filesInside } from './everything-in';
import { aRecord, aRequest, asEntry, assetsFromDisk } from './sample';

const hashOf = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');
const red = Uint8Array.from(picture(30, [200, 0, 0]));
const wide = Uint8Array.from(picture(900, [0, 0, 200]));
const pdf = new TextEncoder().encode('%PDF-1.4\n');
const kept = new Map<string, KeptFile>([
  [hashOf(red), { type: 'image/png', data: red }],
  [hashOf(wide), { type: 'image/png', data: wide }],
  [hashOf(pdf), { type: 'application/pdf', data: pdf }],
]);
const gone = 'd'.repeat(64);

const attached = (name: string | null, sha256: string, kind: Attachment['kind'] = 'image'): Attachment => ({
  kind,
  name,
  url: null,
  sha256,
  bytes: 3,
  state: 'kept',
});
const said = (id: string, attachments: readonly Attachment[]): ExportEntry =>
  asEntry(aRecord({ id, kind: 'image', text: '', attachments: [...attachments] }));
const entries: readonly ExportEntry[] = [
  said('m1', [attached('../..\\a:b.PNG', hashOf(red)), attached(null, hashOf(wide))]),
  said('m2', [attached('again.png', hashOf(red))]),
  said('m3', [attached('con', hashOf(pdf), 'file'), attached('gone.png', gone)]),
];

const made = async (format: Parameters<typeof exportFile>[0], changes: Partial<ExportRequest>, of = entries) =>
  exportFile(format, await aRequest(of, { fileOf: async (sha256) => kept.get(sha256) ?? null, ...changes }), assetsFromDisk());
const filesIn = async (zip: Blob) => unzipSync(new Uint8Array(await zip.arrayBuffer()));

describe('attachments beside', () => {
  test('lie in a zip with the file, each once, under names that every system takes, with their hashes', async () => {
    const { fileName, blob } = await made('txt', { attachments: 'beside' });
    const files = await filesIn(blob);
    expect(fileName).toBe('2026-11-20_2026-11-20 Shopee Seller buyer88 220818EGS328B9.zip');
    expect(Object.keys(files)).toEqual([
      '2026-11-20_2026-11-20 Shopee Seller buyer88 220818EGS328B9.txt',
      'attachments/0001 ..-..-a-b.PNG',
      'attachments/0001-2.png',
      'attachments/0003 con.pdf',
      'attachments.sha256',
    ]);
    const sums = strFromU8(files['attachments.sha256'] ?? new Uint8Array())
      .trim()
      .split('\n');
    for (const sum of sums) {
      const [hash, name = ''] = sum.split('  ');
      expect(hashOf(files[name] ?? new Uint8Array())).toBe(hash);
    }
    expect(sums).toHaveLength(3);
  });

  test.each(heldTo('beside'))('lie beside a file of %s, each with its hash', async (format) => {
    const files = Object.entries(await filesIn((await made(format, { attachments: 'beside' })).blob));
    const beside = files.filter(([name]) => name.startsWith('attachments/'));
    expect(beside.map(([, data]) => hashOf(data))).toEqual([hashOf(red), hashOf(wide), hashOf(pdf)]);
    expect(files.length).toBe(5);
  });

  test.each(heldTo('inside'))('are inside a file of %s where they are wanted there, and not where they are not', async (format) => {
    const [inside, not] = await Promise.all(
      (['in', 'none'] as const).map(async (attachments) => (await made(format, { attachments })).blob.arrayBuffer()),
    );
    const hasFiles = (file: ArrayBuffer | undefined): boolean =>
      format === 'pdf'
        ? Buffer.from(file ?? new ArrayBuffer()).includes('/Subtype /Image')
        : filesInside(new Uint8Array(file ?? new ArrayBuffer())).some((data) => hashOf(data) === hashOf(red));
    expect([hasFiles(inside), hasFiles(not)]).toEqual([true, false]);
  });

  test('leave the file as it is where there are none', async () => {
    const { fileName } = await made('csv', { attachments: 'beside' }, [asEntry(aRecord())]);
    expect(fileName).toMatch(/\.csv$/);
  });

  test.each(['docx', 'html', 'rsmf'] as const)('are not in the %s as well', async (format) => {
    const files = await filesIn((await made(format, { attachments: 'beside' })).blob);
    const [[name, bytes] = ['', new Uint8Array()]] = Object.entries(files);
    expect(name).toMatch(new RegExp(`\\.${format}`));
    const { blob } = await made(format, { attachments: 'none' });
    expect(bytes.length).toBe(blob.size);
    expect((await made(format, { attachments: 'in' })).blob.size).toBeGreaterThan(blob.size);
  });

  test('go with a mail where they are wanted in it', async () => {
    const { blob } = await made('eml', { attachments: 'in' });
    expect([...(await blob.text()).matchAll(/filename\*?(?:0\*)?=UTF-8''(\S+)/g)].map(([, name]) => name?.slice(0, 12))).toEqual([
      '2026-11-20_2',
      '2026-11-20_2',
      '0001%20..-..',
      '0001-2.png',
      '0003%20con.p',
    ]);
  });
});

/** A document's parts, and its pictures as mammoth finds them. */
const shown = async (of = entries, files: readonly KeptFile[] = [...kept.values()]) => {
  const { blob } = await made('docx', { fileOf: async (sha256) => files.find(({ data }) => hashOf(data) === sha256) ?? null }, of);
  const bytes = Buffer.from(await blob.arrayBuffer());
  const { value } = await mammoth.convertToHtml({ buffer: bytes });
  return { parts: await filesIn(blob), images: [...value.matchAll(/<img alt="([^"]*)" src="data:([^;]*);base64,([^"]*)"/g)] };
};

describe('pictures in a Word document', () => {
  test('stand in their place, are stored once, and have a caption with their hash and words for who does not see them', async () => {
    const { parts, images } = await shown();
    expect(images.map(([, alt, type]) => [alt, type])).toEqual([
      ['Image · ../..\\a:b.PNG', 'image/png'],
      ['Image', 'image/png'],
      ['Image · again.png', 'image/png'],
    ]);
    expect(images.map(([, , , data]) => hashOf(Buffer.from(data ?? '', 'base64')))).toEqual([hashOf(red), hashOf(wide), hashOf(red)]);
    expect(Object.keys(parts).filter((name) => name.startsWith('word/media/'))).toEqual(['word/media/image1.png', 'word/media/image2.png']);
    expect(strFromU8(parts['word/document.xml'] ?? new Uint8Array())).toContain(`SHA-256 ${hashOf(wide)}`);
  });

  test('are scaled to the room there is, and not beyond their own size', async () => {
    const { parts } = await shown();
    const extents = [...strFromU8(parts['word/document.xml'] ?? new Uint8Array()).matchAll(/<wp:extent cx="(\d+)" cy="(\d+)"/g)];
    expect(extents.map(([, width, height]) => [Number(width) / 9525, Number(height) / 9525])).toEqual([
      [30, 30],
      [420, 420],
      [30, 30],
    ]);
  });

  test.each([
    ['cut short', Uint8Array.from(red.subarray(0, 20))],
    ['of no size', Uint8Array.from([...red.subarray(0, 16), 0, 0, 0, 0, 0, 0, 0, 0])],
    ['of an impossible size', Uint8Array.from([...red.subarray(0, 16), 255, 255, 255, 255, 255, 255, 255, 255])],
  ])('are told and not shown where they are %s', async (_, data) => {
    const { parts, images } = await shown([said('m1', [attached('a.png', hashOf(data))])], [{ type: 'image/png', data }]);
    expect(images).toEqual([]);
    expect(strFromU8(parts['word/document.xml'] ?? new Uint8Array())).toContain(`SHA-256 ${hashOf(data)}`);
  });
});

const hex = (digits: string): Uint8Array => Uint8Array.from(Buffer.from(digits.replaceAll(' ', ''), 'hex'));

test.each([
  ['image/png', '89504e470d0a1a0a 0000000d 49484452 00000140 000000f0'],
  ['image/gif', '474946383961 4001 f000 00 00 00'],
  ['image/bmp', '424d 00000000 00000000 00000000 28000000 40010000 10ffffff 0000'],
  ['image/jpeg', 'ffd8 ffe0 0004 0000 ffff c0 0011 08 00f0 0140 03'],
  ['image/webp', '52494646 00000000 57454250 56503858 00000000 00000000 3f0100 ef0000'],
  ['image/webp', '52494646 00000000 57454250 56503820 00000000 000000 9d012a 4001 f000'],
  ['image/webp', '52494646 00000000 57454250 5650384c 00000000 2f 3fc13b00'],
])('reads the size of %s from its first bytes', (type, digits) => {
  expect(pictureSize({ type, data: hex(digits) })).toEqual({ width: 320, height: 240 });
});

test('fits a picture into a box with its sides in proportion', () => {
  expect(fitted({ width: 1000, height: 10 }, { width: 100, height: 100 })).toEqual({ width: 100, height: 1 });
  expect(fitted({ width: 10, height: 10_000 }, { width: 100, height: 100 })).toEqual({ width: 1, height: 100 });
});
