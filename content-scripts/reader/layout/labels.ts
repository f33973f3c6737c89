import { groupBy } from './group-by';
import { above } from './above';
import { isCentred } from './sides';
import type { Layout, Unit } from './units';
import type { Atom } from './page-atoms';

/** A unit with what stands around it. */
export type Labelled = {
  readonly unit: Unit;
  /** The highest element that holds this unit and no other. */
  readonly row: Element;
  readonly labels: readonly Atom[];
  /** Time lines that stand above this unit and below the one before it. */
  readonly separators: readonly string[];
};

type Open = { readonly unit: Unit; readonly row: Element; readonly labels: Atom[]; readonly separators: string[] };

/** Gives every label to the unit it stands at, in the order in which a person reads down the pane. */
export function labelUnits(pane: Element, layout: Layout): readonly Labelled[] {
  const counts = unitCounts(pane, layout.units);
  const open = layout.units
    .map((unit): Open => ({ unit, row: rowOf(unit.element, pane, counts), labels: [], separators: [] }))
    .toSorted((a, b) => a.unit.box.top - b.unit.box.top);
  const byUnitHolder = holders(open, pane);
  const places = layout.labels.map((label): Place => ({ label, near: nearest(label, pane, byUnitHolder) }));
  const lines = lineFamilies(places, layout);
  for (const place of places) if (place.near.length > 0) attach(place, lines.has(place.label.family));
  return open;
}

type Place = { readonly label: Atom; readonly near: readonly Open[] };

/**
 * The families of time labels that are lines between the messages. What is made alike plays one part: a family in the middle of the lane,
 * or one that only says days and stands between the messages rather than at each.
 */
function lineFamilies(places: readonly Place[], { lane, units }: Layout): ReadonlySet<string> {
  const families = groupBy(
    places.filter(({ label }) => label.time !== null),
    ({ label }) => label.family,
  );
  const lines = new Set<string>();
  for (const [family, members] of families) {
    const share = (holds: (place: Place) => boolean): number => members.filter(holds).length / members.length;
    const centred = share(({ label }) => isCentred(label.rect, lane));
    const days = share(({ label }) => label.time?.day === true && !label.time.clock);
    const between = share(({ near }) => near.length > 1);
    const rare = members.length <= units.length / 2;
    if (centred > 0.6 || (days > 0.6 && (between > 0.6 || (rare && places.some(({ label }) => label.time?.clock === true)))))
      lines.add(family);
  }
  return lines;
}

function unitCounts(pane: Element, units: readonly Unit[]): ReadonlyMap<Element, number> {
  const counts = new Map<Element, number>();
  for (const { element } of units)
    for (let at: Element | null = element; at && at !== pane; at = above(at)) counts.set(at, (counts.get(at) ?? 0) + 1);
  return counts;
}

function rowOf(element: Element, pane: Element, counts: ReadonlyMap<Element, number>): Element {
  let row = element;
  for (let at = above(row); at && at !== pane && counts.get(at) === 1; at = above(at)) row = at;
  return row;
}

function holders(open: readonly Open[], pane: Element): ReadonlyMap<Element, readonly Open[]> {
  const map = new Map<Element, Open[]>();
  for (const each of open)
    for (let at: Element | null = each.unit.element; at; at = at === pane ? null : above(at)) {
      const list = map.get(at);
      if (list) list.push(each);
      else map.set(at, [each]);
    }
  return map;
}

/** The units of the smallest element that holds the label and any unit. */
function nearest(label: Atom, pane: Element, byHolder: ReadonlyMap<Element, readonly Open[]>): readonly Open[] {
  for (let at: Element | null = label.element; at; at = at === pane ? null : above(at)) {
    const units = byHolder.get(at);
    if (units) return units;
  }
  return [];
}

function attach({ label, near }: Place, isLine: boolean): void {
  const middle = (label.rect.top + label.rect.bottom) / 2;
  const next = firstBelow(near, middle);
  // The line may stand inside the row of the message it precedes, or in a wrapper of its own.
  if (label.time && isLine && next) next.separators.push(label.text);
  else if (near.length === 1) near[0]?.labels.push(label);
  else closest(label, lastAbove(near, middle), next)?.labels.push(label);
}

/** Between two units a label belongs to the one it stands nearer to. */
function closest(label: Atom, before: Open | undefined, next: Open | undefined): Open | undefined {
  if (!before || !next) return next ?? before;
  return label.rect.top - before.unit.box.bottom < next.unit.box.top - label.rect.bottom ? before : next;
}

/** Units are in reading order, so the first below can be found by halving. */
function firstBelow(units: readonly Open[], middle: number): Open | undefined {
  let [low, high] = [0, units.length];
  while (low < high) {
    const at = (low + high) >> 1;
    if ((units[at]?.unit.box.bottom ?? 0) > middle) high = at;
    else low = at + 1;
  }
  return units[low];
}

function lastAbove(units: readonly Open[], middle: number): Open | undefined {
  const next = firstBelow(units, middle);
  return next ? units[units.indexOf(next) - 1] : units.at(-1);
}
