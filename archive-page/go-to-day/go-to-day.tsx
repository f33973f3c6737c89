import { useId, useMemo, useState } from 'preact/hooks';
import { text } from '../../src/platform/i18n';
import { messagesCounted } from '../../src/ui/counted';
import { dateOnly, localDay, startOfDay } from '../../src/ui/format';
import { Icon } from '../../src/ui/icon';
import { usePorts } from '../../src/ui/ports';
import { type DayOfRows, sameDays } from '../../src/ui/reading/days';
import type { Popover } from '../../src/ui/use-popover';
import './go-to-day.css';
import { HeatMap } from './heat-map';
import { TimeLine } from './time-line';

type GoToDayProps = {
  readonly popover: Popover;
  readonly days: readonly DayOfRows[];
  /** The day that is in view. */
  readonly day: string | null;
  readonly go: (day: string) => void;
};

/** A button that opens the calendar of the conversation. */
export function GoToDay({ popover, days, day, go }: GoToDayProps) {
  const { open, toggle, root } = popover;
  return (
    <div class="menu-holder go-to-day" ref={root}>
      <button
        type="button"
        class="icon-button"
        aria-label={text('goToDay')}
        title={text('goToDay')}
        aria-haspopup="dialog"
        aria-expanded={open}
        disabled={days.length === 0}
        onClick={toggle}
      >
        <Icon name="calendar" />
      </button>
      {open && <Calendar days={days} day={day ?? days.at(-1)?.day ?? ''} go={go} />}
    </div>
  );
}

function Calendar({ days, day, go }: { readonly days: readonly DayOfRows[]; readonly day: string; readonly go: (day: string) => void }) {
  return (
    <div class="calendar" role="dialog" aria-label={text('goToDay')} data-opened>
      <ByDate day={day} days={days} go={go} />
      <TimeLine days={days} day={day} go={go} />
      <HeatMap days={days} day={day} go={go} />
      <SameDays days={days} day={day} go={go} />
    </div>
  );
}

function ByDate({ days, day, go }: Parameters<typeof Calendar>[0]) {
  const [chosen, choose] = useState(day);
  const id = useId();
  return (
    <form
      class="by-date"
      onSubmit={(event) => {
        event.preventDefault();
        if (startOfDay(chosen) !== undefined) go(chosen);
      }}
    >
      <label class="overline" for={id}>
        {text('goToDay')}
      </label>
      <input
        id={id}
        class="field"
        type="date"
        value={day}
        min={days[0]?.day}
        max={days.at(-1)?.day}
        onInput={(event) => choose(event.currentTarget.value)}
      />
      <button type="submit" class="button">
        {text('goThere')}
      </button>
    </form>
  );
}

/** Days listed of each kind. */
const listed = 5;

/** What was said on this day of earlier and later years, and of other months. */
function SameDays({ days, day, go }: Parameters<typeof Calendar>[0]) {
  const { clock, language } = usePorts();
  const today = localDay(clock());
  const { years, months } = useMemo(() => sameDays(days, today), [days, today]);
  const all = [...years.slice(0, listed), ...months.slice(0, listed)].filter((one) => one.day !== day);
  if (all.length === 0) return null;
  return (
    <section class="same-days">
      <h2 class="overline">{text('onThisDay', dateOnly(startOfDay(today) ?? 0, language))}</h2>
      <ul>
        {all.map((one) => (
          <li key={one.day}>
            <button type="button" class="quiet" onClick={() => go(one.day)}>
              <span class="number">{dateOnly(startOfDay(one.day) ?? 0, language)}</span>
              <span class="soft small number">{messagesCounted(one.count, language)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
