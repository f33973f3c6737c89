import type { ExportEntry, ExportRequest, Tally } from './request';

/** Makes one file: `begin` once, `each` for every entry in order, `end` with what the entries came to. */
export type Writer = {
  begin(): void | Promise<void>;
  each(entry: ExportEntry): void | Promise<void>;
  end(tally: Tally): Blob | Promise<Blob>;
};

export type ExportOptions = {
  /** Told the number of entries written so far. */
  readonly progress?: (done: number) => void;
  /** Stops the export between two entries; the promise then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
};

/** How many entries are written before the page gets a turn to paint and to cancel. */
const entriesPerTurn = 100;

const nextTurn = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, 0));

function tallied(tally: Tally, entry: ExportEntry): Tally {
  if (entry.entry === 'gap') return { ...tally, gaps: tally.gaps + 1 };
  const { iso, precision } = entry.message.time;
  const at = iso === null || precision === 'none' ? null : Date.parse(iso);
  if (at === null) return { ...tally, messages: tally.messages + 1 };
  return {
    ...tally,
    messages: tally.messages + 1,
    first: Math.min(tally.first ?? at, at),
    last: Math.max(tally.last ?? at, at),
  };
}

/** Runs the request's entries once through all `writers`; answers their files in the same order, and the tally. */
export async function writeAll(
  request: ExportRequest,
  writers: readonly Writer[],
  { progress, signal }: ExportOptions,
): Promise<{ readonly files: readonly Blob[]; readonly tally: Tally }> {
  signal?.throwIfAborted();
  for (const writer of writers) await writer.begin();
  let tally: Tally = { messages: 0, gaps: 0, first: null, last: null };
  for await (const entry of request.entries) {
    signal?.throwIfAborted();
    for (const writer of writers) await writer.each(entry);
    tally = tallied(tally, entry);
    const done = tally.messages + tally.gaps;
    if (done % entriesPerTurn !== 0) continue;
    progress?.(done);
    await nextTurn();
  }
  signal?.throwIfAborted();
  const files: Blob[] = [];
  for (const writer of writers) files.push(await writer.end(tally));
  progress?.(tally.messages + tally.gaps);
  return { files, tally };
}
