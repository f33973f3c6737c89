import type { Hit, Marks, StoredMessage } from '../../archive/ports';
import { exactly, fold, type Folded, foldWithOffsets } from '../fold/fold';
import type { Query } from '../terms';
import { patternOf } from './pattern';

/** Characters that compose with each other, each lot apart. */
const lots = /[\u1100-\u11FF]+|\P{M}\p{M}*|\p{M}+/gu;

function exactlyWithOffsets(text: string): Folded {
  if (exactly(text) === text) return { text, starts: [] };
  let composed = '';
  const starts: number[] = [];
  for (const { 0: lot, index } of text.matchAll(lots)) {
    const part = exactly(lot);
    for (let unit = 0; unit < part.length; unit++) starts.push(index);
    composed += part;
  }
  return { text: composed, starts: [...starts, text.length] };
}

type Place = readonly [start: number, end: number];

function placesOf(needle: string, text: string): Place[] {
  const places: Place[] = [];
  if (needle === '') return places;
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) places.push([at, at + needle.length]);
  return places;
}

function matchesOf(pattern: RegExp, text: string): Place[] {
  return [...text.matchAll(pattern)].filter(([match]) => match !== '').map((match) => [match.index, match.index + match[0].length]);
}

/** Where one term stands in a text that was made comparable, and whether it does. */
type Seeker = { readonly holds: (text: Comparable) => boolean; readonly places: (text: Comparable) => readonly Place[] };
/** A text as words are compared with it, with the way back, and as patterns are. */
type Comparable = { readonly folded: Folded; readonly original: string };

/** Where a place in the folded text is in the original; a character that is held only in part is marked whole. */
function origin({ starts }: Folded, [start, end]: Place): Place {
  let last = end;
  while (last > 0 && starts[last] !== undefined && starts[last] === starts[last - 1]) last++;
  return [starts[start] ?? start, starts[last] ?? end];
}

function seekerOf(query: Query & { readonly kind: 'text' | 'regex' }, exact: boolean): Seeker {
  if (query.kind === 'text') {
    const needle = exact ? exactly(query.text) : fold(query.text);
    return {
      holds: ({ folded }) => needle !== '' && folded.text.includes(needle),
      places: ({ folded }) => placesOf(needle, folded.text).map((place) => origin(folded, place)),
    };
  }
  const pattern = patternOf(query.source, exact);
  const all = new RegExp(pattern, `${pattern.flags}g`);
  return exact
    ? { holds: ({ original }) => pattern.test(original), places: ({ original }) => matchesOf(all, original) }
    : {
        holds: ({ folded }) => pattern.test(folded.text),
        places: ({ folded }) => matchesOf(all, folded.text).map((place) => origin(folded, place)),
      };
}

/** The terms that are words and must or may stand there, and whether those that a text holds are enough, whatever else is asked for. */
type Words = { readonly seekers: readonly Seeker[]; readonly suffice: (text: Comparable) => boolean };

function wordsOf(query: Query, exact: boolean): Words {
  if (query.kind === 'text' || query.kind === 'regex') {
    const seeker = seekerOf(query, exact);
    return { seekers: [seeker], suffice: seeker.holds };
  }
  if (query.kind !== 'all' && query.kind !== 'any') return { seekers: [], suffice: () => true };
  const parts = query.of.map((one) => wordsOf(one, exact));
  const isAll = query.kind === 'all';
  return {
    seekers: parts.flatMap(({ seekers }) => seekers),
    suffice: (text) => (isAll ? parts.every(({ suffice }) => suffice(text)) : parts.some(({ suffice }) => suffice(text))),
  };
}

/** In order, those that overlap or touch joined. */
function joined(places: readonly Place[]): Marks {
  const marks: [number, number][] = [];
  for (const [start, end] of places.toSorted(([a], [b]) => a - b)) {
    const last = marks.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else marks.push([start, end]);
  }
  return marks;
}

export type FoundIn = (message: Pick<StoredMessage, 'text' | 'versions'>) => Pick<Hit, 'marks' | 'earlier'>;

/**
 * Tells where the words of a query stand in a message: [start, end) in its present text, and, where that does not hold what is asked for,
 * in the newest version that does. What the query says besides words is not looked at; words that must not stand there are not marked.
 */
export function foundIn(query: Query, exact: boolean): FoundIn {
  const { seekers, suffice } = wordsOf(query, exact);
  if (seekers.length === 0) return () => ({ marks: [] });
  const comparable = (text: string): Comparable => ({ original: text, folded: exact ? exactlyWithOffsets(text) : foldWithOffsets(text) });
  const marksIn = (text: Comparable): Marks => joined(seekers.flatMap(({ places }) => places(text)));
  return ({ text, versions }) => {
    const present = comparable(text);
    const marks = marksIn(present);
    if (suffice(present)) return { marks };
    const others = versions
      .filter((version) => version.text !== text)
      .toReversed()
      .map((version) => ({ version, words: comparable(version.text) }));
    const best =
      others.find(({ words }) => suffice(words)) ?? (marks.length > 0 ? undefined : others.find(({ words }) => marksIn(words).length > 0));
    return { marks, ...(best ? { earlier: { version: best.version, marks: marksIn(best.words) } } : {}) };
  };
}
