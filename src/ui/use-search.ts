import { useEffect, useState } from 'preact/hooks';
import type { ArchiveReader, Filters, Hit } from '../archive/ports';
import { usePorts } from './ports';
import { type Problem, problemOf } from './problem';

/** Hits beyond this are counted and not kept: no one reads on so far, and each holds memory. */
const keptHits = 2000;
/** How long hits may be taken in before the keyboard and the screen get their turn, in ms. */
const slice = 8;
/** How often a running search is shown, in ms. */
const frameMs = 16;

export type SearchState = {
  readonly hits: readonly Hit[];
  /** How many were found so far, kept or not. */
  readonly found: number;
  readonly running: boolean;
  readonly problem: Problem | null;
};

const nothing: SearchState = { hits: [], found: 0, running: false, problem: null };

async function breathe(): Promise<void> {
  await new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const go = (): void => {
      port1.close();
      resolve();
    };
    port1.addEventListener('message', go, { once: true });
    port1.start();
    port2.postMessage(null);
  });
}

/** Follows one search to its end or until `signal` aborts; what was found shows within a frame, also while the next hit is long in coming. */
async function follow(
  archive: ArchiveReader,
  query: string,
  filters: Filters,
  signal: AbortSignal,
  show: (state: SearchState) => void,
): Promise<void> {
  const hits: Hit[] = [];
  let found = 0;
  let since = performance.now();
  let frame: ReturnType<typeof setTimeout> | undefined;
  const showSoFar = (): void => {
    frame = undefined;
    if (!signal.aborted) show({ hits: [...hits], found, running: true, problem: null });
  };
  try {
    for await (const hit of archive.search(query, filters, signal)) {
      if (signal.aborted) return;
      found++;
      if (hits.length < keptHits) hits.push(hit);
      frame ??= setTimeout(showSoFar, frameMs);
      if (performance.now() - since < slice) continue;
      await breathe();
      since = performance.now();
    }
    if (!signal.aborted) show({ hits, found, running: false, problem: null });
  } catch (error) {
    if (!signal.aborted) show({ hits, found, running: false, problem: problemOf(error) });
  } finally {
    clearTimeout(frame);
  }
}

/** Searches as `query` and `filters` change, each search ending the one before. A null query searches for nothing. */
export function useSearch(query: string | null, filters: Filters): SearchState {
  const { archive } = usePorts();
  const [state, setState] = useState<SearchState>(nothing);
  const key = JSON.stringify(filters);
  useEffect(() => {
    if (query === null) {
      setState(nothing);
      return undefined;
    }
    const aborter = new AbortController();
    // The old hits stay until the first new ones are here, so that the list does not flicker.
    setState((old) => ({ ...old, running: true, problem: null }));
    void follow(archive, query, filters, aborter.signal, setState);
    return () => aborter.abort();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `key` stands for the filters, which are made anew with every rendering
  }, [archive, query, key]);
  return state;
}
