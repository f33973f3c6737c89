import { firstRead, lastRead, type Sounds, soundsOfHan, type Spellings } from './sounds';

export type Place = { readonly start: number; readonly end: number };

/** Finds ideographs that a query is the pinyin of. */
export type PinyinMatcher = {
  /** The first place of `text` from `from` on that ends at or before `to`; null if there is none. `text` is folded. */
  next(text: string, from: number, to: number): Place | null;
};

/** Nobody types more; the tables grow with it. */
const longest = 64;

/** What was typed: letters only, and where among them a new ideograph must begin, as a space or an apostrophe said. */
type Typed = { readonly letters: string; readonly isBorder: readonly boolean[] };

function typedIn(query: string): Typed | null {
  const words = query
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ü', 'v')
    .split(/[\s'’]+/)
    .filter((word) => word !== '');
  const letters = words.join('');
  if (!/^[a-z]+$/.test(letters) || letters.length < 2 || letters.length > longest) return null;
  const isBorder = Array.from(letters, () => false);
  let at = 0;
  for (const word of words) {
    isBorder[at] = true;
    at += word.length;
  }
  return { letters, isBorder };
}

/**
 * How many letters at `at` one syllable may answer for, as bits: bit 0 for one letter. All of them; the initial, or its first letter; and at the
 * end of the query any beginning.
 */
function stepsOf(spelling: string, { letters, isBorder }: Typed, at: number): number {
  let steps = 0;
  for (let size = 1; size <= spelling.length && letters[at + size - 1] === spelling[size - 1]; size++) {
    const isInitial = size === 1 || (size === 2 && /^[zcs]h/.test(spelling));
    if (size === spelling.length || isInitial || at + size === letters.length) steps |= 1 << (size - 1);
    if (isBorder[at + size] === true) break;
  }
  return steps;
}

/** The steps that lead on to the end of the query; `ends` tells it of the letters behind `at`. */
function leading(steps: number, at: number, ends: readonly boolean[]): number {
  let kept = 0;
  for (let size = 1; steps >> (size - 1) !== 0; size++) {
    if (((steps >> (size - 1)) & 1) === 1 && ends[at + size] === true) kept |= 1 << (size - 1);
  }
  return kept;
}

const either = (spellings: Spellings, typed: Typed, at: number): number =>
  spellings.reduce((steps, spelling) => steps | stepsOf(spelling, typed, at), 0);

/** For each letter of the query, the steps of each set of syllables; null where no ideographs can answer for the whole. */
function tableOf(typed: Typed, { syllables, sets }: Sounds): readonly Uint8Array[] | null {
  const size = typed.letters.length;
  const ends = Array.from({ length: size + 1 }, (_, at) => at === size);
  const table: Uint8Array[] = [];
  for (let at = size - 1; at >= 0; at--) {
    const steps = syllables.map((spellings) => leading(either(spellings, typed, at), at, ends));
    ends[at] = steps.some((step) => step !== 0);
    const ofSets = new Uint8Array(sets.length);
    sets.forEach((set, index) => {
      for (const syllable of set) ofSets[index] = (ofSets[index] ?? 0) | (steps[syllable] ?? 0);
    });
    table.unshift(ofSets);
  }
  return ends[0] === true ? table : null;
}

/** By unit of UTF-16, what `of` says of the set that it is read as; nothing for the first set, which is of all that has no reading. */
function byUnit(setOf: Uint16Array, of: Uint8Array): Uint8Array {
  const values = new Uint8Array(setOf.length);
  for (let unit = firstRead; unit <= lastRead; unit++) values[unit] = of[setOf[unit] ?? 0] ?? 0;
  return values;
}

/** For each set the letters behind the first, as bits like those of steps, at which it can go on. */
function goingOn(table: readonly Uint8Array[]): Uint8Array {
  const letters = new Uint8Array(table[0]?.length ?? 0);
  table.slice(1, 7).forEach((ofSets, behind) => {
    for (let set = 0; set < letters.length; set++) if (ofSets[set] !== 0) letters[set] = (letters[set] ?? 0) | (1 << behind);
  });
  return letters;
}

/** Where the ideographs from `start` on have answered for all letters; -1 where they do not. */
function endOf(text: string, start: number, to: number, table: readonly Uint8Array[], setOf: Uint16Array): number {
  let reached = [0];
  for (let at = start; at < to && reached.length > 0; at++) {
    const set = setOf[text.charCodeAt(at)] ?? 0;
    const further: number[] = [];
    for (const letter of reached) {
      const steps = table[letter]?.[set] ?? 0;
      for (let size = 1; steps >> (size - 1) !== 0; size++) {
        if (((steps >> (size - 1)) & 1) === 1 && !further.includes(letter + size)) further.push(letter + size);
      }
    }
    if (further.includes(table.length)) return at + 1;
    reached = further;
  }
  return -1;
}

/**
 * Makes a matcher of what may be pinyin without tones: whole syllables, initials (`zh` or `z`), the last one begun or whole, in any mixture, as
 * people type them («fahuo», «fh», «fhuo», «fah»); `v` or `u` for ü; a space or an apostrophe parts syllables («xi'an»). Null where that
 * cannot be: another character, a single letter, more than 64, or letters that no syllables begin with.
 */
export function pinyinMatcher(query: string): PinyinMatcher | null {
  const typed = typedIn(query);
  if (typed === null) return null;
  const sounds = soundsOfHan();
  const table = tableOf(typed, sounds);
  const opening = table?.[0];
  if (!table || !opening) return null;
  const { setOf } = sounds;
  const begins = byUnit(setOf, opening);
  const follows = byUnit(setOf, goingOn(table));
  const whole = table.length <= 6 ? 1 << (table.length - 1) : 0;
  return {
    next(text, from, to) {
      for (let start = from; start < to; start++) {
        const steps = begins[text.charCodeAt(start)] ?? 0;
        if (steps === 0) continue;
        if ((steps & whole) !== 0) return { start, end: start + 1 };
        // Most of what begins like the query ends at the next ideograph.
        if (start + 1 >= to || (steps & (follows[text.charCodeAt(start + 1)] ?? 0)) === 0) continue;
        const end = endOf(text, start, to, table, setOf);
        if (end >= 0) return { start, end };
      }
      return null;
    },
  };
}
