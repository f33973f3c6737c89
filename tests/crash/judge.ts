/** A message as it was said, or as the archive tells it. */
export type Line = { readonly text: string; readonly direction: string };

/** Where what the archive holds is not what was said. Lost, missing and moved are places in the truth, doubled and invented lines of the archive. */
export type Verdict = {
  /** Acknowledged, and not there. */
  readonly lost: readonly number[];
  /** Not there, and never acknowledged. */
  readonly missing: readonly number[];
  /** There once more than it was said. */
  readonly doubled: readonly number[];
  /** Never said. */
  readonly invented: readonly number[];
  /** There, in another place. */
  readonly moved: readonly number[];
};

const keyOf = ({ text, direction }: Line): string => `${direction} ${text}`;

/** Holds a transcript against the truth, message by message and in order. `acknowledged` are places in the truth. */
export function judged(truth: readonly Line[], acknowledged: ReadonlySet<number>, archived: readonly Line[]): Verdict {
  const said = truth.map(keyOf);
  const held = archived.map(keyOf);
  const pairs = inOrder(said, held);
  const [unheld, unsaid] = [[...said.keys()].filter(notIn(pairs.map(([a]) => a))), [...held.keys()].filter(notIn(pairs.map(([, b]) => b)))];
  const left = new Map<string, number[]>();
  for (const place of unheld) left.set(said[place] ?? '', [...(left.get(said[place] ?? '') ?? []), place]);
  const moved: number[] = [];
  const surplus: number[] = [];
  for (const line of unsaid) {
    const place = left.get(held[line] ?? '')?.shift();
    if (place === undefined) surplus.push(line);
    else moved.push(place);
  }
  const absent = [...left.values()].flat().toSorted((a, b) => a - b);
  const known = new Set(said);
  return {
    lost: absent.filter((place) => acknowledged.has(place)),
    missing: absent.filter((place) => !acknowledged.has(place)),
    doubled: surplus.filter((line) => known.has(held[line] ?? '')),
    invented: surplus.filter((line) => !known.has(held[line] ?? '')),
    moved,
  };
}

function notIn(taken: readonly number[]): (place: number) => boolean {
  const set = new Set(taken);
  return (place) => !set.has(place);
}

/** Pairs of equal lines, as many as go in one order; of equal choices the earliest. */
function inOrder(said: readonly string[], held: readonly string[]): readonly (readonly [number, number])[] {
  let head = 0;
  while (head < said.length && head < held.length && said[head] === held[head]) head++;
  let tail = 0;
  const most = Math.min(said.length, held.length) - head;
  while (tail < most && said.at(-1 - tail) === held.at(-1 - tail)) tail++;
  const middle = longest(said.slice(head, said.length - tail), held.slice(head, held.length - tail));
  return [
    ...Array.from({ length: head }, (_, at) => [at, at] as const),
    ...middle.map(([a, b]) => [a + head, b + head] as const),
    ...Array.from({ length: tail }, (_, at) => [said.length - tail + at, held.length - tail + at] as const),
  ];
}

/** The longest common subsequence, by its table. */
function longest(said: readonly string[], held: readonly string[]): readonly (readonly [number, number])[] {
  const width = held.length + 1;
  const table = new Uint32Array((said.length + 1) * width);
  const at = (a: number, b: number): number => table[a * width + b] ?? 0;
  for (let a = said.length - 1; a >= 0; a--)
    for (let b = held.length - 1; b >= 0; b--)
      table[a * width + b] = said[a] === held[b] ? at(a + 1, b + 1) + 1 : Math.max(at(a + 1, b), at(a, b + 1));
  const pairs: (readonly [number, number])[] = [];
  for (let a = 0, b = 0; a < said.length && b < held.length;) {
    if (said[a] === held[b]) pairs.push([a++, b++]);
    else if (at(a, b + 1) >= at(a + 1, b)) b++;
    else a++;
  }
  return pairs;
}

/** Whether the archive holds everything that was said, once and in its order. */
export const isExact = ({ lost, missing, doubled, invented, moved }: Verdict): boolean =>
  [lost, missing, doubled, invented, moved].every(({ length }) => length === 0);
