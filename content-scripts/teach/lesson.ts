import type { Row } from '../../src/domain/row';
import { elementLabel } from '../reader/element-label';
import type { Hints } from '../reader/hints';
import type { LayoutReader } from '../reader/layout-reader';
import { limits } from '../reader/limits';
import { isShadowRoot } from '../reader/nodes';
import type { Pane, ReadRow } from '../reader/reading';
import { timeShape } from '../reader/time-shape';
import { induce, paneOf, readTaught } from './induce';
import { landmarkHint, paneHint } from './page-hints';
import type { Samples } from './samples';

/** What the hints that were found make of the page. */
export type Lesson = { readonly hints: Hints; readonly pane: Pane; readonly rows: readonly ReadRow[] };
/** What the user says a row is. */
export type Verdict = 'out' | 'in' | 'system' | 'not';

/**
 * Hints from what was pointed at, and what they read; null where they read nothing. Where what a person sees of the pane tells more than the
 * selectors that were found, the hints say where the pane is and leave the rest to the layout.
 */
export function learn(samples: Samples, layout: LayoutReader): Lesson | null {
  const pane = paneOf(samples, layout);
  const place = pane && paneHint(pane);
  if (!pane || place === null) return null;
  const hints = induce(pane, samples, layout);
  const parties = hints?.parties ? { parties: hints.parties } : {};
  const seen = lessonBy({ landmark: landmarkHint(pane, place), pane: place, ...parties }, pane, layout);
  const found = hints && lessonBy(hints, pane, layout);
  const lesson = !found || isBetter(seen, found, samples) ? seen : found;
  const isOfUse = found !== null || faults(seen, samples) === 0;
  return isOfUse && lesson.rows.length > 0 ? lesson : null;
}

const lessonBy = (hints: Hints, pane: Pane, layout: LayoutReader): Lesson => ({ hints, pane, rows: readTaught(pane, hints, layout) });

/** Whether the layout alone (`seen`) makes more of what was pointed at than the hints do; if as much, more of the other rows. */
function isBetter(seen: Lesson, found: Lesson, samples: Samples): boolean {
  const order = [faults(found, samples) - faults(seen, samples), seen.rows.length - found.rows.length, labelsIn(seen) - labelsIn(found)];
  const first = order.find((difference) => difference !== 0) ?? 0;
  if (first !== 0) return first > 0;
  // Both found the same rows, names and times. Selectors take a card or a file for its words more often than eyes do, but know words that the
  // page shows shortened.
  const pairs = seen.rows.map(({ row }, at) => [row.text, found.rows[at]?.row.text ?? ''] as const);
  return pairs.some(([one, two]) => one !== two) && !pairs.some(([one, two]) => isStartOf(one, two));
}

const isStartOf = (shown: string, whole: string): boolean => {
  const start = shown.replace(/\s*(?:…|\.{3})$/, '');
  return start !== shown && start !== '' && whole.length > shown.length && whole.startsWith(start);
};

/** How many names and times were read; a time with something else beside it says nothing. */
const labelsIn = ({ rows }: Lesson): number =>
  rows.filter(({ row }) => row.sender !== null).length +
  rows.filter(({ row: { time } }) => timeShape(time.text ?? time.separator ?? '') !== null).length;

/** How much of what was pointed at is read otherwise. */
function faults({ rows }: Lesson, { out, in: incoming, system, not, sender, time }: Samples): number {
  const rowOf = (part: Element): Row | undefined => rows.find(({ element }) => holds(element, part))?.row;
  const isOn =
    (side: Row['direction']) =>
    (part: Element): boolean =>
      rowOf(part)?.direction === side;
  const right = [...out.filter(isOn('out')), ...incoming.filter(isOn('in')), ...system.filter(isOn('system'))].length;
  const wrong = out.length + incoming.length + system.length - right + not.filter((part) => rowOf(part)).length;
  const name = sender ? labelOf(sender, rowOf(sender), (row) => row.sender) : 0;
  const when = time ? labelOf(time, rowOf(time), (row) => row.time.text ?? row.time.separator) : 0;
  return wrong + name + when;
}

/** 1 where a label was pointed at in a row that was read without it, or has it among its words. */
function labelOf(part: Element, row: Row | undefined, read: (row: Row) => string | null): 0 | 1 {
  const label = elementLabel(part, limits.name);
  if (!row || label === null) return 0;
  const isSaid = row.text.split('\n').some((line) => line.trim() === label) || row.text.endsWith(` ${label}`);
  return read(row) === null || isSaid ? 1 : 0;
}

/** Whether a part stands in an element or in a shadow root below it. */
function holds(element: Element, part: Element): boolean {
  for (let at: Element | null = part; at; at = hostOf(at)) if (element.contains(at)) return true;
  return false;
}

function hostOf(element: Element): Element | null {
  const root = element.getRootNode();
  return isShadowRoot(root) ? root.host : null;
}

/** The samples after the user said what a row is: it becomes one, and is no other any more. */
export function judged(samples: Samples, element: Element, verdict: Verdict): Samples {
  const without = (parts: readonly Element[]): readonly Element[] => parts.filter((part) => !element.contains(part));
  const { out, in: incoming, system, not } = samples;
  const rest = { out: without(out), in: without(incoming), system: without(system), not: without(not) };
  return { ...samples, ...rest, [verdict]: [...rest[verdict], element] };
}
