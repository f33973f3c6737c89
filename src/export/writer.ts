import { breathe } from './breathe';
import type { ExportEntry, ExportRequest, Tally } from './request';

/** Makes one file, or one text: `begin` once, `each` for every entry in order, `end` with what the entries came to. */
export type Writer<Made = Blob> = {
  begin(): void | Promise<void>;
  each(entry: ExportEntry): void | Promise<void>;
  end(tally: Tally): Made | Promise<Made>;
};

export type ExportOptions = {
  /** Told the number of entries written so far. */
  readonly progress?: (done: number) => void;
  /** Stops the export between two entries; the promise then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
};

/** How many entries are written before the page gets a turn to paint and to cancel. */
const entriesPerTurn = 100;

function tallied(tally: Tally, entry: ExportEntry): Tally {
  if (entry.entry === 'gap') return { ...tally, gaps: tally.gaps + 1 };
  const { iso, precision } = entry.message.time;
  const messages = tally.messages + 1;
  if (iso === null || precision === 'none') return { ...tally, messages };
  const at = Date.parse(iso);
  return { ...tally, messages, first: Math.min(tally.first ?? at, at), last: Math.max(tally.last ?? at, at) };
}

/** Takes the request's entries once through `begin` and `each` of all `writers`; answers what they came to, for their `end`. */
export async function feed(
  request: ExportRequest,
  writers: readonly Writer<unknown>[],
  { progress, signal }: ExportOptions,
): Promise<Tally> {
  signal?.throwIfAborted();
  for (const writer of writers) await writer.begin();
  let tally: Tally = { messages: 0, gaps: 0, first: null, last: null };
  for await (const entry of request.entries) {
    signal?.throwIfAborted();
    for (const writer of writers) {
      const written = writer.each(entry);
      if (written) await written;
    }
    tally = tallied(tally, entry);
    const done = tally.messages + tally.gaps;
    if (done % entriesPerTurn !== 0) continue;
    progress?.(done);
    await breathe();
  }
  signal?.throwIfAborted();
  progress?.(tally.messages + tally.gaps);
  return tally;
}
