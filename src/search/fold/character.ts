import { standIns, variants } from './han-variants';

/** Marks that people leave out: of Latin, Greek and Cyrillic letters, of Arabic and Hebrew vowels, and what encloses or shapes a character. */
const leftOut = new RegExp(
  String.raw`\p{Default_Ignorable_Code_Point}|[\u0300-\u0337\u0339-\u036f\u0640\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]|` +
    String.raw`(?=[\p{Script_Extensions=Greek}\p{Script_Extensions=Cyrillic}\p{Script_Extensions=Arabic}\p{Script_Extensions=Hebrew}])\p{M}`,
  'gu',
);

/** Letters that Unicode does not take apart but people write without their stroke, and signs that keyboards have another of. */
const plain = new Map<string, string>(
  Object.entries({
    "'": '‘’‚‛′´ʹʻʼ‹›',
    '"': '“”„‟″«»「」『』〝〞〟',
    '-': '‐‑‒–—―−',
    '~': '〜',
    '/': '⁄',
    d: 'đð',
    h: 'ħ',
    l: 'ł',
    o: 'ø',
    t: 'ŧ',
    ae: 'æ',
    oe: 'œ',
    th: 'þ',
    ا: 'ٱ',
    ي: 'یى',
    ك: 'ک',
    // No characters; the index parts texts by them.
    ' ': '\ufffe\uffff',
  }).flatMap(([to, all]) => Array.from(all, (from): [string, string] => [from, to])),
);

/** Made with the first use: whoever loads this waits for nothing that a text without such characters does not need. */
function made<T>(make: () => T): () => T {
  let value: T | undefined;
  return () => (value ??= make());
}

const han = made(() => {
  const all = new Map<string, string>();
  for (const variant of variants) all.set(variant, standIns.charAt(all.size));
  return all;
});

/** The ideograph that stands for all ways to write this one; undefined where it is its only one. */
export const hanStandIn = (character: string): string | undefined => han().get(character);

/** Hangul letters that stand alone, by the ones that join into syllables: joined ones do not come of letters that were not. */
const loneLetters = made(
  () =>
    new Map<string, string>(
      Array.from({ length: 0x318f - 0x3131 }, (_, index) => String.fromCharCode(0x3131 + index)).map((letter) => [
        letter.normalize('NFKC'),
        letter,
      ]),
    ),
);

function digit(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  let zero = code;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String((code - zero) % 10);
}

/** Letters of Hangul, and *am* of Thai and Lao: Unicode would take apart what people see as one. */
const undivided = /^[\u0e33\u0eb3\u1100-\u11ff\u3131-\u318e]$/;

/** Without its width or other dress; as it is where only a space with a mark would be left. */
function undressed(character: string): string {
  if (undivided.test(character)) return character;
  const bare = character.normalize('NFKC').replace(/[\u1100-\u11ff]/g, (letter) => loneLetters().get(letter) ?? letter);
  return bare.length > 1 && bare.startsWith(' ') ? character : bare;
}

function once(character: string): string {
  const early = plain.get(character);
  if (early !== undefined) return early;
  const letters = Array.from(undressed(character).normalize('NFD').replace(leftOut, '').normalize('NFC'), (one) => {
    const lower = one.toUpperCase().toLowerCase();
    return /^\p{Nd}$/u.test(lower) ? digit(lower) : (hanStandIn(lower) ?? plain.get(lower) ?? lower);
  });
  return letters.join('').normalize('NFC');
}

const known = new Map<string, string>();

/** One character, made comparable: nothing where it vanishes, several where it is an abbreviation of them. */
export function foldCharacter(character: string): string {
  const before = known.get(character);
  if (before !== undefined) return before;
  let folded = once(character);
  for (let next = again(folded); next !== folded; next = again(folded)) folded = next;
  known.set(character, folded);
  return folded;
}

const again = (folded: string): string => Array.from(folded, once).join('').normalize('NFC');

/** Whether a character belongs to what stands before it: a mark, the later letters of a Hangul (or Kirat Rai) syllable, whatever vanishes. */
export function isAttached(character: string): boolean {
  return /^[\p{M}\u1160-\u11ff\ud7b0-\ud7fb\uff9e\uff9f\u{16d67}]$/u.test(character) || foldCharacter(character) === '';
}

/** Thai and Lao *am*, typed as its two halves: it looks the same and is. */
const halvesOfAm = /([\u0e4d\u0ecd])([\u0e48-\u0e4b\u0ec8-\u0ecb]*)([\u0e32\u0eb2])/g;

/** A character with all that is attached to it, made comparable: equal for all canonically equivalent ones. */
export function foldCluster(cluster: string): string {
  let folded = cluster;
  for (let next = clusterOnce(folded); next !== folded; next = clusterOnce(folded)) folded = next;
  return folded;
}

function clusterOnce(cluster: string): string {
  const whole = Array.from(cluster.normalize('NFC'), foldCharacter).join('').normalize('NFC');
  return whole.replace(halvesOfAm, (_, ring: string, tones: string) => tones + (ring === '\u0e4d' ? '\u0e33' : '\u0eb3'));
}
