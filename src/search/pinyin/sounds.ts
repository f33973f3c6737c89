import { numbersIn } from './numerals';
import { readings, sets, syllables } from './readings';

/** All ways to type one syllable: `lü` as `lv` and `lu`, `ju` also as `jv`. */
export type Spellings = readonly string[];

export type Sounds = {
  readonly syllables: readonly Spellings[];
  /** Sets of syllables, as indices into those. The first is empty. */
  readonly sets: readonly (readonly number[])[];
  /** By unit of UTF-16, the index of the set that it is read as. */
  readonly setOf: Uint16Array;
};

function spellingsOf(syllable: string): Spellings {
  const plain = syllable.replace('v', 'u');
  if (plain !== syllable) return [syllable, plain];
  return /^[jqxy]u/.test(syllable) ? [syllable, syllable.replace('u', 'v')] : [syllable];
}

function setsIn(numbers: readonly number[]): readonly (readonly number[])[] {
  const found: (readonly number[])[] = [];
  for (let at = 0; at < numbers.length;) {
    const size = numbers[at] ?? 0;
    found.push(numbers.slice(at + 1, at + 1 + size));
    at += 1 + size;
  }
  return found;
}

const firstHan = 0x4e00;
const zero = '〇';
/** No unit below or above is read as anything. */
export const firstRead = zero.charCodeAt(0);
export const lastRead = 0x9fff;

function read(): Sounds {
  const all = setsIn(numbersIn(sets));
  const empty = all.findIndex((set) => set.length === 0);
  const ordered = [[], ...all.filter((set) => set.length > 0)];
  const setOf = new Uint16Array(0x10000);
  numbersIn(readings).forEach((set, index) => {
    setOf[firstHan + index] = set === empty ? 0 : set < empty ? set + 1 : set;
  });
  setOf[zero.charCodeAt(0)] = setOf['零'.charCodeAt(0)] ?? 0;
  return { syllables: syllables.split(' ').map(spellingsOf), sets: ordered, setOf };
}

let sounds: Sounds | null = null;

/** How every ideograph is read; made ready at the first call. */
export function soundsOfHan(): Sounds {
  sounds ??= read();
  return sounds;
}
