import { useState } from 'preact/hooks';
import { text } from '../src/platform/i18n';
import { settings } from '../src/platform/settings';
import { ProblemNotice } from '../src/ui/notice';
import { usePorts } from '../src/ui/ports';
import { type Problem, problemOf } from '../src/ui/problem';
import { useSetting } from '../src/ui/use-setting';
import { Section } from './section';

const usualMinutes = 10;
const mostMinutes = 1440;

function RunNow({ ran }: { readonly ran: () => void }) {
  const { background } = usePorts();
  const [failed, setFailed] = useState<Problem | null>(null);
  const [running, setRunning] = useState(false);
  const run = async (): Promise<void> => {
    setRunning(true);
    setFailed(null);
    try {
      await background.runNow(null);
      ran();
    } catch (error) {
      setFailed(problemOf(error));
    } finally {
      setRunning(false);
    }
  };
  return (
    <div class="entry">
      <button type="button" class="button" disabled={running} onClick={() => void run()}>
        {text('runNow')}
      </button>
      {running && <progress aria-label={text('runNow')} />}
      {failed && <ProblemNotice problem={failed} />}
    </div>
  );
}

/** When the extension looks through open chats by itself, and whether it archives at all. */
export function ScheduleSection({ ran }: { readonly ran: () => void }) {
  const { background } = usePorts();
  const [minutes = usualMinutes, setMinutes] = useSetting(settings.everyMinutes);
  const [paused = false] = useSetting(settings.paused);
  const typed = (value: number): void => {
    if (Number.isInteger(value) && value >= 1 && value <= mostMinutes) setMinutes(value);
  };
  return (
    <Section name="schedule" more={text('optScheduleMore')}>
      <label class="check">
        <input type="checkbox" checked={minutes > 0} onChange={(event) => setMinutes(event.currentTarget.checked ? usualMinutes : 0)} />
        <span>{text('scheduleOn')}</span>
      </label>
      {minutes > 0 && (
        <label class="check minutes">
          <span>{text('scheduleMinutes')}</span>
          <input
            class="field number"
            type="number"
            min={1}
            max={mostMinutes}
            value={minutes}
            onChange={(event) => typed(event.currentTarget.valueAsNumber)}
          />
        </label>
      )}
      <label class="check">
        <input type="checkbox" checked={paused} onChange={(event) => void background.setPaused({ paused: event.currentTarget.checked })} />
        <span>{text('pauseAll')}</span>
      </label>
      <RunNow ran={ran} />
    </Section>
  );
}
