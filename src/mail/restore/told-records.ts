import { archiveLine } from '../../import/archive-line';
import { type ConversationLine, type GapMarks, usualAt } from '../../domain/ledger-lines';
import type { MessageRecord } from '../../domain/message';
import { instant } from '../../domain/times';

/** A record as one file of records tells it. */
export type ToldRecord = {
  readonly id: string;
  /** Epoch ms by which it sorts among other conversations' messages. */
  readonly at: number;
  /** Epoch ms of its last sight: of two copies the later one knows more. */
  readonly lastSeen: number;
  /** Its place in its conversation then, from 0. */
  readonly position: number;
  /** What stands between it and the record before it in the file; null where they are neighbours, undefined for the file's first. */
  readonly gap: GapMarks | null | undefined;
  /** Whether nothing lay between it and the record before it in the file, though a gap may. */
  readonly follows: boolean;
  /** Where its line lies in the file, in bytes. */
  readonly from: number;
  readonly to: number;
};

/** What one file of records tells of a conversation, in its order. */
export type ToldConversation = { readonly line: ConversationLine | null; readonly records: readonly ToldRecord[] };

/** What one file tells, by conversation, and how many of its lines could not be read. */
export type ToldFile = { readonly conversations: ReadonlyMap<string, ToldConversation>; readonly bad: number };

type Open = {
  line: ConversationLine | null;
  records: ToldRecord[];
  position: number | null;
  gap: GapMarks | null;
  /** A line between could not be read. */
  isBroken: boolean;
};

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Reads what a file of our JSON Lines tells; the lines themselves stay where they are. */
export function toldIn(bytes: Uint8Array): ToldFile {
  const open = new Map<string, Open>();
  let bad = 0;
  let last: Open | null = null;
  for (const { from, to } of linesOf(bytes)) {
    const text = textOf(bytes.subarray(from, to));
    if (text?.trim() === '') continue;
    const line = text === null ? null : archiveLine(text);
    if (line === null || 'fault' in line) {
      bad += 1;
      if (last) last.isBroken = true;
    } else if (line.is === 'hidden') continue;
    else if (line.is === 'at') setAt(last, line.id, instant(line.at));
    else {
      last = ofConversation(open, line.is === 'record' ? line.record.conversation : line.conversation);
      if (line.is === 'conversation') last.line = line;
      else if (line.is === 'gap') last.gap = marksOf(line);
      else take(last, line.record, from, to);
    }
  }
  return { conversations: open, bad };
}

function* linesOf(bytes: Uint8Array): Generator<{ readonly from: number; readonly to: number }> {
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(0x0a, from);
    const to = end < 0 ? bytes.length : end;
    yield { from, to };
    from = to + 1;
  }
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes).replace(/^\uFEFF/, '');
  } catch {
    return null;
  }
}

function ofConversation(open: Map<string, Open>, key: string): Open {
  const known = open.get(key);
  if (known) return known;
  const made: Open = { line: null, records: [], position: null, gap: null, isBroken: false };
  open.set(key, made);
  return made;
}

function take(open: Open, { id, position, time, seen }: MessageRecord, from: number, to: number): void {
  const before = open.records.at(-1);
  const at = usualAt(time.iso === null ? null : instant(time.iso), before?.at ?? null, instant(seen.first));
  const apart = open.position === null ? Number.NaN : position - open.position;
  const gap = open.position === null ? undefined : between(apart, open);
  open.records.push({ id, at, lastSeen: instant(seen.last), position, gap, follows: apart === 1, from, to });
  [open.position, open.gap, open.isBroken] = [position, null, false];
}

/** What is known of a gap holds only where nothing was left out beside it. */
function between(apart: number, { gap, isBroken }: Open): GapMarks | null {
  return apart === 1 && !isBroken ? gap : { ...gap };
}

function setAt(open: Open | null, id: string, at: number): void {
  const last = open?.records.at(-1);
  if (open && last?.id === id) open.records[open.records.length - 1] = { ...last, at };
}

function marksOf({ order, overlap, rows }: GapMarks): GapMarks {
  return { ...(order && { order }), ...(overlap && { overlap }), ...(rows !== undefined && { rows }) };
}
