import { polyphonic } from 'pinyin-pro';
import { numeral } from '../src/search/pinyin/numerals.ts';
import { oldReadings } from './old-readings.ts';

/** The block of unified ideographs that has readings here. */
const firstHan = 0x4e00;
const lastHan = 0x9fff;

/** What people type for characters that chats are full of and dictionaries read as a hum. */
const asTyped: Readonly<Record<string, readonly string[]>> = { 嗯: ['en'], 唔: ['en'], 哼: ['heng'], 噷: ['hen'] };

function readingsOf(character: string): readonly string[] {
  const [listed = []] = polyphonic(character, { toneType: 'none', type: 'array', v: true });
  const known = listed.map((one) => one.replace('ê', 'e')).filter((one) => /^[a-z]+$/.test(one));
  return [...known, ...(asTyped[character] ?? [])];
}

/**
 * The readings of each ideograph from 4E00 to 9FFF, without tones, `v` for ü: none where another character stands for it in folded text, and
 * the readings of all that it stands for where it is that other (干 is read as 乾 too); but for those that are left out.
 */
export function readingsByCharacter(
  variants: ReadonlyMap<string, string>,
  leftOut: Readonly<Record<string, string>> = oldReadings,
): readonly (readonly string[])[] {
  const standsFor = new Map<string, string[]>();
  for (const [variant, one] of variants) standsFor.set(one, [...(standsFor.get(one) ?? []), variant]);
  return Array.from({ length: lastHan - firstHan + 1 }, (_, index) => {
    const character = String.fromCharCode(firstHan + index);
    if (variants.has(character)) return [];
    const all = new Set([character, ...(standsFor.get(character) ?? [])].flatMap(readingsOf));
    return [...all].filter((reading) => leftOut[reading]?.includes(character) !== true);
  });
}

/** What is used most comes first, and so is written shortest; equals in the order of the alphabet. */
function byUse(values: readonly string[]): readonly string[] {
  const uses = new Map<string, number>();
  for (const value of values) uses.set(value, (uses.get(value) ?? 0) + 1);
  return [...uses].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([value]) => value);
}

const numberOf = (list: readonly string[]): ReadonlyMap<string, number> => new Map(list.map((value, index) => [value, index]));

export type PinyinData = { readonly syllables: string; readonly sets: string; readonly readings: string };

/** Syllables; sets of syllables, each as numbers behind its size; and the number of the set of each ideograph. */
export function pinyinData(readings: readonly (readonly string[])[]): PinyinData {
  const keys = readings.map((set) => set.toSorted().join(' '));
  const sets = byUse(keys);
  const syllables = byUse(sets.flatMap((set) => set.split(' ')).filter((one) => one !== ''));
  const [syllableNumbers, setNumbers] = [numberOf(syllables), numberOf(sets)];
  const setText = (set: string): string => {
    const members = set.split(' ').filter((one) => one !== '');
    return numeral(members.length) + members.map((one) => numeral(syllableNumbers.get(one) ?? 0)).join('');
  };
  return {
    syllables: syllables.join(' '),
    sets: sets.map(setText).join(''),
    readings: keys.map((key) => numeral(setNumbers.get(key) ?? 0)).join(''),
  };
}
