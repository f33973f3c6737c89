import { useId } from 'preact/hooks';
import { Bars } from './bars';
import './charts.css';
import { axisRoom, type Bar, barSum, type Plot, plotOf } from './plot';
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

/** Room that a name below the axis needs, in CSS pixels. */
const nameRoom = 64;

/** Bars over time, each a way to what it counts. One of them takes the focus; the arrow keys go to the others. */
export function TimeBars({ name, more, bars, axisText, tickText, frame, look }: TimeBarsProps) {
  const id = useId();
  const ticks = ticksTo(bars.reduce((most, bar) => Math.max(most, barSum(bar)), 0));
  const plot = plotOf(bars, ticks, Math.max(...ticks.map((tick) => tickText(tick).length)), frame);
  const height = plot.ground + axisRoom;
  const { isMirrored } = frame;
  return (
    <svg
      class="time-bars"
      viewBox={`0 0 ${plot.width} ${height}`}
      width={plot.width}
      height={height}
      role="group"
      aria-labelledby={`${id}-name`}
      aria-describedby={`${id}-more`}
      onPointerLeave={() => look(null)}
    >
      <title id={`${id}-name`}>{name}</title>
      <desc id={`${id}-more`}>{more}</desc>
      <g aria-hidden="true">
        {ticks.map((tick) => (
          <Tick key={tick} plot={plot} tick={tick} words={tickText(tick)} isMirrored={isMirrored} />
        ))}
        {namesOn(plot, bars.length).map((index) => (
          <text key={index} class="axis-name" x={plot.x(plot.start + index * plot.step + 1, 0)} y={height - 6} text-anchor="start">
            {axisText(index)}
          </text>
        ))}
      </g>
      <Bars bars={bars} plot={plot} isMirrored={isMirrored} look={look} />
    </svg>
  );
}

/** The bars that are named; a name that would stand out behind the last bar is left out. */
function namesOn({ width, start, step }: Plot, length: number): readonly number[] {
  return namedOnes(length, width - start, nameRoom).filter((index) => start + index * step + nameRoom * 0.8 <= width);
}

type TickProps = { readonly plot: Plot; readonly tick: number; readonly words: string; readonly isMirrored: boolean };

function Tick({ plot, tick, words, isMirrored }: TickProps) {
  const y = Math.round(plot.ground - (tick / plot.most) * (plot.ground - plot.top)) + 0.5;
  const [from, to] = [plot.x(plot.start, 0), plot.x(plot.width, 0)];
  return (
    <>
      <line class={tick === 0 ? 'ground-line' : 'tick-line'} x1={from} x2={to} y1={y} y2={y} />
      <text class="axis-name" x={plot.x(plot.start - 6, 0)} y={y + 4} text-anchor={isMirrored ? 'start' : 'end'} direction="ltr">
        {words}
      </text>
    </>
  );
}
