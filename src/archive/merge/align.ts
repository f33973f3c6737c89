import type { GapRow, MessageRow } from '../stored';
import { candidate, likeness, sameId, type Candidate } from './likeness';
import type { SeenRow } from './seen-row';

/** For each row the index of the stored message it shows, or -1; rising where it is not -1. */
export type Alignment = { readonly pairs: readonly number[]; readonly evidence: number };

/** A new row inside a stretch that was proven contiguous, and a stored message that a contiguous sighting leaves out: both are odd. */
const insertCost = 1.5;
const skipCost = 1;
/** Less than this (two short messages, or one long one, or one with its minute) does not prove that two runs overlap. */
const enough = 5;

const none = (rows: readonly SeenRow[]): Alignment => ({ pairs: rows.map(() => -1), evidence: 0 });

/**
 * Lays a sighting's run of rows over a stretch of the transcript, both in order, so that they share the most (global alignment with
 * free ends: Needleman and Wunsch 1970). `gaps` are where the stretch may lack messages; there, new rows cost nothing.
 */
export function align(rows: readonly SeenRow[], stored: readonly MessageRow[], gaps: readonly GapRow[]): Alignment {
  if (rows.length === 0 || stored.length === 0) return none(rows);
  const candidates = stored.map(candidate);
  const free = freeAfter(stored, gaps);
  const byId = alignWith(rows, candidates, free, true);
  if (isProof(byId, rows)) return byId;
  const withoutIds = rows.some(({ row }) => row.platformId !== null) ? alignWith(rows, candidates, free, false) : none(rows);
  return isRerun(withoutIds, rows) ? withoutIds : none(rows);
}

function isProof({ pairs, evidence }: Alignment, rows: readonly SeenRow[]): boolean {
  return evidence >= enough || (evidence > 0 && pairs.every((at, index) => at >= 0 || rows[index]?.row.state === 'shell'));
}

/** A page that makes up ids at each load shows a run of the same messages under other ids: many, different, and without a hole. */
function isRerun({ pairs }: Alignment, rows: readonly SeenRow[]): boolean {
  const matched = pairs.flatMap((at, index) => (at >= 0 ? [{ at, index, words: rows[index]?.words }] : []));
  const holes = matched.some(({ at, index }, i) => {
    const next = matched[i + 1];
    return next !== undefined && (next.at !== at + 1 || next.index !== index + 1);
  });
  return !holes && new Set(matched.map(({ words }) => words)).size >= 3;
}

function alignWith(rows: readonly SeenRow[], stored: readonly Candidate[], free: readonly boolean[], idsTell: boolean): Alignment {
  const likes = likenesses(rows, stored, idsTell);
  const width = stored.length + 1;
  const best = new Float64Array((rows.length + 1) * width);
  for (let i = 1; i <= rows.length; i++) {
    for (let j = 1; j <= stored.length; j++) {
      const like = at(likes, (i - 1) * stored.length + j - 1);
      const matched = like > 0 ? at(best, (i - 1) * width + j - 1) + like : Number.NEGATIVE_INFINITY;
      const inserted = at(best, (i - 1) * width + j) - (free[j] ? 0 : insertCost);
      const skipped = at(best, i * width + j - 1) - (i === rows.length ? 0 : skipCost);
      best[i * width + j] = Math.max(matched, inserted, skipped);
    }
  }
  return traced(rows.length, stored.length, best, likes);
}

function likenesses(rows: readonly SeenRow[], stored: readonly Candidate[], idsTell: boolean): Float64Array {
  const likes = new Float64Array(rows.length * stored.length);
  rows.forEach((row, i) => stored.forEach((message, j) => (likes[i * stored.length + j] = likeness(row, message, idsTell))));
  return likes;
}

const at = (values: Float64Array, index: number): number => values[index] ?? 0;

/** `free[j]`: nothing proves that the j-th stored message is followed at once by the next one. */
function freeAfter(stored: readonly MessageRow[], gaps: readonly GapRow[]): readonly boolean[] {
  const starts = new Set(gaps.map((gap) => gap.after));
  return [true, ...stored.map((message, index) => index === stored.length - 1 || starts.has(message.order))];
}

/** Walks back from the end; of equal ways it takes the match, so that of equal messages the latest one is met. */
function traced(rows: number, count: number, best: Float64Array, likes: Float64Array): Alignment {
  const width = count + 1;
  const pairs = Array.from({ length: rows }, () => -1);
  let evidence = 0;
  let [i, j] = [rows, count];
  while (i > 0 && j > 0) {
    const here = at(best, i * width + j);
    const like = at(likes, (i - 1) * count + j - 1);
    if (like > 0 && here === at(best, (i - 1) * width + j - 1) + like) {
      pairs[i - 1] = j - 1;
      evidence += Math.min(like, sameId);
      [i, j] = [i - 1, j - 1];
    } else if (here === at(best, i * width + j - 1) - (i === rows ? 0 : skipCost)) j--;
    else i--;
  }
  return { pairs, evidence };
}
