import { useState } from 'preact/hooks';
import { type KeptMonths, keptMonths } from '../src/archive/retention';
import { text } from '../src/platform/i18n';
import { type LastRetention, settings } from '../src/platform/settings';
import { conversationsCounted, counted, messagesCounted } from '../src/ui/counted';
import { FormDialog } from '../src/ui/dialog';
import { fullWhen } from '../src/ui/format';
import { ProblemNotice } from '../src/ui/notice';
import { usePorts } from '../src/ui/ports';
import { type Problem, problemOf } from '../src/ui/problem';
import { useSetting } from '../src/ui/use-setting';
import { Section } from './section';

function periodText(months: KeptMonths, language: string): string {
  if (months === 0) return text('retentionForever');
  return months < 12
    ? counted(months, language, 'retentionMonthsOne', 'retentionMonthsOther')
    : counted(months / 12, language, 'retentionYearsOne', 'retentionYearsOther');
}

const offered = (value: string): KeptMonths => keptMonths.find((months) => months === Number(value)) ?? 0;

/** A period that was chosen, and how much goes at once if it holds. */
type Wish = { readonly months: KeptMonths; readonly conversations: number; readonly messages: number };

function Sure({ wish, agree, close }: { readonly wish: Wish; readonly agree: () => void; readonly close: () => void }) {
  const { language } = usePorts();
  const { months, conversations, messages } = wish;
  return (
    <FormDialog title={text('retentionSureTitle')} close={close} submit={agree}>
      <p>
        {text(
          'retentionSure',
          conversationsCounted(conversations, language),
          messagesCounted(messages, language),
          periodText(months, language),
        )}
      </p>
      <p class="soft">{text('deleteChatLog')}</p>
      <div class="entry">
        <button type="button" class="button" onClick={close}>
          {text('cancel')}
        </button>
        <button type="submit" class="button danger">
          {text('deleteChatNow')}
        </button>
      </div>
    </FormDialog>
  );
}

function LastTime({ last: { at, conversations, messages } }: { readonly last: LastRetention }) {
  const { language } = usePorts();
  return (
    <p class="soft">
      {text('retentionLast', fullWhen(at, language), conversationsCounted(conversations, language), messagesCounted(messages, language))}
    </p>
  );
}

/** For how long conversations are kept that have gone quiet. */
export function RetentionSection() {
  const { background, language } = usePorts();
  const [kept = 0, setKept] = useSetting(settings.keptMonths);
  const [last = null] = useSetting(settings.lastRetention);
  /** A period that was picked and does not hold yet. */
  const [typed, setTyped] = useState<KeptMonths | null>(null);
  const [wish, setWish] = useState<Wish | null>(null);
  const [failed, setFailed] = useState<Problem | null>(null);
  const chosen = typed ?? kept;
  const settle = (months: KeptMonths): void => {
    setKept(months);
    setTyped(null);
    setWish(null);
  };
  const ask = async (): Promise<void> => {
    setFailed(null);
    try {
      const amount = await background.quietFor({ months: chosen });
      if (amount.conversations === 0) settle(chosen);
      else setWish({ months: chosen, ...amount });
    } catch (error) {
      setFailed(problemOf(error));
    }
  };
  return (
    <Section name="retention" more={text('retentionMore')}>
      <form
        class="entry"
        onSubmit={(event) => {
          event.preventDefault();
          void ask();
        }}
      >
        <label class="who">
          <span>{text('retentionLabel')}</span>
          <select class="field" value={chosen} onChange={({ currentTarget }) => setTyped(offered(currentTarget.value))}>
            {keptMonths.map((months) => (
              <option key={months} value={months}>
                {periodText(months, language)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" class="button" disabled={chosen === kept}>
          {text('retentionSet')}
        </button>
      </form>
      <p class="soft">{text('retentionStays')}</p>
      {last && <LastTime last={last} />}
      {failed && <ProblemNotice problem={failed} />}
      {wish && <Sure wish={wish} agree={() => settle(wish.months)} close={() => setWish(null)} />}
    </Section>
  );
}
