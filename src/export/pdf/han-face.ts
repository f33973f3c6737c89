import type { HanFace, Manner } from './scripts';

/** Every character that a two-byte charset writes with the given lead and trail bytes. */
function charset(label: string, leads: readonly [number, number], trails: readonly (readonly [number, number])[]): ReadonlySet<string> {
  const bytes: number[] = [];
  for (let lead = leads[0]; lead <= leads[1]; lead += 1)
    for (const [first, last] of trails) for (let trail = first; trail <= last; trail += 1) bytes.push(lead, trail);
  return new Set(new TextDecoder(label).decode(new Uint8Array(bytes)));
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
  known = new Int8Array(0x10000);
  for (const character of mainland) if (!taiwan.has(character)) known[character.charCodeAt(0)] = 1;
  for (const character of taiwan) if (!mainland.has(character)) known[character.charCodeAt(0)] = -1;
  return known;
}

/** How many characters of a text are looked at. */
const looked = 2000;

const countOf = (text: string, what: RegExp): number => text.match(what)?.length ?? 0;

/** The face of the script a Chinese text is written in, `fallback` where nothing tells. */
function chineseFace(text: string, fallback: HanFace): HanFace {
  const table = sides();
  let balance = 0;
  for (let at = 0; at < text.length; at += 1) balance += table[text.charCodeAt(at)] ?? 0;
  if (balance === 0) return fallback;
  return balance > 0 ? 'sc' : 'tc';
}

/**
 * How a text is to be set: Japanese where kana are a good part of it (a Chinese one may have a \u306E), Korean where it has Hangul, else in the
 * Chinese script it is written in.
 */
export function mannerOf(text: string, fallback: HanFace): Manner {
  if (!/[\u1100-\u11FF\u3040-\uFFEF\uD840-\uD8BF]/.test(text)) return { han: fallback, isHan: false };
  const head = text.slice(0, looked);
  const kana = countOf(head, /[\u3041-\u3096\u30A1-\u30FA\uFF66-\uFF9D]/g);
  const han = countOf(head, /\p{Script=Han}/gu);
  if (kana > 1 && kana * 3 >= han) return { han: 'jp', isHan: true };
  if (/\p{Script=Hangul}/u.test(head)) return { han: 'kr', isHan: true };
  return { han: chineseFace(head, fallback), isHan: han + kana > 0 };
}
