import { useEffect, useState } from 'preact/hooks';

export type Walk = {
  /** The row the keys are on, -1 for none. */
  readonly active: number;
  readonly activate: (index: number) => void;
  /** To be given every key pressed in the search box; true where it was used. */
  readonly key: (event: KeyboardEvent) => boolean;
};

/** Walks a list of `length` rows by the arrow keys, opens by Enter. A new `subject` (another search) starts at its first row. */
export function useWalk(length: number, subject: string, start: number, open: (index: number) => void): Walk {
  const [active, activate] = useState(start);
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- only another search moves the keys back
  useEffect(() => activate(start), [subject]);
  const within = Math.min(active, length - 1);
  const to = (event: KeyboardEvent, index: number): boolean => {
    event.preventDefault();
    activate(Math.max(-1, Math.min(length - 1, index)));
    return true;
  };
  const key = (event: KeyboardEvent): boolean => {
    // While an input method composes, arrows and Enter choose among its candidates.
    if (event.isComposing) return false;
    if (event.key === 'ArrowDown') return to(event, within + 1);
    if (event.key === 'ArrowUp') return to(event, within - 1);
    if (event.key === 'PageDown') return to(event, within + 8);
    if (event.key === 'PageUp') return to(event, Math.max(0, within - 8));
    if (event.key !== 'Enter' || length === 0) return false;
    event.preventDefault();
    open(Math.max(0, within));
    return true;
  };
  return { active: within, activate, key };
}
