import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Problem, problemOf } from './problem';

/** Something asked for: not yet here (`value` is what was there before, if anything), here, or failed. */
export type Loaded<T> = { readonly value: T | undefined; readonly problem: Problem | null; readonly reload: () => void };

/** Loads on mount and whenever `inputs` change or `reload` is called; an answer overtaken by a later question is dropped. */
export function useLoad<T>(load: () => Promise<T>, inputs: readonly unknown[]): Loaded<T> {
  const [state, setState] = useState<{ value: T | undefined; problem: Problem | null }>({ value: undefined, problem: null });
  const turn = useRef(0);
  const latest = useRef(load);
  latest.current = load;
  const reload = useCallback(() => {
    const mine = ++turn.current;
    latest.current().then(
      (value) => mine === turn.current && setState({ value, problem: null }),
      (error: unknown) => mine === turn.current && setState((old) => ({ value: old.value, problem: problemOf(error) })),
    );
  }, []);
  // Asked for before the page is painted, not after: what is at hand is then in the first picture.
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- the inputs are the caller's; `reload` always uses the latest question
  useLayoutEffect(reload, inputs);
  return { ...state, reload };
}
