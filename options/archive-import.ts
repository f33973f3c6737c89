import type { LeftOut, Restored } from '../src/archive/restore/restore-part';
import type { RestorePart } from '../src/domain/restore-part';
import type { BadLine } from '../src/import/archive-parts';
import type { HaltedImport } from '../src/platform/settings';
import { afterPart, beginningOf, nothingReached, type Reached } from './halted-import';

/** How far reading has come: bytes of the file. */
export type Progress = { readonly done: number; readonly total: number };

/** What a file of ours holds. Of the lines that cannot be taken the first are told one by one. */
export type Survey = {
  readonly messages: number;
  readonly conversations: number;
  readonly badCount: number;
  readonly bad: readonly BadLine[];
  /** Up to where it was imported before. */
  readonly reached: Reached;
};

/** What importing came to; `stopped` is why it ended early, if it did, and `reached` how far it came. */
export type Arrival = {
  readonly added: number;
  readonly known: number;
  readonly changed: number;
  /** Conversations left out because the contact is private. */
  readonly privates: number;
  readonly badCount: number;
  readonly bad: readonly (BadLine | LeftOut)[];
  readonly stopped: null | 'cancelled' | Extract<Restored, { outcome: 'refused' }>['why'];
  readonly reached: Reached;
};

/** Where an import begins, and who is told how far it has come. */
export type Course = { readonly from: Reached; readonly note: (reached: Reached) => Promise<void> };

export type Work = { readonly file: File; readonly signal: AbortSignal; readonly report: (progress: Progress) => void };

/** So many lines that cannot be taken are told one by one. */
export const mostTold = 20;

/** The file's beginning is read by this, to tell what it is; also the size of the pieces in which it is read. */
const pieceSize = 1_000_000;

/** Whether a file is one of ours, by its content. */
export async function isArchiveFile(file: File): Promise<boolean> {
  const { looksLikeArchive } = await import('../src/import/archive-line');
  const { utf8Start } = await import('../src/import/file-lines');
  return looksLikeArchive(utf8Start(new Uint8Array(await file.slice(0, pieceSize).arrayBuffer())));
}

/** Reads a whole file and takes nothing; `halted` is the import that ended early, if one did. Throws the signal's reason when it aborts. */
export async function surveyed(work: Work, halted: HaltedImport | null): Promise<Survey> {
  const keys = new Set<string>();
  const beginning = beginningOf(halted);
  let survey: Omit<Survey, 'reached'> = { messages: 0, conversations: 0, badCount: 0, bad: [] };
  for await (const read of reading(work)) {
    if (read.is === 'bad') survey = { ...survey, ...withBad(survey, [read.bad]) };
    else {
      await beginning.pass(read.part);
      keys.add(read.part.key);
      survey = { ...survey, messages: survey.messages + read.part.steps.length, conversations: keys.size };
    }
  }
  return { ...survey, reached: beginning.reached() };
}

const nothingArrived: Arrival = {
  added: 0,
  known: 0,
  changed: 0,
  privates: 0,
  badCount: 0,
  bad: [],
  stopped: null,
  reached: nothingReached,
};

/** Hands a file to the archive part by part, from `course.from` on. What was acknowledged stays, also where it ends early. */
export async function imported(work: Work, course: Course, restore: (part: RestorePart) => Promise<Restored>): Promise<Arrival> {
  const privates = new Set<string>();
  let arrival = { ...nothingArrived, reached: course.from };
  let passed = 0;
  try {
    for await (const read of reading(work)) {
      if (read.is === 'bad') {
        arrival = { ...arrival, ...withBad(arrival, [read.bad]) };
        continue;
      }
      passed += 1;
      if (passed <= course.from.parts) continue;
      work.signal.throwIfAborted();
      const outcome = await unlessAborted(restore(read.part), work.signal);
      if (outcome.outcome === 'stored') arrival = withStored(arrival, outcome);
      else if (outcome.why !== 'private') return { ...arrival, stopped: outcome.why };
      else arrival = { ...arrival, privates: privates.add(read.part.key).size };
      // What was left out is offered again when the import is gone on with: the contact may be private no more.
      if (privates.size > 0) continue;
      arrival = { ...arrival, reached: await afterPart(arrival.reached, read.part) };
      await course.note(arrival.reached);
    }
  } catch (error) {
    if (!work.signal.aborted) throw error;
    return { ...arrival, stopped: 'cancelled' };
  }
  return arrival;
}

/** What was handed over before an abort may still be stored; importing again recognises it. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  return Promise.race([work, aborted]);
}

function withStored(arrival: Arrival, outcome: Extract<Restored, { outcome: 'stored' }>): Arrival {
  return {
    ...arrival,
    ...withBad(arrival, outcome.leftOut),
    added: arrival.added + outcome.added,
    known: arrival.known + outcome.known,
    changed: arrival.changed + outcome.changed,
  };
}

function withBad<T>(before: { readonly badCount: number; readonly bad: readonly T[] }, more: readonly T[]) {
  return { badCount: before.badCount + more.length, bad: [...before.bad, ...more].slice(0, mostTold) };
}

async function* reading(work: Work) {
  const { archiveParts } = await import('../src/import/archive-parts');
  yield* archiveParts(pieces(work));
}

/** A file's bytes, read as they are asked for, so that a large one is never in memory whole. */
async function* pieces({ file, signal, report }: Work): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < file.size; at += pieceSize) {
    signal.throwIfAborted();
    report({ done: at, total: file.size });
    yield new Uint8Array(await file.slice(at, at + pieceSize).arrayBuffer());
  }
  signal.throwIfAborted();
}
