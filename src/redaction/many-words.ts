import type { Stretch } from '../evidence/pieces';

/** Where a word begins in a text, and which one it is. */
export type WordPlace = Stretch & { readonly word: string };

/** So few words are looked for one by one; more are looked up by their length. */
const few = 16;

/** Every place of every word in a text, in time that hangs on how many lengths the words have, not on how many words there are. */
export function placesOfWords(text: string, words: readonly string[]): readonly WordPlace[] {
  const wanted = new Set(words.filter((word) => word !== ''));
  if (wanted.size <= few) return [...wanted].flatMap((word) => [...placesOfOne(text, word)]);
  const lengths = new Set([...wanted].map(({ length }) => length));
  return [...lengths].flatMap((length) => [...placesOfLength(text, wanted, length)]);
}

function* placesOfOne(text: string, word: string): Generator<WordPlace> {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) yield { from: at, to: at + word.length, word };
}

function* placesOfLength(text: string, words: ReadonlySet<string>, length: number): Generator<WordPlace> {
  for (let at = 0; at + length <= text.length; at += 1) {
    const word = text.slice(at, at + length);
    if (words.has(word)) yield { from: at, to: at + length, word };
  }
}

/** Stretches put together, that can be asked whether another shares a character with one of them. */
export class Covered {
  readonly #parts: readonly Stretch[];

  constructor(stretches: readonly Stretch[]) {
    const parts: { from: number; to: number }[] = [];
    for (const { from, to } of stretches.toSorted((one, other) => one.from - other.from)) {
      const last = parts.at(-1);
      if (last && from <= last.to) last.to = Math.max(last.to, to);
      else parts.push({ from, to });
    }
    this.#parts = parts;
  }

  touches({ from, to }: Stretch): boolean {
    let [low, high] = [0, this.#parts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#parts[middle]?.to ?? 0) > from) high = middle;
      else low = middle + 1;
    }
    return (this.#parts[low]?.from ?? Infinity) < to;
  }
}
