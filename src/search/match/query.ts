import { fold, foldWithOffsets } from '../fold/fold';

/** Words that must all be found, each as it stands; a phrase in quotes is one. */
export type Query = { readonly words: readonly string[] };

/** Reads what was typed: words between spaces, or phrases in straight or curved quotes. */
export function parseQuery(typed: string): Query {
  const words = [...typed.matchAll(/["“”]([^"“”]*)["“”]?|[^\s"“”]+/g)].map((match) => fold(match[1] ?? match[0]).trim());
  return { words: words.filter((word) => word !== '') };
}

/** Whether every word stands in the text. */
export function matches(query: Query, text: string): boolean {
  const folded = fold(text);
  return query.words.every((word) => folded.includes(word));
}

/** Where the words stand: [start, end) offsets into the original text, in order, overlapping ones joined. */
export function marksIn(query: Query, text: string): readonly (readonly [number, number])[] {
  const folded = foldWithOffsets(text);
  const found = query.words.flatMap((word) => placesOf(word, folded.text)).toSorted(([a], [b]) => a - b);
  const marks: [number, number][] = [];
  for (const [start, end] of found) {
    const mark: [number, number] = [folded.starts[start] ?? 0, folded.starts[end] ?? text.length];
    const last = marks.at(-1);
    if (last && mark[0] <= last[1]) last[1] = Math.max(last[1], mark[1]);
    else marks.push(mark);
  }
  return marks;
}

function placesOf(word: string, text: string): [number, number][] {
  const places: [number, number][] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) places.push([at, at + word.length]);
  return places;
}
