import { useMemo, useState } from 'preact/hooks';
import { text } from '../../src/platform/i18n';
import { type Bar, barSum } from '../../src/ui/charts/plot';
import { TimeBars } from '../../src/ui/charts/time-bars';
import { useFrame } from '../../src/ui/charts/use-frame';
import { messagesCounted } from '../../src/ui/counted';
import { numberText } from '../../src/ui/format';
import { type Bucket, bucketsOf, sumOf } from '../../src/ui/overview/buckets';
import { type Unit, unitFor } from '../../src/ui/overview/calendar';
import { searchHash, timeOf } from '../../src/ui/overview/links';
import { axisName, periodName } from '../../src/ui/overview/period-text';
import { usePorts } from '../../src/ui/ports';
import { Legend } from './legend';
import { Panel } from './panel';
import type { Seen } from './use-overview';

/** A bar needs so many CSS pixels, the space beside it included. */
const barRoom = 2.5;
/** About the width of the numbers beside the axis. */
const axisWidth = 48;
/** A table has fewer rows than these. */
const mostRows = 62;

const titles = { day: 'activityDay', week: 'activityWeek', month: 'activityMonth', year: 'activityYear' } as const;

function bucketWords(bucket: Bucket, unit: Unit, language: string): string {
  const number = (value: number): string => numberText(value, language);
  const sums = text('barSides', messagesCounted(sumOf(bucket), language), number(bucket.in), number(bucket.out));
  return text('barName', periodName(bucket, unit, language), sums);
}

const barsOf = (buckets: readonly Bucket[], unit: Unit, language: string): readonly Bar[] =>
  buckets.map((bucket) => ({
    key: bucket.from,
    name: bucketWords(bucket, unit, language),
    parts: [bucket.in, bucket.out, bucket.system],
    href: searchHash(timeOf(bucket)),
  }));

/** How many messages there were over time, by side. */
export function Activity({ counts, days }: Seen) {
  const { language } = usePorts();
  const [room, frame] = useFrame();
  const [looked, look] = useState<number | null>(null);
  const unit = unitFor(days, Math.max(0, frame.width - axisWidth), barRoom);
  const buckets = useMemo(() => bucketsOf(counts, days, unit), [counts, days, unit]);
  const bars = useMemo(() => barsOf(buckets, unit, language), [buckets, unit, language]);
  const busiest = bars.reduce<Bar | undefined>((most, bar) => (most && barSum(most) >= barSum(bar) ? most : bar), undefined);
  const nameOf = (index: number): string => {
    const bucket = buckets[index];
    return bucket ? axisName(bucket.from, unit, days, language) : '';
  };
  return (
    <Panel isWide title={text(titles[unit])} aside={looked === null ? <Legend /> : <span class="readout">{bars[looked]?.name}</span>}>
      <div class="plot-room" ref={room}>
        {frame.width > 0 && (
          <TimeBars
            name={text(titles[unit])}
            more={busiest && barSum(busiest) > 0 ? text('activityMost', busiest.name) : text('rangeEmpty')}
            bars={bars}
            axisText={nameOf}
            tickText={(value) => numberText(value, language)}
            frame={frame}
            look={look}
          />
        )}
      </div>
      {counts.length === 0 ? <p class="soft">{text('rangeEmpty')}</p> : <Numbers counts={counts} days={days} />}
    </Panel>
  );
}

/** The same as a table, for who does not see the picture or wants to copy it. */
function Numbers({ counts, days }: Pick<Seen, 'counts' | 'days'>) {
  const { language } = usePorts();
  const unit = unitFor(days, mostRows, 1);
  const rows = useMemo(() => bucketsOf(counts, days, unit).filter((bucket) => sumOf(bucket) > 0), [counts, days, unit]);
  const number = (value: number): string => numberText(value, language);
  return (
    <details class="numbers">
      <summary>{text('showNumbers')}</summary>
      <div class="plate-table" tabIndex={0} role="group" aria-label={text(titles[unit])}>
        <table>
          <thead>
            <tr>
              <th scope="col">{text('columnPeriod')}</th>
              <th scope="col" class="amount">
                {text('sideIn')}
              </th>
              <th scope="col" class="amount">
                {text('sideOut')}
              </th>
              <th scope="col" class="amount">
                {text('sideSystem')}
              </th>
              <th scope="col" class="amount">
                {text('columnTotal')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.toReversed().map((bucket) => (
              <tr key={bucket.from}>
                <th scope="row">
                  <a href={searchHash(timeOf(bucket))}>{periodName(bucket, unit, language)}</a>
                </th>
                <td class="amount number">{number(bucket.in)}</td>
                <td class="amount number">{number(bucket.out)}</td>
                <td class="amount number">{number(bucket.system)}</td>
                <td class="amount number">{number(sumOf(bucket))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
