import type { HanFace, Manner } from './scripts';

/** Every character that a two-byte charset writes with the given lead and trail bytes. */
function charset(label: string, leads: readonly [number, number], trails: readonly (readonly [number, number])[]): string {
  const bytes: number[] = [];
  for (let lead = leads[0]; lead <= leads[1]; lead += 1)
    for (const [first, last] of trails) for (let trail = first; trail <= last; trail += 1) bytes.push(lead, trail);
  return new TextDecoder(label).decode(new Uint8Array(bytes));
}

const ofMainland = 1;
const ofTaiwan = 2;

function mark(table: Int8Array, characters: string, bit: number): void {
  for (let at = 0; at < characters.length; at += 1) table[characters.charCodeAt(at)] = (table[characters.charCodeAt(at)] ?? 0) | bit;
}

let known: Int8Array | undefined;

/** For each code unit 1 where only the mainland's charset writes it, -1 where only Taiwan's does: the browser's own tables tell the two scripts apart. */
function sides(): Int8Array {
  if (known) return known;
  const mainland = charset('gb2312', [0xb0, 0xf7], [[0xa1, 0xfe]]);
  const taiwan = charset(
    'big5',
    [0xa4, 0xf9],
    [
      [0x40, 0x7e],
      [0xa1, 0xfe],
    ],
  );
  const table = new Int8Array(0x10000);
  mark(table, mainland, ofMainland);
  mark(table, taiwan, ofTaiwan);
  known = table.map((writes) => (writes === ofMainland ? 1 : writes === ofTaiwan ? -1 : 0));
  return known;
}

/** How many characters of a text are looked at. */
const looked = 2000;

const kinds = { unknown: 0, other: 1, han: 2, kana: 3, hangul: 4 } as const;
/** What each code unit is, found out when it is first met. */
const kindOfUnits = new Uint8Array(0x10000);

function kindOf(unit: number): number {
  const found = kindOfUnits[unit];
  if (found) return found;
  const character = String.fromCharCode(unit);
  // The first halves of pairs from D840 on stand for the planes that hold nothing but Han.
  const isHan = /\p{Script=Han}/u.test(character) || (unit >= 0xd840 && unit <= 0xd8bf);
  const isKana = /[\u3041-\u3096\u30A1-\u30FA\uFF66-\uFF9D]/.test(character);
  const kind = isHan ? kinds.han : isKana ? kinds.kana : /\p{Script=Hangul}/u.test(character) ? kinds.hangul : kinds.other;
  kindOfUnits[unit] = kind;
  return kind;
}

const both = (han: HanFace): { readonly with: Manner; readonly without: Manner } => ({
  with: { han, isHan: true },
  without: { han, isHan: false },
});
/** All there are, each one object, by which what is known of its texts is found. */
const manners = { sc: both('sc'), tc: both('tc'), jp: both('jp'), kr: both('kr') } as const;

/**
 * How a text is to be set: Japanese where kana are a good part of it (a Chinese one may have a \u306E), Korean where it has Hangul, else in the
 * Chinese script it is written in, `fallback` where nothing tells.
 */
export function mannerOf(text: string, fallback: HanFace): Manner {
  if (!/[\u1100-\u11FF\u3040-\uFFEF]/.test(text)) return manners[fallback].without;
  const table = sides();
  let [han, kana, hangul, balance] = [0, 0, 0, 0];
  for (let at = 0; at < Math.min(text.length, looked); at += 1) {
    const unit = text.charCodeAt(at);
    const kind = kindOf(unit);
    if (kind === kinds.han) han += 1;
    else if (kind === kinds.kana) kana += 1;
    else if (kind === kinds.hangul) hangul += 1;
    balance += table[unit] ?? 0;
  }
  if (kana > 1 && kana * 3 >= han) return manners.jp.with;
  if (hangul > 0) return manners.kr.with;
  const face = balance === 0 ? fallback : balance > 0 ? 'sc' : 'tc';
  return han + kana > 0 ? manners[face].with : manners[face].without;
}
