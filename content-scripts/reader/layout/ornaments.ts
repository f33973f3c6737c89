import type { Unit } from './units';
import type { Box } from './page-atoms';

/** The largest face or badge, in CSS pixels. */
const ornamentSide = 64;

/** Messages stand one below the other; a small box beside or over another is a face with initials, a badge or a reaction. */
export function withoutOrnaments(units: readonly Unit[], lane: Box): readonly Unit[] {
  const ornaments = new Set<Unit>();
  let last: Unit | null = null;
  for (const unit of units.toSorted((a, b) => a.box.top - b.box.top)) {
    const ornament: Unit | null = last && sharesLine(last, unit) ? smallerOf(last, unit, lane) : null;
    if (ornament) ornaments.add(ornament);
    if (ornament !== unit) last = unit;
  }
  return units.filter((unit) => !ornaments.has(unit));
}

function sharesLine(a: Unit, b: Unit): boolean {
  const shared = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
  return shared > 0.3 * Math.min(a.box.bottom - a.box.top, b.box.bottom - b.box.top);
}

/** Of two boxes side by side the small one, or of two small ones the one nearer to the edge; null when neither is small. */
function smallerOf(a: Unit, b: Unit, lane: Box): Unit | null {
  const small = [a, b].filter(isSmallBox);
  const edge = ({ box }: Unit): number => Math.min(box.left - lane.left, lane.right - box.right);
  return small.toSorted((one, other) => edge(one) - edge(other))[0] ?? null;
}

function isSmallBox({ box, atoms }: Unit): boolean {
  const small = box.right - box.left <= ornamentSide && box.bottom - box.top <= ornamentSide;
  return small && atoms.every(({ media }) => media === null) && atoms.map(({ text }) => text).join('').length <= 4;
}
