import type { Hints } from '../reader/hints';
import type { LayoutReader } from '../reader/layout-reader';
import type { Pane, ReadRow } from '../reader/reading';
import { induce, paneOf, readTaught } from './induce';
import type { Samples } from './samples';

/** What the hints that were found make of the page. */
export type Lesson = { readonly hints: Hints; readonly pane: Pane; readonly rows: readonly ReadRow[] };
/** What the user says a row is. */
export type Verdict = 'out' | 'in' | 'system' | 'not';

/** Hints from what was pointed at, and what they read; null where they read nothing. */
export function learn(samples: Samples, layout: LayoutReader): Lesson | null {
  const pane = paneOf(samples, layout);
  const hints = pane && induce(pane, samples, layout);
  if (!hints) return null;
  const rows = readTaught(pane, hints);
  return rows.length > 0 ? { hints, pane, rows } : null;
}

/** The samples after the user said what a row is: it becomes one, and is no other any more. */
export function judged(samples: Samples, element: Element, verdict: Verdict): Samples {
  const without = (parts: readonly Element[]): readonly Element[] => parts.filter((part) => !element.contains(part));
  const { out, in: incoming, system, not } = samples;
  const rest = { out: without(out), in: without(incoming), system: without(system), not: without(not) };
  return { ...samples, ...rest, [verdict]: [...rest[verdict], element] };
}
