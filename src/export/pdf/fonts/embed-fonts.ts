import { asciiBytes, type PdfFile } from '../file/pdf-file';
import { utf16Hex } from '../pdf-strings';
import { cutFace } from './cut-face';
import { faceTitles } from './face-names';
import type { UsedFont } from './used-fonts';

/** Not symbolic, without serifs: bit 6 of the descriptor's flags. */
const nonSymbolic = 32;
/** Widths of this many thousandths need not be told. */
const usualWidth = 1000;

/** Six letters made of the texts, as a subset's name must begin. */
function subsetTag({ texts }: UsedFont): string {
  let hash = texts.reduce((sum, text) => (Math.imul(sum, 31) + (text.codePointAt(0) ?? 0) + text.length) >>> 0, texts.length);
  let tag = '';
  for (let letter = 0; letter < 6; letter += 1, hash = Math.floor(hash / 26)) tag += String.fromCharCode(65 + (hash % 26));
  return tag;
}

/** `first [w w w]` for every run of codes whose width is not the usual one. */
function widthTable({ face, glyphs }: UsedFont): string {
  const runs: { first: number; widths: number[] }[] = [];
  for (const [index, { advance }] of glyphs.entries()) {
    const width = Math.round((advance * 100_000) / face.outlines.unitsPerEm) / 100;
    if (width === usualWidth) continue;
    const code = index + 1;
    const last = runs.at(-1);
    if (last && last.first + last.widths.length === code) last.widths.push(width);
    else runs.push({ first: code, widths: [width] });
  }
  return runs.map(({ first, widths }) => `${first} [${widths.join(' ')}]`).join('\n');
}

/** A character map may hold no more than this many lines in one block. */
const mapBlock = 100;

function toUnicodeMap(texts: readonly string[]): string {
  const lines = texts.map((text, index) => `<${(index + 1).toString(16).padStart(4, '0')}> <${utf16Hex(text)}>`);
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

/** Writes the objects of one font and answers the number of the one that pages name. */
function putFont(file: PdfFile, font: UsedFont): number {
  const { face, glyphs, texts } = font;
  const name = `${subsetTag(font)}+${faceTitles[face.name]}`;
  const { ascent, descent, box } = face.metrics;
  const program = cutFace(face.outlines, glyphs);
  const outlines = file.putStream(`/Length1 ${program.length}`, { raw: program });
  const map = file.putStream('', { raw: asciiBytes(toUnicodeMap(texts)) });
  const descriptor = file.put(
    `<< /Type /FontDescriptor /FontName /${name} /Flags ${nonSymbolic} /ItalicAngle 0 /StemV 80 /Ascent ${ascent} /Descent ${descent} ` +
      `/CapHeight ${ascent} /FontBBox [${box.join(' ')}] /FontFile2 ${outlines} 0 R >>`,
  );
  const descendant = file.put(
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${name} /CIDToGIDMap /Identity /DW ${usualWidth} ` +
      `/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${descriptor} 0 R /W [${widthTable(font)}] >>`,
  );
  return file.put(
    `<< /Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /Identity-H /DescendantFonts [${descendant} 0 R] /ToUnicode ${map} 0 R >>`,
  );
}

/** Writes the used faces, each cut down to what the document draws, and answers the dictionary by which pages find them. Call when every page is drawn. */
export function embedFonts(file: PdfFile, fonts: readonly UsedFont[]): string {
  return `<< ${fonts.map((font) => `/${font.resource} ${putFont(file, font)} 0 R`).join(' ')} >>`;
}
