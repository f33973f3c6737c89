import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { picture } from '../../../tests/support/picture';
import type { Attachment } from '../../domain/message';
import { exportFile } from '../export-file';
import type { ExportEntry, ExportRequest, KeptFile } from '../request';
import { hardTexts, rightToLeftTexts } from './hard-texts';
import { hostileTexts } from './hostile';
import { type Dictionary, type PdfObject, type PdfObjects, pdfObjects } from './pdf-objects';
import { pdfPages } from './read-pdf';
import { aGap, aRecord, aRequest, asEntry, assetsFromDisk } from './sample';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const png = Uint8Array.from(picture(40, [200, 30, 30]));
const hashOf = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');
const broken = Uint8Array.from(png.slice(0, 60));
const kept = new Map<string, KeptFile>([png, broken].map((data) => [hashOf(data), { type: 'image/png', data }]));
const attached = (name: string, data: Uint8Array): Attachment => ({
  kind: 'image',
  name,
  url: null,
  sha256: hashOf(data),
  bytes: data.length,
  state: 'kept',
});

const at = (day: number): string => `2026-11-${day}T10:00:00+08:00`;
const timed = (day: number) => ({ iso: at(day), precision: 'second', raw: null, source: 'row' }) as const;
const texts = [...Object.values(hardTexts).flat(), ...rightToLeftTexts, ...hostileTexts];
const entries: readonly ExportEntry[] = [
  ...texts.map((text, index) => asEntry(aRecord({ id: `m${index}`, text, time: timed(10 + (index % 2)) }))),
  { entry: 'gap', gap: aGap() },
  asEntry(aRecord({ id: 'p1', kind: 'image', text: '', attachments: [attached('shoe.png', png)], time: timed(12) })),
  asEntry(aRecord({ id: 'p2', kind: 'image', text: '', attachments: [attached('cut short.png', broken)], time: timed(12) })),
];
const title = 'Chat & <records> \\(of) 不忘 \uD83D\uDE00';

async function fileOf(changes: Partial<ExportRequest> = {}): Promise<Uint8Array> {
  const request = await aRequest(entries, { title, fileOf: async (sha256) => kept.get(sha256) ?? null, ...changes });
  return new Uint8Array(await (await exportFile('pdf', request, assetsFromDisk())).blob.arrayBuffer());
}

let file: Uint8Array;
let pdf: PdfObjects;
let catalog: Dictionary;
beforeAll(async () => {
  file = await fileOf();
  pdf = pdfObjects(file);
  catalog = pdf.at(pdf.trailer['/Root']).keys;
});

const ofType = (type: string): readonly PdfObject[] => pdf.all.filter(({ keys }) => keys['/Type'] === type);
const pages = (): readonly PdfObject[] => ofType('/Page');
const contentOf = ({ keys }: PdfObject): string => pdf.at(keys['/Contents']).data?.toString('latin1') ?? '';

/** Every operator of a page that draws, with the marks around it. */
function drawn(content: string): readonly { readonly operator: string; readonly marks: readonly string[] }[] {
  const marks: string[] = [];
  const found: { operator: string; marks: readonly string[] }[] = [];
  for (const line of content.split('\n')) {
    const opened = /^\/(\w+) <<(.*)>> BDC$/.exec(line);
    if (opened) marks.push(`${opened[1]}${/\/MCID \d+/.exec(opened[2] ?? '')?.[0] ?? ''}`);
    else if (line === 'EMC') marks.pop();
    else if (/(?:Tj|Do Q| f| B)(?: ET)?(?: Q)?$/.test(line)) found.push({ operator: line, marks: [...marks] });
  }
  return found;
}

describe('a PDF keeps the rules of PDF/A-3 that can be looked up', () => {
  test('head, id, no encryption, nothing that acts', () => {
    expect(Buffer.from(file.slice(0, 9)).toString('latin1')).toBe('%PDF-1.7\n');
    expect(file[9] === 0x25 && file.slice(10, 14).every((byte) => byte > 127)).toBe(true);
    expect(Object.keys(pdf.trailer)).not.toContain('/Encrypt');
    expect(pdf.list(pdf.trailer['/ID'])).toHaveLength(2);
    for (const { keys } of pdf.all)
      for (const key of ['/JS', '/AA', '/OpenAction', '/Launch', '/Alternates', '/TR', '/Interpolate', '/PS'])
        expect(Object.keys(keys)).not.toContain(key);
    expect(ofType('/Annot')).toEqual([]);
  });

  test('metadata stand readable in the file, say what standard it is, and agree with the older form', () => {
    const metadata = pdf.at(catalog['/Metadata']);
    expect(Object.keys(metadata.keys)).not.toContain('/Filter');
    const packet = metadata.data?.toString('utf8') ?? '';
    expect(Buffer.from(file).includes(Buffer.from(packet))).toBe(true);
    const said = (name: string): string => new RegExp(`<${name}[^>]*>(?:<rdf:Alt><rdf:li[^>]*>)?([^<]*)<`).exec(packet)?.[1] ?? '';
    expect([said('pdfaid:part'), said('pdfaid:conformance')]).toEqual(['3', 'A']);
    const info = pdf.at(pdf.trailer['/Info']).keys;
    const plain = said('dc:title').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
    expect(info['/Title']).toBe(`u:${plain}`);
    expect(plain).toBe(title);
    expect([info['/Creator'], info['/Producer']]).toEqual([`u:${said('xmp:CreatorTool')}`, `u:${said('pdf:Producer')}`]);
    const date = `u:D:${said('xmp:CreateDate').replace(/[-:TZ]/g, '')}Z`;
    expect([info['/CreationDate'], info['/ModDate'], said('xmp:ModifyDate')]).toEqual([date, date, said('xmp:CreateDate')]);
  });

  test('colours are told by a profile, and only its kind of colour is used', () => {
    const [intent] = pdf.list(catalog['/OutputIntents']);
    const { keys } = pdf.at(intent);
    expect([keys['/S'], keys['/OutputConditionIdentifier']]).toEqual(['/GTS_PDFA1', 'u:sRGB']);
    const profile = pdf.at(keys['/DestOutputProfile']);
    expect(profile.keys['/N']).toBe(3);
    expect(profile.data?.subarray(36, 40).toString('latin1')).toBe('acsp');
    expect(profile.data?.readUInt32BE(0)).toBe(profile.data?.length);
    for (const page of pages()) expect(contentOf(page)).not.toMatch(/ (?:k|K|cs|CS|sc|scn)$/m);
  });

  test('every font is inside, with the widths that the file says and the characters of each code', () => {
    const fonts = ofType('/Font').filter(({ keys }) => keys['/Subtype'] === '/Type0');
    expect(fonts.length).toBeGreaterThan(15);
    for (const { keys } of fonts) {
      const [descendant] = pdf.list(keys['/DescendantFonts']);
      const inside = pdf.at(descendant).keys;
      const descriptor = pdf.at(inside['/FontDescriptor']).keys;
      expect(inside['/CIDToGIDMap']).toBe('/Identity');
      expect(descriptor['/FontName']).toMatch(/^\/[A-Z]{6}\+Noto/);
      const program = pdf.at(descriptor['/FontFile2']).data ?? Buffer.alloc(0);
      const codes = [...(pdf.at(keys['/ToUnicode']).data?.toString('latin1') ?? '').matchAll(/^<(?!0000)([0-9a-f]{4})> <([0-9a-f]+)>$/gm)];
      expect(codes.map(([, code = '']) => Number.parseInt(code, 16))).toEqual(codes.map((_, index) => index + 1));
      const widths = widthsOf(pdf.list(inside['/W']), codes.length);
      expect(widths.map((width) => Math.round(width))).toEqual(advancesIn(program, codes.length).map((width) => Math.round(width)));
    }
  });

  test('the records are inside as the source of what is shown', async () => {
    const [attachment] = pdf.list(catalog['/AF']);
    const { keys } = pdf.at(attachment);
    expect([keys['/F'], keys['/UF'], keys['/AFRelationship']]).toEqual(['u:records.jsonl', 'u:records.jsonl', '/Source']);
    const embedded = pdf.at(pdf.at(keys['/EF']).keys['/F']);
    expect([embedded.keys['/Subtype'], pdf.at(embedded.keys['/Params']).keys['/Size']]).toEqual([
      '/application/jsonl',
      embedded.data?.length,
    ]);
    const { blob } = await exportFile('jsonl', await aRequest(entries), assetsFromDisk());
    expect(embedded.data?.toString('utf8') === (await blob.text())).toBe(true);
    expect(pdf.list(pdf.at(pdf.at(catalog['/Names']).keys['/EmbeddedFiles']).keys['/Names'])[1]).toBe(attachment);
  });
});

describe('a PDF is tagged', () => {
  test('all that is drawn belongs to one element or is marked as decoration', () => {
    expect([pdf.at(catalog['/MarkInfo']).keys['/Marked'], catalog['/Lang']]).toEqual([true, 'u:en']);
    for (const page of pages())
      expect(
        drawn(contentOf(page)).filter(({ marks }) => marks.length !== 1 || !/^(?:Artifact|\w+\/MCID \d+)$/.test(marks[0] ?? '')),
      ).toEqual([]);
  });

  test('every marked stretch is found from its page and from its element', () => {
    const tree = pdf.at(catalog['/StructTreeRoot']).keys;
    const numbers = pdf.list(pdf.at(tree['/ParentTree']).keys['/Nums']);
    for (const page of pages()) {
      expect(page.keys['/Tabs']).toBe('/S');
      const elements = pdf.list(numbers[numbers.indexOf(page.keys['/StructParents']) + 1]);
      const marks = [...contentOf(page).matchAll(/^\/(\w+) << \/MCID (\d+) >> BDC$/gm)];
      expect(marks.map(([, , mark]) => Number(mark)).toSorted((a, b) => a - b)).toEqual(elements.map((_, index) => index));
      for (const [, role, mark] of marks) expect(pdf.at(elements[Number(mark)]).keys['/S']).toBe(`/${role}`);
    }
  });

  test('elements are read in the order of the chat: title, facts, days with their messages', () => {
    const roles = (element: unknown): unknown[] => {
      const { keys } = pdf.at(element);
      const kids = Array.isArray(keys['/K']) ? keys['/K'] : [keys['/K']];
      const below = kids.filter((kid) => typeof kid === 'string').map(roles);
      return below.length > 0 ? [keys['/S'], ...below] : [keys['/S']];
    };
    const [document, ...all] = roles(pdf.at(catalog['/StructTreeRoot']).keys['/K']);
    expect(document).toBe('/Document');
    expect(all[0]).toEqual(['/H1']);
    expect(all.slice(1, 3).map((list) => (Array.isArray(list) ? list[0] : list))).toEqual(['/L', '/L']);
    expect(all[1]).toEqual(['/L', ['/LI', ['/Lbl'], ['/LBody']], ['/LI', ['/Lbl'], ['/LBody']]]);
    expect(all.at(-1)).toEqual(['/Sect', ['/H2'], ['/Art', ['/P'], ['/Figure'], ['/P'], ['/P']], ['/Art', ['/P'], ['/P'], ['/P']]]);
  });

  test('the language of other scripts is told, and pictures have words', () => {
    const elements = pdf.all.filter(({ keys }) => keys['/S'] !== undefined && keys['/P'] !== undefined);
    const languages = new Set(elements.map(({ keys }) => keys['/Lang']).filter((one) => one !== undefined));
    for (const tag of ['zh-Hans', 'zh-Hant', 'ja', 'ko', 'th', 'ar', 'he', 'hi']) expect(languages).toContain(`u:${tag}`);
    expect(elements.filter(({ keys }) => keys['/S'] === '/Figure').map(({ keys }) => keys['/Alt'])).toEqual(['u:Image · shoe.png']);
  });

  test('the outline leads to the days', () => {
    const titles: unknown[] = [];
    for (let next = pdf.at(catalog['/Outlines']).keys['/First']; next !== undefined; next = pdf.at(next).keys['/Next'])
      titles.push(pdf.at(next).keys['/Title']);
    expect(titles.slice(0, 2)).toEqual(['u:2026-11-10  Tuesday', 'u:2026-11-11  Wednesday']);
    expect(titles.at(-1)).toBe('u:2026-11-12  Thursday');
  });
});

describe('pictures and marks', () => {
  test('a picture is shown once above its name and hash, a broken one told by them', () => {
    const text = pdfPages(file).join('\n');
    for (const [name, data] of [
      ['shoe.png', png],
      ['cut short.png', broken],
    ] as const)
      expect(text).toContain(`Image · ${name}\nSHA-256 ${hashOf(data)}`);
    expect(pdf.all.filter(({ keys }) => keys['/Subtype'] === '/Image' && keys['/Width'] === 40)).toHaveLength(1);
  });

  test('the mark of a copy is on every page and nowhere in its text', async () => {
    const marked = await fileOf({ watermark: { line: 'Zhang & Partners', id: '7F3KQ-2Q9MD' } });
    const objects = pdfObjects(marked);
    const shown = objects.all.filter(({ keys }) => keys['/Type'] === '/Page');
    for (const { keys } of shown)
      expect(objects.at(keys['/Contents']).data?.toString('latin1')).toMatch(
        /\/Artifact << \/Type \/Pagination \/Subtype \/Watermark >> BDC\nq \/Faint gs \/X\d+ Do Q/,
      );
    // Once, in the head's facts.
    expect(pdfPages(marked).join('\n').split('7F3KQ-2Q9MD')).toHaveLength(2);
    expect(pdfPages(marked).at(-1)).toBe(pdfPages(file).at(-1));
  });
});

/** What `/W` says of the codes 1 to `count`, 1000 where it says nothing. */
function widthsOf(table: readonly unknown[], count: number): readonly number[] {
  const widths = Array.from({ length: count }, () => 1000);
  for (let pair = 0; pair < table.length; pair += 2)
    for (const [index, width] of pdf.list(table[pair + 1]).entries()) widths[Number(table[pair]) - 1 + index] = Number(width);
  return widths;
}

/** The advances that the font program itself has for its glyphs from 1 on, in thousandths. */
function advancesIn(program: Buffer, count: number): readonly number[] {
  const tables = new Map(
    Array.from({ length: program.readUInt16BE(4) }, (_, index) => {
      const row = 12 + 16 * index;
      return [program.toString('latin1', row, row + 4), program.readUInt32BE(row + 8)] as const;
    }),
  );
  const units = program.readUInt16BE((tables.get('head') ?? 0) + 18);
  return Array.from({ length: count }, (_, index) => (program.readUInt16BE((tables.get('hmtx') ?? 0) + 4 * (index + 1)) * 1000) / units);
}
