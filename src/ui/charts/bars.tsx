import { useRef, useState } from 'preact/hooks';
import { type Bar, barSum, type Plot } from './plot';

type BarsProps = {
  readonly bars: readonly Bar[];
  readonly plot: Plot;
  readonly isMirrored: boolean;
  readonly look: (index: number | null) => void;
};

/** Between a bar's parts, so that they are told apart without their colours. */
const seam = 1;
/** A bar that stands for something is never lower. */
const least = 1.5;
const widest = 28;

type Part = { readonly y: number; readonly height: number; readonly series: number };

/** Where the parts of a bar stand, from the ground up. */
function partsOf(bar: Bar, { ground, top, most }: Plot): readonly Part[] {
  const found: Part[] = [];
  let y = ground;
  for (const [series, part] of bar.parts.entries()) {
    if (part === 0) continue;
    const room = Math.max(least, (part / most) * (ground - top));
    const height = found.length > 0 && room > least + seam ? room - seam : room;
    found.push({ y: y - room, height, series });
    y -= room;
  }
  return found;
}

/** The bars of a picture over time. Those that lead somewhere are links, of which one is in the order of the tab key. */
export function Bars({ bars, plot, isMirrored, look }: BarsProps) {
  const group = useRef<SVGGElement>(null);
  const [chosen, setChosen] = useState<number | null>(null);
  const ways = bars.flatMap(({ href }, index) => (href === null ? [] : [index]));
  const current = chosen !== null && ways.includes(chosen) ? chosen : ways.at(-1);
  const go = (to: number | undefined): void => {
    if (to === undefined) return;
    setChosen(to);
    group.current?.querySelector<SVGAElement>(`[data-bar="${to}"]`)?.focus();
  };
  const keys = (event: KeyboardEvent): void => {
    const at = ways.indexOf(current ?? -1);
    const step = isMirrored ? -1 : 1;
    const places: Readonly<Record<string, number>> = { ArrowRight: at + step, ArrowLeft: at - step, Home: 0, End: ways.length - 1 };
    const place = places[event.key];
    if (place === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    go(ways[Math.min(ways.length - 1, Math.max(0, place))]);
  };
  return (
    <g ref={group} onKeyDown={keys}>
      {bars.map((bar, index) => (
        <OneBar key={bar.key} bar={bar} index={index} plot={plot} isInOrder={index === current} look={look} />
      ))}
    </g>
  );
}

type OneBarProps = Pick<BarsProps, 'plot' | 'look'> & { readonly bar: Bar; readonly index: number; readonly isInOrder: boolean };

function OneBar({ bar, index, plot, isInOrder, look }: OneBarProps) {
  const { start, step, top, ground } = plot;
  const gap = step > 3 ? Math.min(4, step * 0.25) : step > 2 ? 0.5 : 0;
  const width = Math.min(widest, step - gap);
  const at = start + index * step;
  const left = plot.x(at + (step - gap - width) / 2, width);
  const drawn = (
    <>
      <rect class="chart-room" x={plot.x(at, step)} y={top} width={step} height={ground - top} />
      {partsOf(bar, plot).map(({ series, y, height }) => (
        <rect key={series} class={`series-${series}`} x={left} y={y} width={width} height={height} />
      ))}
    </>
  );
  const looks = { onPointerEnter: () => look(index) };
  if (bar.href === null || barSum(bar) === 0) {
    return (
      <g aria-hidden="true" {...looks}>
        {drawn}
      </g>
    );
  }
  return (
    <a
      href={bar.href}
      class="chart-bar"
      aria-label={bar.name}
      tabIndex={isInOrder ? 0 : -1}
      data-bar={index}
      onFocus={() => look(index)}
      onBlur={() => look(null)}
      {...looks}
    >
      {drawn}
    </a>
  );
}
