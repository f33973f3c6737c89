import { archiveSighting } from '../../src/archive/archive-sighting';
import type { GapRow, MessageRow } from '../../src/archive/stored';
import { instant } from '../../src/domain/times';
import { history, type TrueMessage } from './history';
import type { TimeStyle } from './labels';
import { memoryStore } from './memory-store';
import { chance } from './random';
import { views, type Setting, type Shown, type View } from './views';

export type Verdict = {
  /** The transcript is what was shown, in order, each message once. */
  readonly isExact: boolean;
  /** It is not, or not surely, and says so: of a gap, that its sides may overlap or their order is a guess; of a recall, that only its place tells whose it is. */
  readonly isDoubted: boolean;
  /** Neighbours that the ledger calls proven although the truth has messages between them that were never shown. */
  readonly wrongJoins: number;
  readonly gaps: number;
  /** Messages whose time is kept to the minute as another than the true one; where the transcript is exact. */
  readonly wrongTimes: number;
  /** Messages of which at least the minute is known. */
  readonly timed: number;
  /** Stretches without a gap that the truth does not hold as they are: what the ledger is wrongly sure of. */
  readonly wrongSpans: number;
  readonly got: readonly string[];
  readonly wanted: readonly string[];
};

const start = Date.parse('2026-03-01T09:00:00+08:00');

/** One simulated history, from its seed. */
export function simulated(seed: number, setting: Setting): { readonly truth: readonly TrueMessage[]; readonly views: readonly View[] } {
  const luck = chance(seed);
  const truth = history(luck, luck.between(10, 120), start);
  return { truth, views: views(luck, truth, setting) };
}

/** `exact`; `uncertain`, where the ledger marks the place that may be wrong; or `wrong`: it is sure of what is not so. */
export function classOf({
  isExact,
  isDoubted,
  wrongJoins: joins,
  wrongSpans: spans,
  wrongTimes: moments,
}: Verdict): 'exact' | 'uncertain' | 'wrong' {
  if (joins > 0 || spans > 0 || moments > 0) return 'wrong';
  return isExact ? 'exact' : isDoubted ? 'uncertain' : 'wrong';
}

/** Merges the views of a setting and holds the outcome against the truth. */
export async function judged(truth: readonly TrueMessage[], seen: readonly View[], { times }: Setting): Promise<Verdict> {
  const store = memoryStore();
  let ids = 0;
  const newId = () => `m${++ids}`;
  for (const { sighting, witness } of seen) await archiveSighting(store, sighting, { newId, witness, isPrivate: () => false });
  const all = seen.flatMap((view) => view.shown);
  const shown = [...new Set(all.map(({ index }) => index))].toSorted((a, b) => a - b);
  const wanted = shown.map((index) =>
    lineOf(
      truth[index],
      all.filter((one) => one.index === index),
    ),
  );
  const stored = store.transcript();
  const got = stored.map(lineOfRow);
  const isExact = got.length === wanted.length && got.every((line, index) => line === wanted[index]);
  const gaps = store.conversation()?.gaps ?? [];
  return {
    isExact,
    isDoubted: gaps.some(({ order, overlap }) => order === 'guessed' || overlap === true) || stored.some(isPlaced),
    wrongJoins: isExact ? wrongJoins(truth, shown, stored, gaps) : 0,
    wrongTimes: isExact && exactStyles.includes(times) ? wrongTimes(truth, shown, stored) : 0,
    timed: stored.filter(hasMinute).length,
    gaps: gaps.length,
    wrongSpans: wrongSpans(wanted, stored, gaps),
    got,
    wanted,
  };
}

/** A message in one line, with everything that was seen of it. */
function lineOf(message: TrueMessage | undefined, shown: readonly Shown[]): string {
  const isOnlyNotice = shown.every(({ isRecall }) => isRecall);
  return line(
    isOnlyNotice ? 'system' : (message?.direction ?? ''),
    shown.map(({ text }) => text),
  );
}

function lineOfRow({ direction, text, firstText, later }: MessageRow): string {
  return line(direction, [text, ...(firstText === null ? [] : [firstText]), ...later.map((version) => version.text)]);
}

const line = (direction: string, texts: readonly string[]): string => `${direction} ${[...new Set(texts)].toSorted().join(' / ')}`;

function wrongJoins(
  truth: readonly TrueMessage[],
  shown: readonly number[],
  stored: readonly MessageRow[],
  gaps: readonly GapRow[],
): number {
  const starts = new Set(gaps.map((gap) => gap.after));
  // What was taken from the page before it was ever seen has left no hole in it.
  const isMissed = (from: number, to: number) => truth.slice(from + 1, to).some(({ fate }) => fate?.is !== 'gone');
  return shown.slice(1).filter((index, at) => isMissed(shown[at] ?? 0, index) && !starts.has(stored[at]?.order ?? Number.NaN)).length;
}

const hasMinute = ({ time }: MessageRow): boolean => time.precision === 'minute' || time.precision === 'second';

/** Pages that tell the minute of every message; lines above groups and «3 minutes ago» tell less. */
const exactStyles: readonly TimeStyle[] = ['second', 'minute', 'clock'];

function wrongTimes(truth: readonly TrueMessage[], shown: readonly number[], stored: readonly MessageRow[]): number {
  return stored.filter((row, place) => {
    const early = (truth[shown[place] ?? 0]?.at ?? 0) - (row.time.iso === null ? 0 : instant(row.time.iso));
    return hasMinute(row) && (early < 0 || early >= 60_000);
  }).length;
}

function wrongSpans(wanted: readonly string[], stored: readonly MessageRow[], gaps: readonly GapRow[]): number {
  const ends = new Set(gaps.map((gap) => gap.after));
  const notices = new Set(stored.flatMap(noticesIn));
  let span: MessageRow[] = [];
  let wrong = 0;
  for (const row of stored) {
    span.push(row);
    if (!ends.has(row.order) && row !== stored.at(-1)) continue;
    const lines = span.map(lineOfRow);
    const isRight = isIn(lines, wanted) || (!span.some(isProven) && isIn(without(notices, lines), without(notices, wanted)));
    if (!isRight) wrong++;
    span = [];
  }
  return wrong;
}

const isIn = (lines: readonly string[], all: readonly string[]): boolean => `\n${all.join('\n')}\n`.includes(`\n${lines.join('\n')}\n`);

const isPlaced = ({ later }: MessageRow): boolean => later.some(({ byPlace }) => byPlace === true);
/** Recalled, and the page's own ids say so. */
const isProven = ({ later }: MessageRow): boolean => later.some(({ what, byPlace }) => what === 'recall' && byPlace !== true);

/** The notices of recalls of which it is not claimed for certain whose they are: those told by their place, and those that stand alone. */
function noticesIn({ kind, text, later }: MessageRow): readonly string[] {
  return [...(kind === 'recall' ? [text] : []), ...later.flatMap((version) => (version.byPlace === true ? [version.text] : []))];
}

/** The transcript but for these notices. */
function without(notices: ReadonlySet<string>, lines: readonly string[]): readonly string[] {
  return lines.flatMap((told) => {
    const [side = '', ...texts] = told.split(' ');
    const left = texts
      .join(' ')
      .split(' / ')
      .filter((text) => !notices.has(text));
    return left.length > 0 ? [line(side, left)] : [];
  });
}
