import type { Conversation } from '../src/archive/ports';
import { text } from '../src/platform/i18n';
import type { Question } from '../src/search/finder';
import { ConsoleMark } from '../src/ui/console-mark';
import { ExportMenu } from '../src/ui/export-menu';
import type { ExportWhat } from '../src/ui/export-port';
import { Icon, type IconName } from '../src/ui/icon';
import { Parties, peerName } from '../src/ui/parties';
import type { ExportWay } from '../src/ui/use-export';
import { useAddToCase } from './cases/adding';
import { conversationOffer } from './cases/offers';
import { GoToDay } from './go-to-day/go-to-day';
import type { Desk } from './use-desk';

export type OpenedProps = {
  readonly conversation: Conversation;
  readonly order: number | null;
  /** What the page searches for; its hits are marked. */
  readonly question: Question | null;
  readonly detailed: boolean;
  readonly witnessed: boolean;
  readonly toggleDetails: () => void;
  readonly searchFor: (words: string) => void;
  readonly back: () => void;
  readonly save: (what: ExportWhat, way: ExportWay) => void;
};

type OpenedHeadProps = Pick<OpenedProps, 'conversation' | 'detailed' | 'toggleDetails' | 'back' | 'save'> & { readonly desk: Desk };

/** Whose conversation it is, and the ways to look around in it. */
export function OpenedHead({ conversation, detailed, toggleDetails, back, save, desk }: OpenedHeadProps) {
  const { reading, days, selecting, calendar, goToDay, find } = desk;
  const { selection, start, end } = selecting;
  const add = useAddToCase();
  return (
    <header class="opened-head">
      <Tool icon="back" name={text('back')} press={back} more="back" />
      <ConsoleMark id={conversation.console} />
      <h1 class="line">
        <Parties account={conversation.account} peer={peerName(conversation)} />
      </h1>
      <Tool icon="search" name={text('keyFind')} press={() => void find.open()} />
      <GoToDay popover={calendar} days={days} day={reading.day} go={goToDay} />
      <Tool icon="keys" name={text('keyHelp')} press={() => desk.help(true)} />
      <Tool icon="case" name={text('caseAdd')} press={() => add(conversationOffer(conversation))} />
      <Tool
        icon="select"
        name={text(selection ? 'selectEnd' : 'selectStart')}
        press={selection ? end : start}
        pressed={selection !== null}
      />
      <ExportMenu label={text('buttonExport')} choose={(way) => save({ kind: 'conversation', key: conversation.key }, way)} />
      <Tool icon="wide" name={text('details')} press={toggleDetails} pressed={detailed} />
    </header>
  );
}

type ToolProps = {
  readonly icon: IconName;
  readonly name: string;
  readonly press: () => void;
  readonly pressed?: boolean;
  readonly more?: string;
};

function Tool({ icon, name, press, pressed, more = '' }: ToolProps) {
  return (
    <button type="button" class={`icon-button ${more}`} aria-label={name} title={name} aria-pressed={pressed} onClick={press}>
      <Icon name={icon} />
    </button>
  );
}
