import type { jsPDF } from 'jspdf';
import type { Face } from './faces';
import { fillFontSlots, type PdfObjects, pdfObjects } from './jspdf-hooks';
import { utf16Hex } from './pdf-strings';
import type { Subsetter } from './subset';
import type { UsedFont } from './used-fonts';

const deflate = ['FlateEncode'];
const postscriptNames = { sans: 'NotoSans', sc: 'NotoSansSC', tc: 'NotoSansTC', thai: 'NotoSansThai', emoji: 'NotoEmoji' } as const;
/** `SERIF`-less, not symbolic: bit 6 of the descriptor's flags. */
const nonSymbolic = 32;

const glyphHex = (glyph: number): string => glyph.toString(16).padStart(4, '0');

/** The bytes as a string of one character each, which is how jsPDF takes streams. */
function binaryString(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let from = 0; from < bytes.length; from += 8192) parts.push(String.fromCharCode(...bytes.subarray(from, from + 8192)));
  return parts.join('');
}

/** Six letters made of the glyphs, as a subset's name must begin. */
function subsetTag(glyphs: readonly number[]): string {
  let hash = glyphs.reduce((sum, glyph) => (Math.imul(sum, 31) + glyph) >>> 0, 7);
  let tag = '';
  for (let letter = 0; letter < 6; letter += 1, hash = Math.floor(hash / 26)) tag += String.fromCharCode(65 + (hash % 26));
  return tag;
}

/** `first [w w w]` for every run of neighbouring glyph ids. */
function widthTable(face: Face, glyphs: readonly number[]): string {
  const runs: { first: number; widths: number[] }[] = [];
  for (const glyph of glyphs) {
    const last = runs.at(-1);
    const width = Math.round(face.advanceOf(glyph) * 100) / 100;
    if (last && last.first + last.widths.length === glyph) last.widths.push(width);
    else runs.push({ first: glyph, widths: [width] });
  }
  return runs.map(({ first, widths }) => `${first} [${widths.join(' ')}]`).join('\n');
}

/** A character map may hold no more than this many lines in one block. */
const mapBlock = 100;

function toUnicodeMap(texts: ReadonlyMap<number, string>): string {
  const lines = [...texts].filter(([, text]) => text !== '').map(([glyph, text]) => `<${glyphHex(glyph)}> <${utf16Hex(text)}>`);
  const blocks: string[] = [];
  for (let from = 0; from < lines.length; from += mapBlock) {
    const block = lines.slice(from, from + mapBlock);
    blocks.push(`${block.length} beginbfchar`, ...block, 'endbfchar');
  }
  return [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange',
    '<0000> <ffff>',
    'endcodespacerange',
    ...blocks,
    'endcmap',
    'CMapName currentdict /CMap defineresource pop',
    'end',
    'end',
  ].join('\n');
}

function putObject(objects: PdfObjects, lines: readonly string[]): number {
  const number = objects.newObject();
  for (const line of ['<<', ...lines, '>>', 'endobj']) objects.write(line);
  return number;
}

function putStreamObject(objects: PdfObjects, data: string, addLength1: boolean): number {
  const number = objects.newObject();
  objects.putStream({ data, addLength1, filters: deflate });
  objects.write('endobj');
  return number;
}

function putDescriptor(objects: PdfObjects, name: string, face: Face, file: number): number {
  const { ascent, descent, box } = face.metrics;
  return putObject(objects, [
    `/Type /FontDescriptor /FontName /${name} /Flags ${nonSymbolic} /ItalicAngle 0 /StemV 80`,
    `/Ascent ${ascent} /Descent ${descent} /CapHeight ${ascent} /FontBBox [${box.join(' ')}]`,
    `/FontFile2 ${file} 0 R`,
  ]);
}

/** Writes the five objects of one font and answers the number of the last, the one that pages name. */
function putType0(objects: PdfObjects, { face, texts }: UsedFont, glyphs: readonly number[], file: Uint8Array): number {
  const name = `${subsetTag(glyphs)}+${postscriptNames[face.name]}`;
  const descriptor = putDescriptor(objects, name, face, putStreamObject(objects, binaryString(file), true));
  const descendant = putObject(objects, [
    `/Type /Font /Subtype /CIDFontType2 /BaseFont /${name} /CIDToGIDMap /Identity /DW 1000`,
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>',
    `/FontDescriptor ${descriptor} 0 R /W [${widthTable(face, glyphs)}]`,
  ]);
  const map = putStreamObject(objects, toUnicodeMap(texts), false);
  return putObject(objects, [
    `/Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /Identity-H`,
    `/DescendantFonts [${descendant} 0 R] /ToUnicode ${map} 0 R`,
  ]);
}

/** Arranges that the document carries the used faces, each cut down to its used glyphs. Call when every page is drawn. */
export function embedFonts(document: jsPDF, fonts: readonly UsedFont[], subset: Subsetter): void {
  const objects = pdfObjects(document);
  const ready = fonts.map((font) => {
    const glyphs = [...font.texts.keys()].toSorted((a, b) => a - b);
    return { font, glyphs, file: subset(font.face.bytes, glyphs) };
  });
  fillFontSlots(document, ready.length, (index) => {
    const one = ready[index];
    if (!one) throw new Error('a document without text has no fonts');
    return putType0(objects, one.font, one.glyphs, one.file);
  });
}
