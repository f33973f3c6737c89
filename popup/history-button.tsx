import { useId, useState } from 'preact/hooks';
import { text } from '../src/platform/i18n';
import type { TabPane } from '../src/platform/messages';
import type { ScrollWish } from '../src/platform/scroll-orders';
import { dateOnly, localDay, startOfDay } from '../src/ui/format';
import { Icon } from '../src/ui/icon';
import { usePorts } from '../src/ui/ports';
import { RadioList } from '../src/ui/radio-list';
import { reachedText } from '../src/ui/scroll-words';
import { usePopover } from '../src/ui/use-popover';
import './history-button.css';

type HistoryButtonProps = {
  readonly panes: readonly TabPane[];
  readonly begin: (pane: TabPane, wish: ScrollWish) => void;
};

const days = { week: 7, month: 30, quarter: 90 } as const;
const names = { start: 'scrollToStart', quarter: 'scrollQuarter', month: 'scrollMonth', week: 'scrollWeek', day: 'scrollToDate' } as const;
type HowFar = 'earlier' | 'gap' | keyof typeof names;

/** What is wished for; undefined while no day is chosen. */
function wishOf(howFar: HowFar, day: string, now: number): ScrollWish | undefined {
  if (howFar === 'start' || howFar === 'gap' || howFar === 'earlier') return { to: howFar };
  const until = howFar === 'day' ? startOfDay(day) : startOfDay(localDay(now), -days[howFar]);
  return until === undefined ? undefined : { to: 'date', until };
}

function choicesFor({ gap, earlier }: TabPane, language: string): readonly { readonly value: HowFar; readonly name: string }[] {
  const reached = earlier?.oldest ?? null;
  const goOn = reached === null ? text('scrollEarlierAnew') : text('scrollEarlier', reachedText(reached, language));
  return [
    ...(earlier ? [{ value: 'earlier', name: goOn } as const] : []),
    ...(gap === null ? [] : [{ value: 'gap', name: text('scrollToGap', dateOnly(gap, language)) } as const]),
    ...(['start', 'quarter', 'month', 'week', 'day'] as const).map((value) => ({ value, name: text(names[value]) })),
  ];
}

/** Which chat, how far back, and go. */
function HistoryChoices({ panes, begin }: HistoryButtonProps) {
  const { clock, language } = usePorts();
  const [which, setWhich] = useState('0');
  const pane = panes[Number(which)] ?? panes[0];
  const [chosen, setChosen] = useState<HowFar>(pane?.earlier ? 'earlier' : 'start');
  const [day, setDay] = useState('');
  if (!pane) return null;
  const choices = choicesFor(pane, language);
  const howFar = choices.some(({ value }) => value === chosen) ? chosen : 'start';
  const wish = wishOf(howFar, day, clock());
  return (
    <>
      {panes.length > 1 && (
        <>
          <h3>{text('scrollWhich')}</h3>
          <RadioList
            choices={panes.map(({ peerName }, at) => ({ value: String(at), name: peerName ?? text('peerUnknown') }))}
            chosen={which}
            choose={setWhich}
          />
        </>
      )}
      <h3>{text('scrollHowFar')}</h3>
      <RadioList choices={choices} chosen={howFar} choose={setChosen} />
      {howFar === 'day' && (
        <input
          class="field"
          type="date"
          aria-label={text('scrollToDate')}
          value={day}
          max={localDay(clock())}
          onInput={(event) => setDay(event.currentTarget.value)}
        />
      )}
      <p class="soft small">{text('scrollHand')}</p>
      <button type="button" class="button main" disabled={!wish} onClick={() => wish && begin(pane, wish)}>
        {text('scrollBegin')}
      </button>
    </>
  );
}

/** The button that has a chat's history archived, and the choices it opens. */
export function HistoryButton({ panes, begin }: HistoryButtonProps) {
  const { open, toggle, close, root } = usePopover();
  const panel = useId();
  return (
    <div class="history" ref={root}>
      <button
        type="button"
        class="button"
        title={text('scrollBackMore')}
        aria-expanded={open}
        aria-controls={open ? panel : undefined}
        onClick={toggle}
      >
        <Icon name="history" />
        {text('scrollBack')}
      </button>
      {open && (
        <div class="history-panel" id={panel} role="group" aria-label={text('scrollHeading')} data-opened>
          <HistoryChoices
            panes={panes}
            begin={(pane, wish) => {
              close();
              begin(pane, wish);
            }}
          />
        </div>
      )}
    </div>
  );
}
