import { useRef, useState } from 'preact/hooks';
import { text } from '../platform/i18n';
import { percentText } from './format';
import './long-work.css';
import { usePorts } from './ports';
import { beginPace, notePace, spanText, timeLeft } from './time-left';
import { useEvery } from './use-every';

type LongWorkProps = {
  /** What goes on, for those who do not see it; read out with each quarter done. */
  readonly name: string;
  /** The same in words for the eye, with how far it has come. */
  readonly told: string;
  readonly done: number;
  /** Null where it is not known. */
  readonly total: number | null;
  /** None for a work that cannot be stopped. */
  readonly cancel?: () => void;
};

const everyMs = 1000;

/** Ms until all is done, or null where that cannot be told. */
function useTimeLeft(done: number, total: number | null): number | null {
  const { clock } = usePorts();
  const now = clock();
  const pace = useRef(beginPace(now, done));
  pace.current = notePace(pace.current, now, done);
  const [, setTick] = useState(0);
  useEvery(total === null ? null : everyMs, () => setTick((tick) => tick + 1));
  return total === null || done >= total ? null : timeLeft(pace.current, total, now);
}

/** The quarter that is done, as it is read out; nothing before the first. */
function Quarters({ name, done, total }: Pick<LongWorkProps, 'name' | 'done'> & { readonly total: number }) {
  const { language } = usePorts();
  const quarter = total > 0 ? Math.floor((done / total) * 4) / 4 : 0;
  return (
    <span class="unseen" role="status">
      {quarter > 0 && text('workShare', name, percentText(quarter, 1, language))}
    </span>
  );
}

/** A work that takes its time: what it is, how far it has come, how long it still takes, and the way to stop it. */
export function LongWork({ name, told, done, total, cancel }: LongWorkProps) {
  const { language } = usePorts();
  const left = useTimeLeft(done, total);
  return (
    <div class="long-work">
      <p class="number">
        {told}
        {left !== null && <span class="soft"> · {text('workLeft', spanText(left, language))}</span>}
      </p>
      {total === null ? <progress aria-label={name} /> : <progress aria-label={name} value={done} max={total} />}
      {total !== null && <Quarters name={name} done={done} total={total} />}
      {cancel && (
        <button type="button" class="button" onClick={cancel}>
          {text('cancel')}
        </button>
      )}
    </div>
  );
}
