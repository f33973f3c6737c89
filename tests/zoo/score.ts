import type { ExpectedMessage } from './expected';

/** One message as a reader understood it. */
export type ReadMessage = Pick<ExpectedMessage, 'sender' | 'text' | 'time'> & { readonly direction: string; readonly kind: string };

/** So many of so many. */
export type Share = { readonly right: number; readonly of: number };

/** How well a conversation was read. Fields are judged on the messages that were found. */
export type Score = {
  /** Found messages whose words are right, among those that were read, and among those that are there. */
  readonly precision: Share;
  readonly recall: Share;
  readonly direction: Share;
  readonly sender: Share;
  readonly time: Share;
  readonly kind: Share;
  /** Found messages that stand where they belong among the others. */
  readonly order: Share;
  /** What was wrong, one line each. */
  readonly faults: readonly string[];
};

/** A pair as found: indices into what was read and what was expected. */
type Pair = { readonly read: number; readonly expected: number; readonly isExact: boolean; readonly isInOrder: boolean };

const invisible = /\p{Default_Ignorable_Code_Point}/gu;
const plain = (text: string): string => text.normalize('NFC').replace(invisible, '').replace(/\s+/gu, ' ').trim();

/** Words a page or a reader puts in the place of a picture, or its file's name. */
const stands = /^(?:\[.{1,12}\]|\S+\.(?:svg|png|jpe?g|gif|webp))?$/iu;

/** How alike two messages are: 1 the same, 0.4 a part of it, 0 something else. */
function likeness(read: ReadMessage, expected: ExpectedMessage): number {
  const [said, wanted] = [plain(read.text), plain(expected.text)];
  if (expected.kind === 'image') return read.kind === 'image' && stands.test(said) ? 1 : 0;
  if (said === wanted) return 1;
  const [short, long] = said.length < wanted.length ? [said, wanted] : [wanted, said];
  return short.length > 0 && long.includes(short) && short.length * 2 >= long.length ? 0.4 : 0;
}

/** Breaks ties among equal words by what else agrees. */
function weight(read: ReadMessage, expected: ExpectedMessage): number {
  const alike = likeness(read, expected);
  if (alike === 0) return 0;
  return alike + (read.direction === expected.direction ? 0.02 : 0) + (expected.time !== null && read.time === expected.time ? 0.03 : 0);
}

/** The pairs of the heaviest alignment that keeps both orders. */
function aligned(weights: readonly (readonly number[])[], width: number): readonly (readonly [number, number])[] {
  const best = Array.from({ length: weights.length + 1 }, () => new Float64Array(width + 1));
  const at = (row: number, column: number): number => best[row]?.[column] ?? 0;
  for (const [row, line] of weights.entries())
    for (let column = 0; column < width; column += 1) {
      const own = line[column] ?? 0;
      const paired = own > 0 ? at(row, column) + own : 0;
      best[row + 1]?.set([Math.max(at(row, column + 1), at(row + 1, column), paired)], column + 1);
    }
  const pairs: (readonly [number, number])[] = [];
  let [row, column] = [weights.length, width];
  while (row > 0 && column > 0) {
    const own = weights[row - 1]?.[column - 1] ?? 0;
    if (own > 0 && at(row, column) === at(row - 1, column - 1) + own) pairs.push([--row, --column]);
    else if (at(row, column) === at(row - 1, column)) row -= 1;
    else column -= 1;
  }
  return pairs.toReversed();
}

/** Pairs in order first; what is left over is paired wherever it stands. */
function pairsOf(read: readonly ReadMessage[], expected: readonly ExpectedMessage[]): readonly Pair[] {
  const weights = read.map((one) => expected.map((wanted) => weight(one, wanted)));
  const inOrder = aligned(weights, expected.length);
  const taken = new Set(inOrder.map(([, wanted]) => wanted));
  const used = new Set(inOrder.map(([one]) => one));
  const strays = read.flatMap((one, index): (readonly [number, number])[] => {
    if (used.has(index)) return [];
    const place = expected.findIndex((wanted, at) => !taken.has(at) && likeness(one, wanted) === 1);
    if (place < 0) return [];
    taken.add(place);
    return [[index, place]];
  });
  const made =
    (isInOrder: boolean) =>
    (pair: readonly [number, number]): Pair => {
      const [one, wanted] = [read[pair[0]], expected[pair[1]]];
      return { read: pair[0], expected: pair[1], isExact: one && wanted ? likeness(one, wanted) === 1 : false, isInOrder };
    };
  return [...inOrder.map(made(true)), ...strays.map(made(false))];
}

const nameOf = (name: string | null): string | null => (name === null ? null : plain(name).toLowerCase());

type Judge = (read: ReadMessage, expected: ExpectedMessage) => boolean | null;

/** Each field: right, wrong, or (null) nothing that a person could see there. */
const judges: Readonly<Record<'direction' | 'sender' | 'time' | 'kind', Judge>> = {
  direction: (read, { direction }) => (direction === null ? null : read.direction === direction),
  sender: (read, { sender, author, kind }) => {
    if (sender !== null) return nameOf(read.sender) === nameOf(sender);
    // Where no name is shown, one may be known; a false one is a fault.
    return read.sender === null || kind === 'system' || nameOf(read.sender) === nameOf(author) ? null : false;
  },
  time: (read, { time }) => (time === null ? null : read.time === time),
  kind: (read, { kind }) => read.kind === kind,
};

const short = (text: string): string => JSON.stringify(plain(text).slice(0, 60));

/** Holds what was read of a conversation against what a person sees of it. Both are in transcript order. */
export function scoreReading(read: readonly ReadMessage[], expected: readonly ExpectedMessage[]): Score {
  const pairs = pairsOf(read, expected);
  const faults: string[] = [];
  const fields = Object.entries(judges).map(([field, judge]) => {
    const judged = pairs.flatMap((pair) => {
      const [one, wanted] = [read[pair.read], expected[pair.expected]];
      if (!one || !wanted) return [];
      const isRight = judge(one, wanted);
      if (isRight === false) faults.push(`${field} ${shown(one, field)} for ${shown(wanted, field)}: ${short(wanted.text)}`);
      return isRight === null ? [] : [isRight];
    });
    return [field, { right: judged.filter(Boolean).length, of: judged.length }] as const;
  });
  faults.push(...wordFaults(pairs, read, expected));
  const exact = pairs.filter(({ isExact }) => isExact).length;
  return {
    precision: { right: exact, of: read.length },
    recall: { right: exact, of: expected.length },
    ...(Object.fromEntries(fields) as Pick<Score, 'direction' | 'sender' | 'time' | 'kind'>),
    order: { right: pairs.filter(({ isInOrder }) => isInOrder).length, of: pairs.length },
    faults,
  };
}

function shown(message: ReadMessage | ExpectedMessage, field: string): string {
  return String((message as Readonly<Record<string, unknown>>)[field]);
}

function wordFaults(pairs: readonly Pair[], read: readonly ReadMessage[], expected: readonly ExpectedMessage[]): readonly string[] {
  const found = new Set(pairs.map((pair) => pair.expected));
  const used = new Set(pairs.map((pair) => pair.read));
  return [
    ...pairs
      .filter(({ isExact }) => !isExact)
      .map((pair) => `words ${short(read[pair.read]?.text ?? '')} for ${short(expected[pair.expected]?.text ?? '')}`),
    ...expected.filter((_, index) => !found.has(index)).map(({ kind, text }) => `missed ${kind} ${short(text)}`),
    ...read.filter((_, index) => !used.has(index)).map(({ kind, direction, text }) => `invented ${direction} ${kind} ${short(text)}`),
  ];
}

const none: Share = { right: 0, of: 0 };
const added = (one: Share, other: Share): Share => ({ right: one.right + other.right, of: one.of + other.of });

/** The scores of several conversations as one. */
export function summed(scores: readonly Score[]): Score {
  const sum = (field: Exclude<keyof Score, 'faults'>): Share => scores.map((score) => score[field]).reduce(added, none);
  return {
    precision: sum('precision'),
    recall: sum('recall'),
    direction: sum('direction'),
    sender: sum('sender'),
    time: sum('time'),
    kind: sum('kind'),
    order: sum('order'),
    faults: scores.flatMap(({ faults }) => faults),
  };
}

/** A share as a number, null where there is nothing to share. */
export const rate = ({ right, of }: Share): number | null => (of === 0 ? null : right / of);

/** The harmonic mean of precision and recall. */
export function f1({ precision, recall }: Score): number {
  const both = precision.of + recall.of;
  return both === 0 ? 1 : (2 * precision.right) / both;
}
