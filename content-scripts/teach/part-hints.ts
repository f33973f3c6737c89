import { isBlank } from '../reader/clean-text';
import { domText } from '../reader/dom-text';
import type { Draft } from '../reader/draft';
import { elementLabel } from '../reader/element-label';
import { readHintedRow } from '../reader/hinted/row';
import type { Hints } from '../reader/hints';
import { limits } from '../reader/limits';
import { allWithin, outermost } from '../reader/select';
import { timeShape } from '../reader/time-shape';
import { isShown } from '../reader/visible';
import { candidatesFor, choose, sorted } from './candidates';
import { sameWords, share, shownIn, spread, squeezed, tried, type KnownRow } from './known-rows';
import { chainBelow } from './row-hint';

/** The name above a message, from the one that the user pointed at. */
export function senderHint(rows: readonly KnownRow[], sender: Element): string | undefined {
  return labelHint(rows, sender, (label, { draft }) =>
    draft?.sender ? label === draft.sender : !timeShape(label) && !isSaid(label, draft),
  );
}

const isSaid = (label: string, draft: Draft | null): boolean => !isBlank(draft?.text ?? '') && label.includes(draft?.text ?? '');

/** The time of a message, from the one that the user pointed at. */
export function timeHint(rows: readonly KnownRow[], time: Element): string | undefined {
  const isTime = elementLabel(time, limits.time);
  const telling = isTime !== null && timeShape(isTime) !== null;
  return labelHint(rows, time, (label) => !telling || timeShape(label) !== null);
}

/** A selector whose first shown match in a row is the label of that row: in the sample's row the sample, in no row the wrong thing. */
function labelHint(rows: readonly KnownRow[], sample: Element, isLabel: (label: string, row: KnownRow) => boolean): string | undefined {
  const home = rows.find(({ row }) => row.contains(sample));
  if (!home) return undefined;
  const some = [home, ...spread(rows, tried * 2)];
  const rate = (css: string): number => {
    if (shownIn(home.row, css)[0] !== sample) return 0;
    let [there, right, single] = [0, 0, 0];
    for (const known of some) {
      const found = shownIn(known.row, css);
      const label = found[0] && elementLabel(found[0], limits.name);
      if (label === undefined || label === null) continue;
      there += 1;
      if (isLabel(label, known)) right += 1;
      if (found.length === 1) single += 1;
    }
    // Labels that mostly say something else are the words of messages.
    if (share(right, there) < 0.6) return 0;
    return share(right, there) * (0.6 + 0.15 * share(single, there) + 0.25 * share(there, some.length));
  };
  return choose(candidatesFor([sample], home.row), rate, 0.3)?.css;
}

/** What stands around a time and says nothing but that time, perhaps twice: it is no part of the words. */
export function timeHolderHint(rows: readonly KnownRow[], time: Element): string | undefined {
  const home = rows.find(({ row }) => row.contains(time));
  const label = squeezed(time.textContent);
  if (!home || label === '') return undefined;
  let holder = time;
  for (let at = time.parentElement; at && at !== home.row; at = at.parentElement) {
    if (/[\p{L}\p{N}]/u.test(squeezed(at.textContent).replaceAll(label, ''))) break;
    holder = at;
  }
  if (holder === time) return undefined;
  const rate = (css: string): number => {
    const found = allWithin(home.row, css);
    return found[0] === holder && found.length === 1 ? 1 : 0;
  };
  return choose(candidatesFor([holder], home.row), rate, 0.5)?.css;
}

const machineTime = /^(?:\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}.*)?|1[0-9]{9}(?:\d{3})?(?:\.\d+)?)$/;

/** `selector@attribute` of a machine's time, at the time itself or at what holds it. */
export function timeAttributeHint(rows: readonly KnownRow[], time: Element | null): string | undefined {
  const [first] = rows;
  const home = (time && rows.find(({ row }) => row.contains(time))) || first;
  if (!home) return undefined;
  const parts = time && home.row.contains(time) ? [...chainBelow(time, home.row), ...time.querySelectorAll('*')] : [];
  for (const part of [...parts.toReversed(), home.row]) {
    for (const { name, value } of part.attributes) {
      if (!machineTime.test(value.trim())) continue;
      const css = part === home.row ? '' : candidatesFor([part], home.row).find((each) => allWithin(home.row, each.css)[0] === part)?.css;
      if (css !== undefined) return `${css}@${name}`;
    }
  }
  return undefined;
}

/** Rows with more characters are not tried: a page may hold one message as long as a book. */
const longestTried = 4000;

/** Where the words stand: read with it, most rows say what the layout says. */
export function textHint(told: readonly KnownRow[], samples: readonly Element[], hints: Hints): string | undefined {
  const rows = told.map((known) => withoutTime(known, hints.time));
  const small = rows.filter(({ row }) => (row.textContent ?? '').length < longestTried);
  const telling = small.filter(
    ({ draft }) => draft !== null && (draft.kind === 'text' || draft.kind === null) && !isBlank(draft.text ?? ''),
  );
  const isSample = ({ row }: KnownRow): boolean => samples.some((sample) => row.contains(sample));
  const [first, second = first] = [...rows.filter(isSample), ...spread(telling, 4)];
  if (!first || !second) return undefined;
  const some = spread(telling, tried);
  const candidates = sorted(
    [...bodiesOf(first, hints), ...bodiesOf(second, hints)].flatMap((body) => candidatesFor([body], rowOf(body, rows)).slice(0, 40)),
  );
  const others = spread(
    small.filter(({ draft }) => draft !== null && draft.kind !== 'text' && draft.kind !== null),
    tried,
  );
  const rate = (css: string): number => {
    if (outermost(shownIn(first.row, css)).length === 0 || outermost(shownIn(second.row, css)).length === 0) return 0;
    if (some.length === 0) return 0.5;
    const right = some.filter(({ row, draft }) => sameWords(readHintedRow(row, { ...hints, text: css }).text, draft?.text)).length;
    const apart = others.filter(({ row }) => shownIn(row, css).length === 0).length;
    return share(right, some.length) - (others.length === 0 ? 0 : 0.1 * (1 - share(apart, others.length)));
  };
  return choose(candidates, rate, 0.3)?.css;
}

/** The layout may take the time for the last line of a message; who taught the page has said where the time is. */
function withoutTime({ row, draft }: KnownRow, time: string | undefined): KnownRow {
  const [found] = time === undefined ? [] : shownIn(row, time);
  const label = found && elementLabel(found, limits.time);
  const lines = draft?.text?.split('\n') ?? [];
  if (!draft || label === undefined || label === null || lines.length < 2 || lines.at(-1)?.trim() !== label) return { row, draft };
  return { row, draft: { ...draft, text: lines.slice(0, -1).join('\n') } };
}

const rowOf = (part: Element, rows: readonly KnownRow[]): Element => rows.find(({ row }) => row.contains(part))?.row ?? part;

/** Elements of a row that hold all its words and nothing else, the largest first. */
function bodiesOf({ row, draft }: KnownRow, hints: Hints): readonly Element[] {
  const named = [hints.sender, hints.time, hints.separator, hints.ignore];
  const apart = new Set(named.flatMap((css) => allWithin(row, css)));
  const words = draft?.text ?? domText(row, { skip: (element) => apart.has(element), limit: limits.text });
  const parts = [...row.querySelectorAll('*')].slice(0, 200);
  const said = parts.filter(
    (part) => !apart.has(part) && isShown(part) && sameWords(domText(part, { skip: (e) => apart.has(e), limit: limits.text }), words),
  );
  return said.slice(0, 6);
}

/** Attributes in which pages keep words whole that they show shortened. */
const wholeTexts = ['title', 'data-text', 'data-content', 'data-full-text', 'data-original'];

/** The attribute that holds the words of most texts, if the page keeps one; only worth it where some are shown shortened. */
export function textAttributeHint(rows: readonly KnownRow[], text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const parts = spread(rows, tried).flatMap(({ row }) => outermost(shownIn(row, text)).slice(0, 1));
  return wholeTexts.find((name) => {
    const whole = parts.filter((part) => {
      const value = squeezed(part.getAttribute(name));
      return value !== '' && value.startsWith(squeezed(part.textContent).replace(/(?:…|\.{3})$/, ''));
    });
    return parts.length > 0 && whole.length >= parts.length * 0.9;
  });
}
