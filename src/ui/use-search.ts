import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Finder, Findings, Question } from '../search/finder';
import { usePorts } from './ports';
import { type Problem, problemOf } from './problem';

/** How many hits are asked for at first, and how many times as many whenever the end of the list comes near. */
const firstHits = 100;
const growth = 4;

export type SearchState = Omit<Findings, 'done'> & {
  readonly running: boolean;
  readonly problem: Problem | null;
  /** Asks for more hits than are listed, where there are more. */
  readonly more: () => void;
};

type Shown = Omit<SearchState, 'more'>;
const nothing: Shown = { hits: [], found: 0, alike: { hits: [], found: 0 }, share: 0, stopped: null, running: false, problem: null };

/** Follows one search to its end or until `signal` aborts. */
async function follow(
  finder: Finder,
  question: Question,
  limit: number,
  signal: AbortSignal,
  show: (next: (old: Shown) => Shown) => void,
): Promise<void> {
  try {
    for await (const { done, ...findings } of finder.find(question, limit, signal)) {
      if (signal.aborted) return;
      // The old hits stay until the first new ones are here, so that the list does not flicker.
      const isEmpty = findings.hits.length === 0 && !done;
      show((old) => ({ ...findings, ...(isEmpty ? { hits: old.hits, alike: old.alike } : {}), running: !done, problem: null }));
    }
  } catch (error) {
    if (!signal.aborted) show((old) => ({ ...old, running: false, problem: problemOf(error) }));
  }
}

/** Searches as the question changes, each search ending the one before. Null searches for nothing. */
export function useSearch(question: Question | null): SearchState {
  const { finder } = usePorts();
  const [state, setState] = useState(nothing);
  const [wanted, setWanted] = useState<{ readonly question: Question | null; readonly limit: number }>({ question, limit: firstHits });
  const limit = wanted.question === question ? wanted.limit : firstHits;
  // Not after the next frame, as an effect: it would be a frame until the search hears of a key.
  useLayoutEffect(() => {
    if (question === null) {
      setState(nothing);
      return undefined;
    }
    const aborter = new AbortController();
    setState((old) => ({ ...old, running: true, problem: null }));
    void follow(finder, question, limit, aborter.signal, setState);
    return () => aborter.abort();
  }, [finder, question, limit]);
  const isFull = state.hits.length >= limit && !state.running;
  const latest = useRef(() => {});
  latest.current = () => isFull && setWanted({ question, limit: limit * growth });
  const more = useCallback(() => latest.current(), []);
  return { ...state, more };
}
