import type { Draft } from '../reader/draft';
import { elementLabel } from '../reader/element-label';
import { limits } from '../reader/limits';
import { isHtml } from '../reader/nodes';
import { allBelow } from '../reader/select';
import { isShown } from '../reader/visible';
import { candidatesFor, choose, type Chosen } from './candidates';
import type { Samples } from './samples';

/** What the layout reader made of a pane: a draft for each message or notice. Not always right, but right about most. */
export type Told = readonly Draft[];
/** The same with the time lines that it saw between the messages. */
export type ToldPane = { readonly drafts: Told; readonly lines: ReadonlySet<string> };

/** From `element` up to, not including, `top`; the highest first. */
export function chainBelow(element: Element, top: Element): readonly Element[] {
  const chain: Element[] = [];
  for (let at: Element | null = element; at && at !== top; at = at.parentElement) chain.unshift(at);
  return chain;
}

export function commonHolder(elements: readonly Element[], within: Element): Element {
  let holder: Element | null = elements[0]?.parentElement ?? within;
  while (holder && holder !== within && !elements.every((each) => holder !== each && holder?.contains(each) === true))
    holder = holder.parentElement;
  return holder ?? within;
}

/** One selector for all rows: it holds every sample, each message that the layout sees once, and nothing the user said is none. */
export function rowHint(pane: HTMLElement, samples: Samples, told: ToldPane): Chosen | null {
  const messages = [...samples.out.slice(0, 1), ...samples.in.slice(0, 1)];
  const holder = commonHolder(messages, pane);
  const chains = messages.map((each) => chainBelow(each, holder));
  const levels = Math.min(...chains.map(({ length }) => length));
  const rate = rowRater(pane, samples, told);
  let best: Chosen | null = null;
  for (let level = 0; level < levels; level++) {
    const targets = chains.flatMap((chain) => chain[level] ?? []);
    const found = choose(candidatesFor(targets, pane), rate, 0.05);
    if (found && (!best || found.quality > best.quality + 0.015 + Math.max(0, found.cost - best.cost) * 0.01)) best = found;
  }
  return best && best.quality > 0.9 ? best : (either(pane, chains, rate, best?.quality ?? 0) ?? best);
}

/** Where the two sides' rows have nothing in common, one selector for each. */
function either(pane: HTMLElement, chains: readonly (readonly Element[])[], rate: (css: string) => number, beaten: number): Chosen | null {
  const [ours = [], theirs = []] = chains.map((chain) => chain.slice(0, 5).map((each) => candidatesFor([each], pane).slice(0, 6)));
  const pairs = ours.flatMap((one) =>
    theirs.flatMap((two) => one.flatMap((a) => two.map((b) => ({ css: `${a.css}, ${b.css}`, cost: a.cost + b.cost })))),
  );
  const found = choose(pairs.toSorted((a, b) => a.cost - b.cost).slice(0, 240), rate, beaten + 0.15);
  return found;
}

/** Between 0 and 1: how well a selector cuts the pane into messages. */
export function rowRater(pane: HTMLElement, samples: Samples, { drafts, lines }: ToldPane): (css: string) => number {
  const messages = [...samples.out, ...samples.in, ...samples.system];
  const messageTold = drafts.filter(({ element }) => !samples.not.some((not) => holds(element, not)));
  return (css) => {
    const rows = allBelow(pane, css).filter((row) => isHtml(row) && isShown(row));
    if (rows.length < 2 || !eachInItsOwn(messages, rows)) return 0;
    if (samples.not.some((not) => rows.some((row) => row.contains(not)))) return 0;
    const nested = rows.filter((row) => rows.some((other) => other !== row && other.contains(row))).length;
    const named = [samples.sender, samples.time].filter((part) => part && pane.contains(part));
    const inside = named.filter((part) => part && rows.some((row) => row.contains(part))).length;
    const labels = named.filter((part) => part !== null && part !== undefined);
    const split = rows.some((row) => saysNothingBut(row, labels)) ? 1 : 0;
    const even = regularity(pane, rows);
    const cut = messageTold.length > 0 ? agreement(rows, messageTold, lines) * 0.85 + even * 0.15 : even;
    return Math.max(0, cut - (nested / rows.length) * 0.5 - (named.length - inside) * 0.25 - split * 0.5);
  };
}

function eachInItsOwn(parts: readonly Element[], rows: readonly Element[]): boolean {
  const own = parts.map((part) => rows.find((row) => row.contains(part)));
  return own.every((row) => row !== undefined) && new Set(own).size === new Set(parts).size;
}

/** A name or a time is a part of a message, and no message of its own. */
function saysNothingBut(row: Element, labels: readonly Element[]): boolean {
  if (labels.some((label) => label.contains(row))) return true;
  const inside = labels.filter((label) => row.contains(label));
  return (
    inside.length > 0 &&
    words(row) <= inside.reduce((sum, label) => sum + words(label), 0) &&
    row.querySelector('img, video, audio, canvas') === null
  );
}

const holds = (one: Element, other: Element): boolean => one.contains(other) || other.contains(one);

/** F1 of the rows against what the layout tells: each message in one row, and each row with one message. */
function agreement(rows: readonly Element[], told: Told, lines: ReadonlySet<string>): number {
  const full = rows.filter((row) => words(row) > 0 || row.querySelector('img, video, audio, svg, canvas') !== null);
  const heldBy = new Map<Element, number>();
  let single = 0;
  const own = told.map(({ element }) => {
    const holders = full.filter((row) => holds(row, element));
    for (const row of holders) heldBy.set(row, (heldBy.get(row) ?? 0) + 1);
    return holders.length === 1 ? holders[0] : undefined;
  });
  for (const row of own) if (row && heldBy.get(row) === 1) single += 1;
  // Rows that the layout does not see may be notices or shells; they count less than those it sees in pieces.
  const count = full.reduce((sum, row) => sum + (heldBy.has(row) || lines.has(elementLabel(row, limits.time) ?? '') ? 1 : 0.15), 0);
  return (2 * single) / (count + told.length);
}

const counted = new WeakMap<Element, number>();

/** How many characters stand in an element, counted once. */
function words(element: Element): number {
  const known = counted.get(element) ?? (element.textContent ?? '').replace(/\s/g, '').length;
  counted.set(element, known);
  return known;
}

/** Where the layout tells nothing: how much of the pane's words stand in rows, and that there are several. */
function regularity(pane: Element, rows: readonly Element[]): number {
  const covered = rows.reduce((sum, row) => sum + words(row), 0) / Math.max(1, words(pane));
  return Math.min(1, covered) * (1 - 1 / (rows.length + 1));
}

/** The layout's draft of each row, where exactly one belongs to it. */
export function toldOf(rows: readonly Element[], told: Told): ReadonlyMap<Element, Draft> {
  const found = new Map<Element, Draft | null>();
  for (const draft of told) for (const row of rows) if (holds(row, draft.element)) found.set(row, found.has(row) ? null : draft);
  return new Map([...found].flatMap(([row, draft]) => (draft ? [[row, draft] as const] : [])));
}
