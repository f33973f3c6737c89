import { useMemo } from 'preact/hooks';
import { text } from '../../src/platform/i18n';
import type { DayCount } from '../../src/search/finder';
import { ShareBar } from '../../src/ui/charts/share-bar';
import { dateOnly, numberText, startOfDay } from '../../src/ui/format';
import { type Bucket, bucketsOf, sumOf } from '../../src/ui/overview/buckets';
import { dayNumber } from '../../src/ui/overview/calendar';
import { searchHash, timeOf } from '../../src/ui/overview/links';
import { usePorts } from '../../src/ui/ports';
import { sameDays } from '../../src/ui/reading/days';
import { Panel } from './panel';
import type { Seen } from './use-overview';

/** Days listed at most. */
const most = 6;

type SameDay = { readonly day: string; readonly bucket: Bucket };

/** The days of other years, and then those of the last months, that have today's number in their month. */
function sameDaysOf(all: readonly DayCount[], today: string): readonly SameDay[] {
  const { years, months } = sameDays(
    [...new Set(all.map(({ day }) => day))].toSorted().map((day) => ({ day })),
    today,
  );
  return [...years, ...months].slice(0, most).flatMap(({ day }) => {
    const from = dayNumber(day);
    return bucketsOf(all, { from, to: from + 1 }, 'day').map((bucket) => ({ day, bucket }));
  });
}

/** What was said on this day of earlier years and months, in all conversations; each leads to it. */
export function OnThisDay({ all, today }: Seen) {
  const { language } = usePorts();
  const found = useMemo(() => sameDaysOf(all, today), [all, today]);
  if (found.length === 0) return null;
  const biggest = Math.max(...found.map(({ bucket }) => sumOf(bucket)));
  const name = (day: string): string => dateOnly(startOfDay(day) ?? 0, language);
  return (
    <Panel title={text('onThisDay', name(today))}>
      <ol class="contacts">
        {found.map(({ day, bucket }) => (
          <li key={day}>
            <a class="contact-name line" href={searchHash(timeOf(bucket))}>
              {name(day)}
            </a>
            <ShareBar parts={[bucket.in, bucket.out, bucket.system]} most={biggest} />
            <span class="number">{numberText(sumOf(bucket), language)}</span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
