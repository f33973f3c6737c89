import { leavesPath, messagesPath } from '../../src/evidence/pack-files';
import { type Flip, flipped, flippedZip, wholePack, type WholePack } from '../../src/pack/testing/flips';
import type { Bench, BenchRow } from '../../tools/bench-contract.ts';

/** A generator of its own, so that a run can be done again: mulberry32. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Counted = { flips: number; caught: number; wrong: number };

/** What a flip falls on: a file that messages are judged by, one that is signed over, or any other. */
const kindOf = (path: string): string =>
  path === leavesPath || path === messagesPath
    ? path
    : path.startsWith('data/evidence/')
      ? 'evidence'
      : path.startsWith('data/')
        ? 'payload'
        : 'tags';

/** Random single bits of a pack turned over: each has to be caught, and nothing blamed but the file, the line or the message it stands in. */
export const bench: Bench = async ({ quick }) => {
  const pack = await wholePack();
  const random = numbers(20_261_122);
  const counts = new Map<string, Counted>();
  const told: string[] = [];
  for (let left = quick ? 300 : 3000; left > 0; left -= 1) {
    const flip = anyFlip(pack, random);
    const { isCaught, blamedOthers } = await flipped(pack, flip);
    count(counts, kindOf(flip.path), isCaught, blamedOthers.length > 0);
    if (!isCaught || blamedOthers.length > 0) told.push(JSON.stringify({ flip, blamedOthers }));
  }
  const content = [...counts.values()];
  const zipFlips = quick ? 100 : 1000;
  let [noticed, several] = [0, 0];
  for (let left = zipFlips; left > 0; left -= 1) {
    const said = await flippedZip(pack, Math.floor(random() * pack.zip.length), Math.floor(random() * 8));
    if (said.length > 0) noticed += 1;
    if (new Set(said.map(([, path]) => path)).size > 2) several += 1;
  }
  for (const line of told) console.error(line);
  const all = content.reduce((sum, { flips }) => sum + flips, 0);
  return {
    rows: [...counts]
      .map(([what, { flips, caught, wrong }]): BenchRow => ({ what, flips, caught, 'blamed others': wrong }))
      .concat({
        what: 'anywhere in the zip (what goes unnoticed changed no content)',
        flips: zipFlips,
        caught: noticed,
        'blamed others': several,
      }),
    targets: [
      {
        what: 'flips of content caught, of all',
        value: content.reduce((sum, { caught }) => sum + caught, 0) / all,
        bar: 1,
        better: 'higher',
      },
      {
        what: 'flips for which something else is blamed',
        value: content.reduce((sum, { wrong }) => sum + wrong, 0),
        bar: 0,
        better: 'lower',
      },
    ],
  };
};

/** Every second flip falls on what messages are judged by. */
function anyFlip({ files }: WholePack, random: () => number): Flip {
  const paths = random() < 0.5 ? [leavesPath, messagesPath] : [...files.keys()];
  const path = paths[Math.floor(random() * paths.length)] ?? messagesPath;
  return { path, at: Math.floor(random() * (files.get(path)?.length ?? 1)), bit: Math.floor(random() * 8) };
}

function count(counts: Map<string, Counted>, kind: string, isCaught: boolean, isWrong: boolean): void {
  const { flips, caught, wrong } = counts.get(kind) ?? { flips: 0, caught: 0, wrong: 0 };
  counts.set(kind, { flips: flips + 1, caught: caught + (isCaught ? 1 : 0), wrong: wrong + (isWrong ? 1 : 0) });
}
