import type { Direction } from '../../src/domain/message';
import { oneWithin } from '../reader/select';
import { isShown } from '../reader/visible';
import { allWithin } from '../reader/select';
import { choose, commonPlace, pairsOf, sorted } from './candidates';
import { featuresOf, type Feature } from './features';

/** A row with its side: `sure` where the user said it. */
export type SidedRow = { readonly row: Element; readonly side: Direction | null; readonly sure: boolean };
type Sides = { readonly in?: string; readonly out?: string; readonly system?: string };

/** What tells the sides apart. A side for which nothing does is left out; the layout tells it then. */
export function sideHints(rows: readonly SidedRow[]): Sides {
  const out = markOf('out', rows, strictly('out'), 0.7);
  const system = markOf('system', rows, strictly('system'), 0.97);
  const rest = rows.filter(({ row }) => !within(row, out) && !within(row, system));
  const own = markOf('in', rows, strictly('in'), 0.7);
  // What all messages have in common says «theirs» where ours are known by something else.
  const others = out === undefined ? undefined : markOf('in', rest, strictly('in'), 0.7);
  const incoming = better(own, others, rest);
  return {
    ...(incoming === undefined ? {} : { in: incoming }),
    ...(out === undefined ? {} : { out }),
    ...(system === undefined ? {} : { system }),
  };
}

const within = (row: Element, css: string | undefined): boolean => css !== undefined && shownWithin(row, css);

function better(one: string | undefined, two: string | undefined, rest: readonly SidedRow[]): string | undefined {
  if (one === undefined || two === undefined) return one ?? two;
  const right = (css: string): number => rest.filter(({ row, side }) => side !== null && within(row, css) === (side === 'in')).length;
  return right(two) > right(one) ? two : one;
}

function shownWithin(row: Element, css: string): boolean {
  const first = oneWithin(row, css);
  return first !== null && (isShown(first) || allWithin(row, css).some(isShown));
}

type Rate = (rows: readonly SidedRow[]) => (css: string) => number;

/** The share of rows that a mark puts on the right side; 0 if it puts one that the user named on the wrong one. */
const strictly =
  (side: Direction): Rate =>
  (rows) => {
    const known = rows.filter((each) => each.side !== null);
    return (css) => {
      let right = 0;
      for (const each of known) {
        if (shownWithin(each.row, css) === (each.side === side)) right += 1;
        else if (each.sure) return 0;
      }
      return known.length === 0 ? 0 : right / known.length;
    };
  };

function markOf(side: Direction, rows: readonly SidedRow[], rate: Rate, least: number): string | undefined {
  const own = rows.filter((each) => each.side === side);
  const first = own.find(({ sure }) => sure) ?? own[0];
  if (!first) return undefined;
  const second = own.find((each) => each !== first && each.sure) ?? own.at(-1) ?? first;
  // What every row is says nothing of a notice that has not come yet; a part that only messages have does.
  const ofAll = (css: string): boolean => rows.every(({ row }) => row.matches(css));
  const marks = marksOf(first.row)
    .filter(({ css }) => shownWithin(second.row, css))
    .map(({ css, cost }) => ({ css, cost: ofAll(css) ? cost + 0.9 : cost }))
    .toSorted((a, b) => a.cost - b.cost);
  return choose(marks, rate(rows), least)?.css;
}

/** Parts of a row that are looked at for what tells its side. */
const mostParts = 80;

/** Everything that can be said of a row or its parts, cheapest first; what is nearer to the row itself is cheaper. */
function marksOf(row: Element): readonly Feature[] {
  const parts = [row, ...[...row.querySelectorAll('*')].slice(0, mostParts)];
  const found = parts.flatMap((part) => {
    const deep = Math.min(4, depthOf(part, row)) * 0.12;
    const own = featuresOf(part).map(({ css, cost }) => ({ css, cost: cost + deep + (isAboutSides(css) ? -0.35 : 0) }));
    const places =
      deep > 0 && deep < 0.4
        ? commonPlace([part]).flatMap((place) => own.slice(0, 3).map(({ css, cost }) => ({ css: css + place, cost: cost + 1.5 })))
        : [];
    return [...own, ...pairsOf(own.slice(0, 6)), ...places];
  });
  return sorted(found).slice(0, 400);
}

const isAboutSides = (css: string): boolean =>
  /(?:^|[^a-z])(?:self|own|me|mine|my|out|outgoing|sent|send|sender|right|left|in|incoming|recv|received?|receiver|other|peer|from|buyer|seller|customer|agent|guest|user|bot|role|direction|position|side)(?![a-z])/i.test(
    css.replaceAll(/([a-z])([A-Z])/g, '$1-$2'),
  );

function depthOf(part: Element, row: Element): number {
  let depth = 0;
  for (let at: Element | null = part; at && at !== row; at = at.parentElement) depth += 1;
  return depth;
}
