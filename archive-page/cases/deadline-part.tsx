import { useState } from 'preact/hooks';
import type { Case } from '../../src/cases/case';
import type { CaseChange } from '../../src/cases/case-change';
import { deadlineAfter, instantIn, shownIn } from '../../src/cases/deadline';
import { inLanguage, type Preset, type UsualDeadline } from '../../src/cases/preset';
import { presetOf } from '../../src/cases/presets';
import { text } from '../../src/platform/i18n';
import { askToNotify, mayNotify } from '../../src/platform/notifications';
import { counted } from '../../src/ui/counted';
import { usePorts } from '../../src/ui/ports';
import { useLoad } from '../../src/ui/use-load';
import { Labelled } from './labelled';
import { ownZone } from './new-fields';

type PartProps = { readonly of: Case; readonly change: (...changes: readonly CaseChange[]) => void };

const reminders = [0, 1, 2, 3, 5, 7] as const;

function remindText(days: number, language: string): string {
  return days === 0 ? text('caseRemindSame') : counted(days, language, 'caseRemindOne', 'caseRemindOther');
}

/** When the user is reminded; by a notification as well, once that is allowed. */
function Reminder({ of, change }: PartProps) {
  const { language } = usePorts();
  const allowed = useLoad(mayNotify, []);
  const value = of.remind === null ? 'never' : String(of.remind);
  return (
    <>
      <Labelled label={text('caseRemind')}>
        {(id) => (
          <select
            id={id}
            class="field"
            value={value}
            onChange={({ currentTarget }) =>
              change({ do: 'set', fields: { remind: currentTarget.value === 'never' ? null : Number(currentTarget.value) } })
            }
          >
            <option value="never">{text('caseRemindNever')}</option>
            {[...new Set([...reminders, ...(of.remind === null ? [] : [of.remind])])]
              .toSorted((a, b) => a - b)
              .map((days) => (
                <option key={days} value={String(days)}>
                  {remindText(days, language)}
                </option>
              ))}
          </select>
        )}
      </Labelled>
      {of.remind !== null && allowed.value === false && (
        <button type="button" class="quiet notify" onClick={() => void askToNotify().then(allowed.reload)}>
          {text('caseNotify')}
        </button>
      )}
    </>
  );
}

function usualText({ words, days, counts, from }: UsualDeadline, language: string): string {
  const [name, since] = [inLanguage(words, language), inLanguage(from, language)];
  if (days < 0) return text('caseUsualBefore', name, String(-days), since);
  const span = text(counts === 'business' ? 'caseBusinessDays' : 'caseCalendarDays', String(days));
  return text('caseUsualAfter', name, span, since);
}

/** The deadlines that are usual for this kind of dispute, counted from a day the user tells. */
function Usual({ of, change, deadlines }: PartProps & Pick<Preset, 'deadlines'>) {
  const { clock, language } = usePorts();
  const [from, setFrom] = useState(() => shownIn(of.zone, clock()).day);
  return (
    <details class="usual">
      <summary>{text('caseCount')}</summary>
      <Labelled label={text('caseCountFrom')}>
        {(id) => <input id={id} class="field" type="date" value={from} onInput={(event) => setFrom(event.currentTarget.value)} />}
      </Labelled>
      {deadlines.map((usual) => {
        const deadline = deadlineAfter(from, usual, of.zone);
        return (
          <div key={usual.id}>
            <button
              type="button"
              class="quiet usual-choice"
              disabled={deadline === null}
              onClick={() => change({ do: 'set', fields: { deadline } })}
            >
              {usualText(usual, language)}
            </button>
            {!usual.isSure && <p class="small soft">{text('caseNotSure')}</p>}
            {usual.counts === 'business' && <p class="small soft">{text('caseNoHolidays')}</p>}
          </div>
        );
      })}
    </details>
  );
}

/** Until when the case is to be handed in, on a clock of its own zone, and the reminder. */
export function DeadlinePart({ of, change }: PartProps) {
  const preset = presetOf(of.preset);
  const shown = of.deadline === null ? { day: '', clock: '23:59' } : shownIn(of.zone, of.deadline);
  const set = (day: string, clock: string, zone = of.zone): void =>
    change({ do: 'set', fields: { zone, deadline: day === '' ? null : instantIn(zone, day, clock === '' ? '23:59' : clock) } });
  const zones = [...new Set([of.zone, ...(preset.zone === null ? [] : [preset.zone]), ownZone()])];
  return (
    <section class="case-part" aria-label={text('caseDeadline')}>
      <h2 class="overline">{text('caseDeadline')}</h2>
      <div class="deadline-fields">
        <input
          class="field"
          type="date"
          aria-label={text('caseDeadlineDay')}
          value={shown.day}
          onChange={(event) => set(event.currentTarget.value, shown.clock)}
        />
        <input
          class="field"
          type="time"
          aria-label={text('caseDeadlineClock')}
          value={shown.clock}
          disabled={shown.day === ''}
          onChange={(event) => set(shown.day, event.currentTarget.value)}
        />
      </div>
      {zones.length > 1 ? (
        <Labelled label={text('caseZone')}>
          {(id) => (
            <select id={id} class="field" value={of.zone} onChange={(event) => set(shown.day, shown.clock, event.currentTarget.value)}>
              {zones.map((zone) => (
                <option key={zone}>{zone}</option>
              ))}
            </select>
          )}
        </Labelled>
      ) : (
        <p class="small soft">{of.zone}</p>
      )}
      {of.deadline !== null && <Reminder of={of} change={change} />}
      {preset.deadlines.length > 0 && <Usual of={of} change={change} deadlines={preset.deadlines} />}
    </section>
  );
}
