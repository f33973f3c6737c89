import type { ConversationLine, GapMarks } from '../domain/ledger-lines';
import type { MessageRecord } from '../domain/message';
import { maxSteps, type RestorePart, type RestoreStep } from '../domain/restore-part';
import { instant } from '../domain/times';
import { archiveLine, type ArchiveLine, type LineFault } from './archive-line';
import { fileLines, type FaultyLine } from './file-lines';

/** A line that could not be taken, and why: `stray` for one that stands where it says nothing. */
export type BadLine = { readonly line: number; readonly why: FaultyLine['fault'] | LineFault['fault'] | 'stray'; readonly where: string };

/** What reading a file comes to, bit by bit: a run of records, or a line that could not be taken. */
export type Read = { readonly is: 'part'; readonly part: RestorePart } | { readonly is: 'bad'; readonly bad: BadLine };

/** A part is handed on before its texts have more UTF-16 units than this. */
const maxUnits = 4_000_000;

/** What was read of one conversation so far. */
type Told = {
  head: ConversationLine | null;
  done: number;
  before: string | null;
  position: number | null;
  /** What stands before the next record: a gap, a line that could not be read, or null for nothing. */
  gap: GapMarks | null;
};

/** Reads one of our JSON Lines files piece by piece. Every good line is handed on, whatever the others are. */
export async function* archiveParts(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Read> {
  const reading = new Reading();
  for await (const { line, text, fault } of fileLines(bytes)) {
    const found = text === null ? { fault: fault ?? 'encoding', where: '' } : archiveLine(text);
    if ('fault' in found) {
      reading.lose();
      yield { is: 'bad', bad: { line, why: found.fault, where: found.where } };
      continue;
    }
    const part = reading.partBefore(found, text?.length ?? 0);
    if (part) yield { is: 'part', part };
    const stray = reading.take(found, line, text?.length ?? 0);
    if (stray !== null) yield { is: 'bad', bad: { line, why: 'stray', where: stray } };
  }
  const part = reading.rest();
  if (part) yield { is: 'part', part };
}

class Reading {
  readonly #told = new Map<string, Told>();
  #key: string | null = null;
  #steps: RestoreStep[] = [];
  #units = 0;

  /** A line could not be read: the records around it are no neighbours. */
  lose(): void {
    const told = this.#key === null ? undefined : this.#told.get(this.#key);
    if (told) told.gap ??= {};
  }

  /** What is complete before this line is taken, or null. */
  partBefore(line: ArchiveLine, units: number): RestorePart | null {
    if (line.is === 'at' || line.is === 'gap' || line.is === 'hidden') return null;
    const key = line.is === 'record' ? line.record.conversation : line.conversation;
    const isFull = this.#steps.length >= maxSteps || this.#units + units > maxUnits;
    return key !== this.#key || isFull ? this.rest() : null;
  }

  /** Takes a line; answers what it speaks of where that is not there. */
  take(line: ArchiveLine, number: number, units: number): string | null {
    if (line.is === 'record') return this.#record(line.record, number, units);
    if (line.is === 'conversation') return this.#conversation(line);
    if (line.is === 'hidden') return null;
    return line.is === 'gap' ? this.#gap(line.conversation, line) : this.#at(line.id, instant(line.at));
  }

  rest(): RestorePart | null {
    const [key, steps] = [this.#key, this.#steps];
    const told = key === null ? undefined : this.#told.get(key);
    [this.#steps, this.#units] = [[], 0];
    if (key === null || !told || steps.length === 0) return null;
    const part: RestorePart = { key, head: told.head, done: told.done, before: told.before, steps };
    told.done += steps.length;
    told.before = steps.at(-1)?.record.id ?? told.before;
    return part;
  }

  #of(key: string): Told {
    const told = this.#told.get(key) ?? { head: null, done: 0, before: null, position: null, gap: null };
    this.#told.set(key, told);
    return told;
  }

  #record(record: MessageRecord, line: number, units: number): null {
    this.#key = record.conversation;
    const told = this.#of(record.conversation);
    const { position } = told;
    this.#steps.push({ line, gap: position === null ? null : gapBefore(record.position - position, told.gap), record, at: null });
    this.#units += units;
    [told.position, told.gap] = [record.position, null];
    return null;
  }

  #conversation(line: ConversationLine): null {
    this.#key = line.conversation;
    this.#of(line.conversation).head = line;
    return null;
  }

  #gap(key: string, { order, overlap, rows }: GapMarks): string | null {
    const told = this.#told.get(key);
    if (!told) return 'gap';
    if (told.position !== null) told.gap = { ...(order && { order }), ...(overlap && { overlap }), ...(rows !== undefined && { rows }) };
    return null;
  }

  #at(id: string, at: number): string | null {
    const last = this.#steps.at(-1);
    if (last?.record.id !== id) return 'at';
    this.#steps[this.#steps.length - 1] = { ...last, at };
    return null;
  }
}

/** What stands between two records so far apart; what is known of a gap holds only where nothing was left out beside it. */
function gapBefore(apart: number, gap: GapMarks | null): GapMarks | null {
  if (apart === 1) return gap;
  return apart <= 0 || gap?.order ? { order: 'guessed' } : {};
}
