import type { Row, RowTime } from '../../src/domain/row';
import { isBlank } from './clean-text';
import type { Draft } from './draft';
import { limits } from './limits';
import { isRecallNotice } from './recall';
import type { ReadRow } from './reading';
import { timeShape } from './time-shape';

/** A row as far as it was read, under the separators that stand directly above it; a separator alone has no draft. */
export type Entry = { readonly separators: readonly string[]; readonly draft: Draft | null };
/** Entries in transcript order, and how many older blocks were left out. */
export type Taken = { readonly entries: readonly Entry[]; readonly left: number };
/** Of the rows that were `refused`, so many stand after the last of `rows`. */
type Finished = { readonly rows: readonly ReadRow[]; readonly refused: number; readonly refusedAfter: number };
/** What later rows take over from earlier ones. */
type Carried = { separator: string | null; time: string | null; attribute: string | null; sender: string | null; last: Draft | null };

/**
 * Rows in transcript order from what was read of each: separators and times are carried forward, a name goes to its whole group, recall
 * notices are told from other notices, and rows that cannot be taken whole are counted instead.
 */
export function finishRows(entries: readonly Entry[]): Finished {
  const rows: ReadRow[] = [];
  const carried: Carried = { separator: null, time: null, attribute: null, sender: null, last: null };
  let [refused, refusedAfter] = [0, 0];
  for (const { separators, draft: read } of entries) {
    for (const separator of separators) startSection(carried, separator);
    if (!read) continue;
    const day = dayLineOf(read);
    const draft = day === null ? read : { ...read, time: null };
    if (day !== null) startSection(carried, day);
    if (isTimeLine(draft)) startSection(carried, draft.text ?? '');
    else if (draft.tooLong || draft.attachments.length > limits.attachments) [refused, refusedAfter] = [refused + 1, refusedAfter + 1];
    else {
      rows.push({ row: finish(draft, carried), element: draft.element });
      refusedAfter = 0;
    }
  }
  return { rows, refused, refusedAfter };
}

/** The time line that holds after an entry, where `before` held until then. */
export function separatorAfter({ separators, draft }: Entry, before: string | null): string | null {
  if (draft && isTimeLine(draft)) return draft.text;
  return (draft && dayLineOf(draft)) ?? separators.at(-1) ?? before;
}

function startSection(carried: Carried, separator: string): void {
  carried.separator = separator;
  carried.time = null;
  carried.attribute = null;
  carried.last = null;
}

/** The day that stands at a notice, without a clock: a line directly above it looks like its own label, and holds for the rows below as well. */
function dayLineOf({ direction, time, timeAttribute }: Draft): string | null {
  const shape = direction === 'system' && time !== null && timeAttribute === null ? timeShape(time) : null;
  return shape && !shape.clock ? time : null;
}

/** A notice that only says a time is a separator that the page writes like its other notices. */
function isTimeLine(draft: Draft): boolean {
  const notice = draft.direction === 'system' && (draft.kind === null || draft.kind === 'text' || draft.kind === 'system');
  return notice && draft.attachments.length === 0 && draft.text !== null && timeShape(draft.text) !== null;
}

function finish(draft: Draft, carried: Carried): Row {
  const direction = draft.direction ?? 'system';
  const isShell = isEmpty(draft);
  const sender = direction === 'system' ? null : (draft.sender ?? groupSender(draft, carried));
  const row: Row = {
    direction,
    sender,
    time: timeOf(draft, carried),
    kind: isShell ? 'unknown' : kindOf(draft),
    text: isShell ? '' : (draft.text ?? ''),
    attachments: [...draft.attachments],
    platformId: draft.platformId,
    state: draft.failed ? 'failed' : draft.pending ? 'pending' : isShell ? 'shell' : 'whole',
    auto: draft.auto,
  };
  carried.last = draft;
  carried.sender = sender;
  return row;
}

function isEmpty(draft: Draft): boolean {
  const worded = draft.kind !== null && draft.kind !== 'text' && draft.kind !== 'system' && draft.kind !== 'unknown';
  return !worded && draft.attachments.length === 0 && isBlank(draft.text ?? '');
}

/** A name stands once above the rows of its author: it holds until the side or the section changes. */
function groupSender(draft: Draft, carried: Carried): string | null {
  return carried.last !== null && carried.last.direction === draft.direction ? carried.sender : null;
}

function timeOf(draft: Draft, carried: Carried): RowTime {
  const own = draft.time !== null || draft.timeAttribute !== null;
  if (own) {
    carried.time = draft.time;
    carried.attribute = draft.timeAttribute;
  }
  const { separator, time: text, attribute } = carried;
  return { text, separator, attribute, carried: !own && (text !== null || attribute !== null) };
}

function kindOf(draft: Draft): Row['kind'] {
  if (draft.direction !== 'system' && draft.direction !== null) return draft.kind ?? 'unknown';
  if (draft.kind === null || draft.kind === 'text' || draft.kind === 'system')
    return isRecallNotice(draft.text ?? '') ? 'recall' : 'system';
  return draft.kind;
}
