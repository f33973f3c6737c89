import { useMemo, useState } from 'preact/hooks';
import { text } from '../../src/platform/i18n';
import { messagesCounted } from '../../src/ui/counted';
import { dayHeading } from '../../src/ui/format';
import { Icon } from '../../src/ui/icon';
import { usePorts } from '../../src/ui/ports';
import { weeksOf, yearsOf } from '../../src/ui/reading/calendar';
import type { DayOfRows } from '../../src/ui/reading/days';
import { useRoving } from './use-roving';

type HeatMapProps = { readonly days: readonly DayOfRows[]; readonly day: string; readonly go: (day: string) => void };

const weekdays = [0, 1, 2, 3, 4, 5, 6] as const;

/** The days of a year, the busier the darker; each leads to its messages. */
export function HeatMap({ days, day, go }: HeatMapProps) {
  const { language } = usePorts();
  const [year, setYear] = useState(Number(day.slice(0, 4)));
  const weeks = useMemo(() => weeksOf(year, days), [year, days]);
  const all = useMemo(() => weeks.flatMap((week) => week.flatMap((one) => one?.day ?? [])), [weeks]);
  const stop = all.includes(day) ? day : (days.find((one) => one.day.startsWith(`${year}-`))?.day ?? all[0] ?? '');
  const { box, tab, keys } = useRoving(stop, (at, key) => dayFrom(all, at, key));
  const name = ({ day: one, count }: { readonly day: string; readonly count: number }): string =>
    `${dayHeading(one, language)}: ${messagesCounted(count, language)}`;
  return (
    <section class="heat">
      <Years year={year} days={days} choose={setYear} />
      <Months year={year} weeks={weeks} />
      <div class="heat-grid" role="grid" aria-label={text('heatMap', String(year))} ref={box} onKeyDown={keys}>
        {weekdays.map((weekday) => (
          <div key={weekday} role="row">
            {weeks.map((week, at) => {
              const one = week[weekday];
              return one ? (
                <button
                  key={one.day}
                  type="button"
                  role="gridcell"
                  class={`heat-day level-${one.level}`}
                  data-at={one.day}
                  tabIndex={tab(one.day)}
                  aria-label={name(one)}
                  aria-current={one.day === day ? 'date' : undefined}
                  title={name(one)}
                  onClick={() => go(one.day)}
                />
              ) : (
                <span key={`none ${at}`} role="gridcell" />
              );
            })}
          </div>
        ))}
      </div>
    </section>
  );
}

/** The months above the weeks that they begin in. */
function Months({ year, weeks }: { readonly year: number; readonly weeks: ReturnType<typeof weeksOf> }) {
  const { language } = usePorts();
  const format = new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' });
  const first = (week: (typeof weeks)[number]): string | undefined => week.find((one) => one?.day.endsWith('-01'))?.day;
  return (
    <div class="heat-months" aria-hidden="true">
      {weeks.map((week, at) => {
        const day = first(week);
        return <span key={`${year} ${at}`}>{day !== undefined && format.format(new Date(day))}</span>;
      })}
    </div>
  );
}

const moves: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: -7, ArrowRight: 7 };

function dayFrom(all: readonly string[], day: string, key: string): string | undefined {
  if (key === 'Home') return all[0];
  if (key === 'End') return all.at(-1);
  const by = moves[key];
  return by === undefined ? undefined : all[Math.max(0, Math.min(all.length - 1, all.indexOf(day) + by))];
}

type YearsProps = { readonly year: number; readonly days: readonly DayOfRows[]; readonly choose: (year: number) => void };

function Years({ year, days, choose }: YearsProps) {
  const { first, last } = yearsOf(days);
  return (
    <div class="heat-years">
      <h2 class="number">{year}</h2>
      {first < last && (
        <>
          <button
            type="button"
            class="icon-button"
            aria-label={text('yearBefore')}
            title={text('yearBefore')}
            disabled={year <= first}
            onClick={() => choose(year - 1)}
          >
            <Icon name="back" />
          </button>
          <button
            type="button"
            class="icon-button onward"
            aria-label={text('yearAfter')}
            title={text('yearAfter')}
            disabled={year >= last}
            onClick={() => choose(year + 1)}
          >
            <Icon name="back" />
          </button>
        </>
      )}
    </div>
  );
}
