import type { ComponentChildren } from 'preact';
import { text } from '../../src/platform/i18n';
import { numberText } from '../../src/ui/format';
import { activeDays, added, noSides, sumOf } from '../../src/ui/overview/buckets';
import { durationText } from '../../src/ui/overview/duration-text';
import { searchHash } from '../../src/ui/overview/links';
import { gapCount } from '../../src/ui/overview/open-gaps';
import { waitingTotal } from '../../src/ui/overview/waiting';
import { usePorts } from '../../src/ui/ports';
import type { Seen } from './use-overview';

function Figure({ name, href, children }: { readonly name: string; readonly href?: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt class="overline">{name}</dt>
      <dd class="number">{href === undefined ? children : <a href={href}>{children}</a>}</dd>
    </div>
  );
}

/** The few numbers that say most. */
export function Figures({ counts, days, waits, conversations, time }: Seen) {
  const { language } = usePorts();
  const sides = counts.reduce(added, noSides);
  const active = activeDays(counts);
  const total = waits && waitingTotal(waits);
  const gaps = gapCount(conversations);
  const number = (value: number): string => numberText(value, language);
  return (
    <dl class="figures">
      <Figure name={text('detailsCount')} href={searchHash(time)}>
        {number(sumOf(sides))}
      </Figure>
      <Figure name={text('sideIn')} href={searchHash({ kind: 'from', direction: 'in' }, time)}>
        {number(sides.in)}
      </Figure>
      <Figure name={text('sideOut')} href={searchHash({ kind: 'from', direction: 'out' }, time)}>
        {number(sides.out)}
      </Figure>
      <Figure name={text('figureDays')}>{text('figureDaysOf', number(active), number(days.to - days.from))}</Figure>
      <Figure name={text('figureMedian')}>
        {total === undefined ? '…' : total.median === null ? '–' : durationText(total.median, language)}
      </Figure>
      <Figure name={text('figureGaps')} {...(gaps > 0 ? { href: searchHash({ kind: 'has', what: 'gap' }) } : {})}>
        {number(gaps)}
      </Figure>
    </dl>
  );
}
