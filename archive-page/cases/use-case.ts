import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Case } from '../../src/cases/case';
import { type CaseChange, changedCase } from '../../src/cases/case-change';
import { usePorts } from '../../src/ui/ports';
import { type Problem, problemOf } from '../../src/ui/problem';
import { useEvery } from '../../src/ui/use-every';
import { type Loaded, useLoad } from '../../src/ui/use-load';

/** How often it is looked whether another page changed the case, in ms. */
const everyMs = 5000;

export type Changing = {
  readonly loaded: Loaded<Case | null>;
  /** The case as the user has it, stored or on its way; null where there is none, undefined until that is known. */
  readonly shown: Case | null | undefined;
  readonly change: (...changes: readonly CaseChange[]) => void;
  readonly problem: Problem | null;
  readonly remove: () => Promise<void>;
};

/** One case, to be shown and changed. A change is seen at once; where it cannot be stored, the case is shown as it is stored. */
export function useCase(id: string): Changing {
  const { cases, background, clock } = usePorts();
  const loaded = useLoad(async () => (await cases.case(id)) ?? null, [cases, id]);
  const [shown, setShown] = useState<Case | null | undefined>(undefined);
  const [problem, setProblem] = useState<Problem | null>(null);
  const waiting = useRef(0);
  const latest = useRef(shown);
  const show = (next: Case | null | undefined): void => {
    latest.current = next;
    setShown(next);
  };
  useEvery(everyMs, () => waiting.current === 0 && loaded.reload());
  useLayoutEffect(() => {
    // What is on its way is not overtaken by what was stored before.
    if (waiting.current === 0) show(loaded.value);
  }, [loaded.value]);
  const stored = (after: Case | null): void => {
    waiting.current -= 1;
    setProblem(null);
    if (waiting.current === 0) show(after);
  };
  const failed = (error: unknown): void => {
    waiting.current -= 1;
    setProblem(problemOf(error));
    show(loaded.value);
    loaded.reload();
  };
  const change = (...changes: readonly CaseChange[]): void => {
    if (!latest.current) return;
    show(changedCase(latest.current, changes, clock()));
    waiting.current += 1;
    background.setCase({ wish: 'change', id, changes: [...changes] }).then(stored, failed);
  };
  const remove = async (): Promise<void> => {
    try {
      await background.setCase({ wish: 'delete', id });
    } catch (error) {
      setProblem(problemOf(error));
      throw error;
    }
  };
  return { loaded, shown, change, problem, remove };
}
