import { useId } from 'preact/hooks';
import { Bars } from './bars';
import './charts.css';
import { type Bar, barSum, type Plot, plotOf } from './plot';
import { namedOnes, ticksTo } from './ticks';
import type { Frame } from './use-frame';

type TimeBarsProps = {
  /** What the picture shows, for those who do not see it; `more` in a sentence. */
  readonly name: string;
  readonly more: string;
  readonly bars: readonly Bar[];
  /** What stands below a bar that is named. */
  readonly axisText: (index: number) => string;
  readonly tickText: (value: number) => string;
  readonly frame: Frame;
  /** Told the bar under the pointer or with the focus, and null as it is left. */
  readonly look: (index: number | null) => void;
};

/** Bars over time, each a way to what it counts. One of them takes the focus; the arrow keys go to the others. */
export function TimeBars({ name, more, bars, axisText, tickText, frame, look }: TimeBarsProps) {
  const id = useId();
  const ticks = ticksTo(bars.reduce((most, bar) => Math.max(most, barSum(bar)), 0));
  const plot = plotOf(bars, ticks, Math.max(...ticks.map((tick) => tickText(tick).length)), frame);
  const { isMirrored } = frame;
  return (
    <svg
      class="chart-bars"
      viewBox={`0 0 ${plot.width} ${plot.height}`}
      width={plot.width}
      height={plot.height}
      role="group"
      aria-label={name}
      aria-describedby={id}
      onPointerLeave={() => look(null)}
    >
      <desc id={id}>{more}</desc>
      <g aria-hidden="true">
        {ticks.map((tick) => (
          <Tick key={tick} plot={plot} tick={tick} words={tickText(tick)} isMirrored={isMirrored} />
        ))}
        {namesOn(plot, bars.length).map((index) => (
          <text key={index} class="chart-name" x={plot.x(plot.start + index * plot.step + 1, 0)} y={plot.height - 6} text-anchor="start">
            {axisText(index)}
          </text>
        ))}
      </g>
      <Bars bars={bars} plot={plot} isMirrored={isMirrored} look={look} />
    </svg>
  );
}

/** The bars that are named; a name that would stand out behind the last bar is left out. */
function namesOn({ width, start, step, nameRoom }: Plot, length: number): readonly number[] {
  return namedOnes(length, width - start, nameRoom).filter((index) => start + index * step + nameRoom * 0.8 <= width);
}

type TickProps = { readonly plot: Plot; readonly tick: number; readonly words: string; readonly isMirrored: boolean };

function Tick({ plot, tick, words, isMirrored }: TickProps) {
  const y = Math.round(plot.ground - (tick / plot.most) * (plot.ground - plot.top)) + 0.5;
  const [from, to] = [plot.x(plot.start, 0), plot.x(plot.width, 0)];
  return (
    <>
      <line class={tick === 0 ? 'chart-ground' : 'chart-tick'} x1={from} x2={to} y1={y} y2={y} />
      <text class="chart-name" x={plot.x(plot.start - 6, 0)} y={y + 4} text-anchor={isMirrored ? 'start' : 'end'} direction="ltr">
        {words}
      </text>
    </>
  );
}
