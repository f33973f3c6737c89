import type { Row } from '../../src/domain/row';
import { isChanged, type Entry } from './entries';
import { fingerprint } from './fingerprint';

/** Ms after which rows that came under another line are looked at again: pages draw the lines of a batch, or show them, later than its rows; half a second was seen. */
export const lineWait = 1500;

const known = new WeakMap<Row, string>();

/** The print of what a row says by itself, whichever line stands above it. */
function ownPrint(row: Row): string {
  const print = known.get(row) ?? fingerprint({ ...row, time: { ...row.time, separator: null } });
  known.set(row, print);
  return print;
}

/** The rows that are not new, but stand under another line (a day, most often) than before. */
export function movedLines(old: readonly Entry[], now: readonly Entry[]): readonly Entry[] {
  const still = new Set(now.map(({ print }) => print));
  const gone = old.filter(({ print }) => !still.has(print));
  const fresh = gone.length === 0 ? [] : now.filter(isChanged);
  if (fresh.length === 0) return [];
  const before = new Map(gone.map(({ row }) => [ownPrint(row), row.time.separator]));
  return fresh.filter(({ row }) => {
    const line = before.get(ownPrint(row));
    return line !== undefined && line !== row.time.separator;
  });
}

/** Whether all of these rows are still shown, under whatever line. */
export function areShown(rows: readonly Row[], now: readonly Entry[]): boolean {
  const shown = new Set(now.map(({ row }) => ownPrint(row)));
  return rows.every((row) => shown.has(ownPrint(row)));
}
