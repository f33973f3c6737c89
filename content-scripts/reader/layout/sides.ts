import type { Direction } from '../../../src/domain/message';
import type { Box, Face } from './page-atoms';

/** What tells a side: where a message stands, and how it is drawn. `pictured`: it is a picture and nothing else, so no notice. */
export type Placed = { readonly box: Box; readonly paint: string; readonly muted: boolean; readonly pictured: boolean };

/** Edges nearer than this are one edge. */
const edge = 4;

/** A box this close to the middle, with room on both sides, belongs to neither side. */
export function isCentred(box: Box, lane: Box): boolean {
  const [left, right] = [box.left - lane.left, lane.right - box.right];
  const width = lane.right - lane.left;
  return Math.abs(left - right) <= Math.max(10, width * 0.05) && Math.min(left, right) > width * 0.08;
}

/**
 * The side of every message. Messages of one side are aligned with each other: they begin at one edge, or end at one, whatever their
 * width. One's own stand at the end of the line: right, or left where lines run leftwards. What is as wide as both sides goes with those
 * that are painted like it, or with its face. Where all begin at one edge, nothing tells the sides and all count as the others'.
 */
export function sidesOf<T extends Placed>(
  messages: readonly T[],
  lane: Box,
  rtl: boolean,
  faces: readonly Face[],
): ReadonlyMap<T, Direction> {
  const aside = messages.filter(({ box, muted }) => !muted && !isCentred(box, lane));
  const lefts = raggedEdges(aside, (box) => [box.left, box.right]);
  const rights = raggedEdges(aside, (box) => [box.right, box.left]);
  const told = new Map<T, 'left' | 'right'>();
  const open: T[] = [];
  const sides = new Map<T, Direction>();
  for (const message of messages) {
    const { box, pictured } = message;
    const [onLeft, onRight] = [lefts.has(rounded(box.left)), rights.has(rounded(box.right))];
    const half = halfOf(box, lane);
    if (message.muted) sides.set(message, 'system');
    else if (half !== null && !isCentred(box, lane)) told.set(message, half);
    else if (onLeft !== onRight && !(isCentred(box, lane) && isNarrow(box, lane))) told.set(message, onLeft ? 'left' : 'right');
    else if (!onLeft && !pictured && isCentred(box, lane)) sides.set(message, 'system');
    else open.push(message);
  }
  const byPaint = paintsOf(told);
  const columns = faceColumns(faces, lane);
  for (const message of open) {
    const { box, paint } = message;
    told.set(message, plainly(box, lane) ?? byPaint.get(paint) ?? besideFace(box, columns) ?? byGaps(box, lane));
  }
  for (const [message, side] of told) sides.set(message, (side === 'right') === rtl ? 'in' : 'out');
  return sides;
}

const rounded = (at: number): number => Math.round(at / edge);

/** Edges at which boxes of several widths begin (or end). */
function raggedEdges(messages: readonly Placed[], ends: (box: Box) => readonly [number, number]): ReadonlySet<number> {
  const found = new Map<number, Set<number>>();
  for (const { box } of messages) {
    const [at, other] = ends(box).map(rounded);
    const others = found.get(at ?? 0);
    if (others) others.add(other ?? 0);
    else found.set(at ?? 0, new Set([other ?? 0]));
  }
  return new Set([...found].filter(([, others]) => others.size >= 2).map(([at]) => at));
}

/** The half of the lane that a box does not leave. */
function halfOf(box: Box, lane: Box): 'left' | 'right' | null {
  const middle = (lane.left + lane.right) / 2;
  if (box.left >= middle) return 'right';
  return box.right <= middle ? 'left' : null;
}

function isNarrow(box: Box, lane: Box): boolean {
  return box.right - box.left < (lane.right - lane.left) * 0.4;
}

/** The side on which messages of each paint stand, where they stand on one. */
function paintsOf(told: ReadonlyMap<Placed, 'left' | 'right'>): ReadonlyMap<string, 'left' | 'right'> {
  const counts = new Map<string, { left: number; right: number }>();
  for (const [{ paint }, side] of told) {
    const count = counts.get(paint) ?? { left: 0, right: 0 };
    count[side] += 1;
    counts.set(paint, count);
  }
  const sure = new Map<string, 'left' | 'right'>();
  for (const [paint, { left, right }] of counts) {
    if (left >= 4 * right) sure.set(paint, 'left');
    if (right >= 4 * left) sure.set(paint, 'right');
  }
  return sure;
}

type Column = { readonly side: 'left' | 'right'; readonly rect: DOMRect };

/** Faces stand in a column at either edge. */
function faceColumns(faces: readonly Face[], lane: Box): readonly Column[] {
  const near = (lane.right - lane.left) * 0.3;
  return faces
    .flatMap(({ rect }): readonly Column[] => {
      if (rect.left - lane.left < near) return [{ side: 'left', rect }];
      return lane.right - rect.right < near ? [{ side: 'right', rect }] : [];
    })
    .toSorted((a, b) => a.rect.top - b.rect.top);
}

function besideFace(box: Box, columns: readonly Column[]): 'left' | 'right' | null {
  let [low, high] = [0, columns.length];
  while (low < high) {
    const at = (low + high) >> 1;
    if ((columns[at]?.rect.bottom ?? 0) > box.top) high = at;
    else low = at + 1;
  }
  const column = columns[low];
  return column && column.rect.top < box.bottom ? column.side : null;
}

/** The side that a box leaves much less room on. */
function plainly(box: Box, lane: Box): 'left' | 'right' | null {
  const [left, right] = [box.left - lane.left, lane.right - box.right];
  if (Math.abs(left - right) < (lane.right - lane.left) * 0.15) return null;
  return left > right ? 'right' : 'left';
}

function byGaps(box: Box, lane: Box): 'left' | 'right' {
  return box.left - lane.left > lane.right - box.right + 4 ? 'right' : 'left';
}
