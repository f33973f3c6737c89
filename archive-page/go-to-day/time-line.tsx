import { useMemo } from 'preact/hooks';
import { text } from '../../src/platform/i18n';
import { messagesCounted } from '../../src/ui/counted';
import { usePorts } from '../../src/ui/ports';
import { monthsOf } from '../../src/ui/reading/calendar';
import type { DayOfRows } from '../../src/ui/reading/days';
import { useRoving } from './use-roving';

type TimeLineProps = { readonly days: readonly DayOfRows[]; readonly day: string; readonly go: (day: string) => void };

/** The most room that one month takes. */
const barRem = 2;

/** How much was said in each month of the conversation's years; each leads to its first message. Not shown where all is of one month. */
export function TimeLine({ days, day, go }: TimeLineProps) {
  const { language } = usePorts();
  const months = useMemo(() => monthsOf(days), [days]);
  const names = useMemo(() => months.map(({ month }) => month), [months]);
  const { box, tab, keys } = useRoving(day.slice(0, 7), (at, key) => monthFrom(names, at, key));
  const short = new Intl.DateTimeFormat(language, { year: 'numeric', month: 'short', timeZone: 'UTC' });
  const format = new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', timeZone: 'UTC' });
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last || months.filter(({ count }) => count > 0).length < 2) return null;
  const ends = [first, last].map(({ month }) => short.format(new Date(`${month}-01`)));
  const name = (month: string, count: number): string => `${format.format(new Date(`${month}-01`))}: ${messagesCounted(count, language)}`;
  return (
    <section class="time-line" style={{ maxInlineSize: `${months.length * barRem}rem` }}>
      <div class="time-bars" role="group" aria-label={text('timeLine')} ref={box} onKeyDown={keys}>
        {months.map(({ month, count, share }) => (
          <button
            key={month}
            type="button"
            class="time-bar"
            data-at={month}
            tabIndex={tab(month)}
            aria-label={name(month, count)}
            aria-current={day.startsWith(month) ? 'date' : undefined}
            title={name(month, count)}
            onClick={() => go(`${month}-01`)}
          >
            <span style={{ blockSize: count === 0 ? '0' : `max(2px, ${share * 100}%)` }} />
          </button>
        ))}
      </div>
      <div class="time-ends soft small number" aria-hidden="true">
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </div>
    </section>
  );
}

const moves: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

function monthFrom(months: readonly string[], month: string, key: string): string | undefined {
  if (key === 'Home') return months[0];
  if (key === 'End') return months.at(-1);
  const by = moves[key];
  return by === undefined ? undefined : months[Math.max(0, Math.min(months.length - 1, months.indexOf(month) + by))];
}
