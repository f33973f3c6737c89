import type { Row } from '../../src/domain/row';
import type { ReadRow } from '../reader/reading';
import { fingerprint } from './fingerprint';

/** A row on screen and what became of it. */
export type Entry = {
  readonly element: Element;
  readonly row: Row;
  readonly print: string;
  /** The print under which it was last handed to the outbox, or null: not yet. */
  sent: string | null;
  /** Its place in the pane's list, kept by whoever changes the list. */
  index: number;
};

/** Whether there is something to tell about this row. A pending row waits for the server's word. */
export const isChanged = ({ row, print, sent }: Entry): boolean => row.state !== 'pending' && print !== sent;

/**
 * The rows now read as entries, each taking over what is known of the same row in `old`.
 * The same row is first of all the same element with the same print; between such anchors, rows of equal print in equal order,
 * for pages build their elements anew or give them to other rows. Where that is ambiguous a row counts as new:
 * sending it twice costs nothing, not sending it loses it.
 */
export function carryOver(old: readonly Entry[], rows: readonly ReadRow[]): Entry[] {
  const known = new Map(old.map((entry, place) => [entry.element, { entry, place }]));
  const fresh: Entry[] = [];
  const gap: Entry[] = [];
  let next = 0;
  for (const { row, element } of rows) {
    const same = known.get(element);
    const entry = toEntry(row, element, same?.entry);
    if (same && same.place >= next && entry.print === same.entry.print) {
      if (gap.length > 0) carryByPrint(old.slice(next, same.place), gap.splice(0));
      entry.sent = same.entry.sent;
      next = same.place + 1;
    } else gap.push(entry);
    fresh.push(entry);
  }
  carryByPrint(old.slice(next), gap);
  return fresh;
}

/** A row whose content was unmounted keeps the print it had: an empty shell is no news. */
function toEntry(row: Row, element: Element, before: Entry | undefined): Entry {
  const print = row.state === 'shell' && before ? before.print : fingerprint(row);
  return { element, row, print, sent: null, index: 0 };
}

function carryByPrint(old: readonly Entry[], fresh: readonly Entry[]): void {
  if (old.length === 0 || fresh.length === 0) return;
  const places = new Map<string, number[]>();
  for (let place = old.length - 1; place >= 0; place -= 1) {
    const print = old[place]?.print ?? '';
    const stack = places.get(print);
    if (stack) stack.push(place);
    else places.set(print, [place]);
  }
  let next = 0;
  for (const entry of fresh) {
    const stack = places.get(entry.print);
    let place = stack?.pop();
    while (place !== undefined && place < next) place = stack?.pop();
    if (place === undefined) continue;
    entry.sent = old[place]?.sent ?? null;
    next = place + 1;
  }
}

/** The share (0 to 1) of the shorter list that the other one has as well, by print; `alsoElement`: standing in the same element. */
export function shared(one: readonly Entry[], other: readonly Entry[], alsoElement = false): number {
  const shorter = Math.min(one.length, other.length);
  if (shorter === 0) return 0;
  const counts = new Map<string, number>();
  const elements = new Map(one.map((entry) => [entry.element, entry.print]));
  for (const { print } of one) counts.set(print, (counts.get(print) ?? 0) + 1);
  let both = 0;
  for (const { print, element } of other) {
    const left = counts.get(print) ?? 0;
    if (left === 0 || (alsoElement && elements.get(element) !== print)) continue;
    counts.set(print, left - 1);
    both += 1;
  }
  return both / shorter;
}
