import type { Direction } from '../../src/domain/message';
import { cutPane } from '../reader/cut-pane';
import { readHintedRow } from '../reader/hinted/row';
import { elementLabel } from '../reader/element-label';
import type { Hints } from '../reader/hints';
import type { LayoutReader } from '../reader/layout-reader';
import { limits } from '../reader/limits';
import { isHtml } from '../reader/nodes';
import type { Pane, ReadRow } from '../reader/reading';
import { allBelow, allWithin, outermost } from '../reader/select';
import { isShown } from '../reader/visible';
import { candidatesFor, choose } from './candidates';
import { platformIdHint } from './id-hint';
import { kindHints } from './kind-hints';
import type { KnownRow } from './known-rows';
import { landmarkHint, paneHint, peerHint, separatorHint } from './page-hints';
import { senderHint, textAttributeHint, textHint, timeAttributeHint, timeHint, timeHolderHint } from './part-hints';
import { commonHolder, rowHint, toldOf, type Told, type ToldPane } from './row-hint';
import type { Samples } from './samples';
import { sideHints } from './side-hints';

/** The pane in which the samples stand: one that the layout knows, else the nearest scroller around them all. */
export function paneOf(samples: Samples, layout: LayoutReader): Pane | null {
  const messages = [...samples.out, ...samples.in];
  const [first] = messages;
  if (!first) return null;
  const root = first.getRootNode() as Document | ShadowRoot;
  if (!messages.every((each) => each.getRootNode() === root)) return null;
  const known = layout.panes(root).find((pane) => messages.every((each) => pane !== each && pane.contains(each)));
  const element = known ?? scrollerAround(messages, root);
  return element ? { element, root } : null;
}

function scrollerAround(messages: readonly Element[], root: ParentNode): HTMLElement | null {
  const [top] = root.children;
  if (!top) return null;
  const holder = commonHolder(messages, top);
  for (let at: Element | null = holder; at && at !== top; at = at.parentElement) {
    if (isHtml(at) && /auto|scroll|overlay/.test(getComputedStyle(at).overflowY)) return at;
  }
  return isHtml(holder) ? holder : null;
}

/** Hints for the page, from what the user pointed at and what the layout makes of the rest; null when no selector finds the messages. */
export function induce(pane: Pane, samples: Samples, layout: LayoutReader): Hints | null {
  const { entries } = layout.entries(pane);
  const told: Told = entries.flatMap(({ draft }) => draft ?? []);
  const lines = new Set(entries.flatMap(({ separators }) => separators));
  const found = rowHint(pane.element, samples, { drafts: told, lines });
  const paneCss = paneHint(pane);
  if (!found || paneCss === null) return null;
  const messages = withoutLines(pane.element, withoutNots(pane.element, found.css, samples), lines);
  const both = withNotices(pane.element, messages, { drafts: told, lines }, samples);
  const row = withoutEmpty(pane.element, both);
  const rows = rowsOf(pane.element, row);
  return hintsOf({ pane, paneCss, row, rows, samples, told, lines });
}

const rowsOf = (pane: Element, row: string): readonly Element[] => outermost(allBelow(pane, row)).filter(isShown);

/** Notices between the messages, which the layout sees or the user pointed at, are rows of their own. */
function withNotices(pane: Element, row: string, { drafts, lines }: ToldPane, { system, not }: Samples): string {
  const apart = [...rowsOf(pane, row), ...not];
  const rows = rowsOf(pane, row);
  const isOutside = (element: Element): boolean => !apart.some((each) => each.contains(element) || element.contains(each));
  const seen = drafts.filter(({ direction, element }) => direction === 'system' && isOutside(element)).map(({ element }) => element);
  // A notice where the hint for separators looks is found by it.
  const separator = separatorHint(pane, rows, null, lines, undefined);
  const notices = [...system.filter(isOutside), ...seen].filter((notice) => allWithin(notice, separator).length === 0);
  const [first] = notices;
  if (!first) return row;
  const rate = (css: string): number => {
    const found = allBelow(pane, css).filter(isShown);
    if (!found.some((each) => each.contains(first)) || !found.every(isOutside)) return 0;
    const held = notices.filter((notice) => found.some((each) => each.contains(notice) || notice.contains(each))).length;
    return held / notices.length - 0.2 * (1 - held / found.length);
  };
  const mark = choose(
    candidatesFor([first], pane).filter(({ css }) => !css.includes(':nth-child')),
    rate,
    0.3,
  );
  return mark ? `${row}, ${mark.css}` : row;
}

/** Wrappers that hold a time line and nothing else are no rows: the line itself is found by the hint for separators. */
function withoutLines(pane: Element, row: string, lines: ReadonlySet<string>): string {
  const all = rowsOf(pane, row);
  const wrong = all.filter((each) => lines.has(elementLabel(each, limits.time) ?? ''));
  if (wrong.length === 0) return row;
  const good = all.filter((each) => !wrong.includes(each));
  const strict = excluding(pane, row, wrong, good);
  if (strict !== row) return strict;
  // Notices that look like the lines may go with them, where the hint for separators finds them again.
  const separator = separatorHint(pane, good, null, lines, undefined);
  const notices = good.filter((each) => separator !== undefined && allBelow(each, separator).length > 0);
  return excluding(
    pane,
    row,
    [...wrong, ...notices],
    good.filter((each) => !notices.includes(each)),
  );
}

/** Elements that a page keeps empty in its list are no rows. */
function withoutEmpty(pane: Element, row: string): string {
  return allBelow(pane, row).some((each) => each.matches(':empty'))
    ? row
        .split(', ')
        .map((each) => `${each}:not(:empty)`)
        .join(', ')
    : row;
}

/** Rows that the user called no messages are excluded by what sets them apart. */
function withoutNots(pane: Element, row: string, { not, out, in: incoming, system }: Samples): string {
  const wrong = allBelow(pane, row).filter((each) => not.some((part) => each.contains(part)));
  const good = allBelow(pane, row).filter((each) => [...out, ...incoming, ...system].some((part) => each.contains(part)));
  return excluding(pane, row, wrong, good);
}

function excluding(pane: Element, row: string, wrong: readonly Element[], good: readonly Element[]): string {
  if (wrong.length === 0 || good.length === 0) return row;
  const rate = (css: string): number => {
    if (good.some((each) => each.matches(css)) || !wrong.every((each) => each.matches(css))) return 0;
    return 1 / (1 + allBelow(pane, row).filter((each) => each.matches(css) && !wrong.includes(each)).length);
  };
  const mark = choose(candidatesFor(wrong, pane), rate, 0.05);
  return mark
    ? row
        .split(', ')
        .map((each) => `${each}:not(${mark.css})`)
        .join(', ')
    : row;
}

type Material = {
  readonly pane: Pane;
  readonly paneCss: string;
  readonly row: string;
  readonly rows: readonly Element[];
  readonly samples: Samples;
  readonly told: Told;
  /** Time lines that the layout saw. */
  readonly lines: ReadonlySet<string>;
};

const isOf = (parts: readonly Element[], each: Element): boolean => parts.some((part) => each.contains(part));

function hintsOf({ pane, paneCss, row, rows, samples, told, lines }: Material): Hints {
  const drafts = toldOf(rows, told);
  const sideOf = (each: Element): Direction | null =>
    isOf(samples.out, each) ? 'out' : isOf(samples.in, each) ? 'in' : isOf(samples.system, each) ? 'system' : null;
  const sided = rows.map((each) => ({ row: each, side: sideOf(each) ?? drafts.get(each)?.direction ?? null, sure: sideOf(each) !== null }));
  const known: readonly KnownRow[] = rows.map((each) => ({ row: each, draft: drafts.get(each) ?? null }));
  const messages = known.filter((_, at) => sided[at]?.side !== 'system');
  const time = samples.time ? timeHint(known, samples.time) : undefined;
  const separator = separatorHint(pane.element, rows, time === undefined ? (samples.time ?? null) : null, lines, time);
  const base: Hints = {
    landmark: landmarkHint(pane, paneCss),
    pane: paneCss,
    row,
    ...defined({ separator }),
    direction: sideHints(sided),
    ...defined({
      ignore: eitherOf([
        samples.time && time !== undefined ? timeHolderHint(known, samples.time) : undefined,
        notHint(pane.element, rows, samples.not),
      ]),
      sender: samples.sender ? senderHint(messages, samples.sender) : undefined,
      time,
      timeAttribute: samples.time === null ? undefined : timeAttributeHint(messages, samples.time ?? null),
      platformId: platformIdHint(messages),
    }),
  };
  const kinds = kindHints(messages, samples.image ?? null);
  const text = textHint(messages, [...samples.out, ...samples.in], base);
  const whole: Hints = {
    ...base,
    ...defined({ text, textAttribute: textAttributeHint(messages, text) }),
    ...(kinds.length > 0 ? { kinds } : {}),
  };
  const peerName = peerHint(pane, samples.peer, sendersOf(rows, whole));
  return peerName === undefined ? whole : { ...whole, parties: { peerName } };
}

/** Only what is there: a hint that is missing is left to the layout. */
function defined<T extends Record<string, string | undefined>>(parts: T): { [K in keyof T]?: string } {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: string };
}

/** A selector that is made of all there are. */
function eitherOf(selectors: readonly (string | undefined)[]): string | undefined {
  const there = selectors.filter((css) => css !== undefined);
  return there.length > 0 ? there.join(', ') : undefined;
}

/** What the user called no messages is left out for good: the layout would find it again. */
function notHint(pane: Element, rows: readonly Element[], not: readonly Element[]): string | undefined {
  const [first] = not;
  if (!first) return undefined;
  const rate = (css: string): number => {
    const found = allBelow(pane, css);
    if (rows.some((row) => found.some((each) => each.contains(row) || row.contains(each)))) return 0;
    return not.filter((part) => found.some((each) => each.contains(part))).length / not.length;
  };
  return choose(candidatesFor([first], pane), rate, 0.01)?.css;
}

/** Names of the other side as the hints find them. */
function sendersOf(rows: readonly Element[], hints: Hints): readonly string[] {
  if (hints.sender === undefined) return [];
  return rows.slice(-30).flatMap((row) => {
    const { direction, sender } = readHintedRow(row, hints);
    return direction === 'in' && sender !== null ? [sender] : [];
  });
}

/** What the archive will make of the pane by these hints, row by row. */
export function readTaught(pane: Pane, hints: Hints, layout: LayoutReader): readonly ReadRow[] {
  const { doubts } = layout.look(pane, hints);
  return cutPane(pane, hints, () => layout, doubts).read({ from: null, atMost: Infinity })?.rows ?? [];
}
