import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Blob as ShapingBlob, Face, Font } from 'harfbuzzjs';
import type { Plugin } from 'vite';
import { splitFace } from '../src/export/pdf/fonts/face-parts.ts';

type Trails = readonly (readonly [first: number, last: number])[];

/** Every character that a two-byte charset writes with these lead and trail bytes. */
function charset(label: string, leads: readonly [first: number, last: number], trails: Trails): string {
  const bytes: number[] = [];
  for (let lead = leads[0]; lead <= leads[1]; lead += 1)
    for (const [first, last] of trails) for (let trail = first; trail <= last; trail += 1) bytes.push(lead, trail);
  return new TextDecoder(label).decode(new Uint8Array(bytes));
}

const upper: Trails = [[0xa1, 0xfe]];
const big5: Trails = [[0x40, 0x7e], ...upper];
/** What Cantonese writes beyond Big5's frequent characters. */
const cantonese =
  '哋唔嘅咗啲喺嚟冇嘢攞瞓睇諗掂搵啱嗰嗱喎囉啩噃吖咩嘥嘈孭佢咁咪咭嗌嘞噉嚿埋嬲惗慳掟揸揼撳攰曱甴梘歎氹爭孖屙咇冚劏踎邋遢鎅靚餸髀';

/** The characters that people write, by a part of the faces' names: the everyday ones of each standard, a third to a half of what the faces have. */
const everyday: Readonly<Record<string, () => string>> = {
  NotoSansSC: () => charset('gb2312', [0xb0, 0xf7], upper),
  NotoSansTC: () => charset('big5', [0xa4, 0xc6], big5) + cantonese,
  NotoSansJP: () => charset('euc-jp', [0xb0, 0xf4], upper),
  NotoSansKR: () => charset('euc-kr', [0xb0, 0xfd], upper),
};

/** Where the characters stand of which a face has too many. */
const crowded: Trails = [
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0x20000, 0x3ffff],
];

function rareGlyphs(bytes: Uint8Array, common: string): ReadonlySet<number> {
  const font = new Font(new Face(new ShapingBlob(bytes)));
  const rare = new Set<number>();
  for (const [first, last] of crowded)
    for (let codePoint = first; codePoint <= last; codePoint += 1) {
      const glyph = font.nominalGlyph(codePoint);
      if (glyph !== undefined) rare.add(glyph);
    }
  for (const character of common) {
    const glyph = font.nominalGlyph(character.codePointAt(0) ?? 0);
    if (glyph !== undefined) rare.delete(glyph);
  }
  return rare;
}

/** The same face is asked for twice, once for each part, and by the builds of both browsers. */
const split = new Map<string, ReturnType<typeof splitFace>>();

function partsOf(path: string): ReturnType<typeof splitFace> {
  const known = split.get(path);
  if (known) return known;
  const common = Object.entries(everyday).find(([name]) => basename(path).startsWith(`${name}_`))?.[1];
  if (!common) throw new Error(`it is not known what is common in ${basename(path)}`);
  const bytes = new Uint8Array(readFileSync(path));
  const rare = rareGlyphs(bytes, common());
  const parts = splitFace(bytes, (glyph) => rare.has(glyph));
  split.set(path, parts);
  return parts;
}

/** Cuts Han faces in two: `face.ttf?common` and `face.ttf?rare` are the addresses of the parts. */
export function splitFaces(): Plugin {
  return {
    name: 'split-faces',
    // Before a face is taken for a file that is only to be copied.
    enforce: 'pre',
    load(id) {
      const [, path = '', part] = /^(.*\.ttf)\?(common|rare)$/.exec(id) ?? [];
      if (part !== 'common' && part !== 'rare') return null;
      const name = basename(path).replace('.ttf', part === 'common' ? '-common.ttf' : '-rare.bin');
      const asset = this.emitFile({ type: 'asset', name, source: partsOf(path)[part] });
      return `export default import.meta.ROLLUP_FILE_URL_${asset};`;
    },
  };
}
