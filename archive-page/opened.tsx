import type { Conversation } from '../src/archive/ports';
import { text } from '../src/platform/i18n';
import { ConsoleMark } from '../src/ui/console-mark';
import { counted } from '../src/ui/counted';
import { ExportMenu } from '../src/ui/export-menu';
import type { ExportWhat } from '../src/ui/export-port';
import { Icon } from '../src/ui/icon';
import type { Found } from '../src/ui/message-row';
import { Parties, peerName } from '../src/ui/parties';
import { usePorts } from '../src/ui/ports';
import { type Selection, Transcript } from '../src/ui/transcript';
import type { ExportWay } from '../src/ui/use-export';
import { useSelection } from './use-selection';

type OpenedProps = {
  readonly conversation: Conversation;
  readonly order: number | null;
  readonly marks: ReadonlyMap<number, Found>;
  readonly detailed: boolean;
  readonly witnessed: boolean;
  readonly toggleDetails: () => void;
  readonly back: () => void;
  readonly save: (what: ExportWhat, way: ExportWay) => void;
};

type SelectionBarProps = { readonly conversationKey: string; readonly selection: Selection; readonly save: OpenedProps['save'] };

function SelectionBar({ conversationKey, selection, save }: SelectionBarProps) {
  const { language } = usePorts();
  const { orders } = selection;
  const sorted = [...orders].toSorted((a, b) => a - b);
  return (
    <div class="selection-bar">
      <span role="status" class="number">
        {counted(orders.size, language, 'selectedOne', 'selectedOther')}
      </span>
      <span class="soft">{text('selectHint')}</span>
      <ExportMenu
        label={text('buttonExport')}
        disabled={orders.size === 0}
        choose={(way) => save({ kind: 'messages', key: conversationKey, orders: sorted }, way)}
      />
    </div>
  );
}

/** The conversation that is open, with what can be done with it. */
export function Opened({ conversation, order, marks, detailed, witnessed, toggleDetails, back, save }: OpenedProps) {
  const { key, account } = conversation;
  const { selection, start, end } = useSelection(key);
  return (
    <section class="opened">
      <header class="opened-head">
        <button type="button" class="icon-button back" aria-label={text('back')} title={text('back')} onClick={back}>
          <Icon name="back" />
        </button>
        <ConsoleMark id={conversation.console} />
        <h1 class="line">
          <Parties account={account} peer={peerName(conversation)} />
        </h1>
        <button type="button" class="button" aria-pressed={selection !== null} onClick={selection ? end : start}>
          <Icon name="select" />
          <span>{text(selection ? 'selectEnd' : 'selectStart')}</span>
        </button>
        <ExportMenu label={text('buttonExport')} choose={(way) => save({ kind: 'conversation', key }, way)} />
        <button
          type="button"
          class="icon-button"
          aria-label={text('details')}
          title={text('details')}
          aria-pressed={detailed}
          onClick={toggleDetails}
        >
          <Icon name="wide" />
        </button>
      </header>
      {selection && <SelectionBar conversationKey={key} selection={selection} save={save} />}
      <Transcript conversation={conversation} order={order} marks={marks} selection={selection} witnessed={witnessed} focused={false} />
    </section>
  );
}
