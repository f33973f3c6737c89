import { useMemo } from 'preact/hooks';
import { firstNotBelow, indexOfOrder } from './orders';
import './hit-strip.css';
import type { Reading } from './use-reading';

type HitStripProps = {
  readonly reading: Reading;
  readonly orders: Float64Array;
  /** The hit that was gone to, by its order. */
  readonly current: number | null;
  readonly goTo: (order: number) => void;
};

/** The strip is drawn on a scale of so many lines, whatever its height. */
const lines = 1000;

/** Where the rows lie, on the strip's scale. */
function linesOf({ rows, reel }: Reading, orders: Float64Array): readonly number[] {
  const list = rows.orders;
  const heights = reel.heights();
  const all = Math.max(1, heights.total());
  const at = new Set<number>();
  for (const order of orders) {
    const index = indexOfOrder(list, order);
    if (index >= 0) at.add(Math.round(((heights.before(index) + heights.of(index) / 2) / all) * lines));
  }
  return [...at];
}

const drawn = (at: readonly number[]): string => at.map((line) => `M0 ${line}H10`).join('');

/** Every hit of the conversation, beside the scroll bar. For the pointer; the keys go from hit to hit. */
export function HitStrip({ reading, orders, current, goTo }: HitStripProps) {
  const { version } = reading;
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- rows change with the version alone
  const all = useMemo(() => drawn(linesOf(reading, orders)), [orders, version]);
  const one = current === null ? '' : drawn(linesOf(reading, Float64Array.of(current)));
  const pressed = ({ currentTarget, clientY }: PointerEvent): void => {
    if (!(currentTarget instanceof Element)) return;
    const { top, height } = currentTarget.getBoundingClientRect();
    const nearest = nearestHit(reading, orders, (clientY - top) / height);
    if (nearest !== undefined) goTo(nearest);
  };
  return (
    <svg class="hit-strip" viewBox={`0 0 10 ${lines}`} preserveAspectRatio="none" aria-hidden="true" onPointerDown={pressed}>
      <path d={all} vector-effect="non-scaling-stroke" />
      <path class="current" d={one} vector-effect="non-scaling-stroke" />
    </svg>
  );
}

function nearestHit({ rows, reel }: Reading, orders: Float64Array, share: number): number | undefined {
  const heights = reel.heights();
  const list = rows.orders;
  const order = list[heights.at(share * heights.total())] ?? 0;
  const after = firstNotBelow(orders, order);
  const [below, above] = [orders[after], orders[after - 1]];
  if (below === undefined || above === undefined) return below ?? above;
  const row = (one: number): number => indexOfOrder(list, one);
  return row(below) - row(order) < row(order) - row(above) ? below : above;
}
