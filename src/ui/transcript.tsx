import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Conversation, StoredMessage } from '../archive/ports';
import { text } from '../platform/i18n';
import { dayHeading, fullWhen } from './format';
import { GapRow } from './gap-row';
import { type Found, MessageRow } from './message-row';
import { Notice, ProblemNotice } from './notice';
import { peerName } from './parties';
import { usePorts } from './ports';
import './transcript.css';
import { type TranscriptItem, transcriptItems } from './transcript-items';
import { useSteadyScroll } from './use-steady-scroll';
import { useTranscript } from './use-transcript';

/** Choosing messages for an export; null where that is not offered. */
export type Selection = {
  readonly orders: ReadonlySet<number>;
  /** `through` is true with Shift: everything from the last choice to here. */
  readonly choose: (message: StoredMessage, through: boolean, shown: readonly StoredMessage[]) => void;
};

type TranscriptProps = {
  readonly conversation: Conversation;
  /** The message to show first, by its order; null for the newest. */
  readonly order: number | null;
  readonly marks: ReadonlyMap<number, Found>;
  readonly selection: Selection | null;
  /** Whether each message says when it was first seen. */
  readonly witnessed?: boolean;
  /** Takes the focus as it appears, so that the keys scroll at once. */
  readonly focused: boolean;
};

/** Rows are fetched when the reader comes this near to an end, in px. */
const near = 600;

function Item({ item, conversation, target, marks, selection, witnessed, shown }: ItemProps) {
  const { language } = usePorts();
  if (item.kind === 'day') return <li class="day">{dayHeading(item.day, language)}</li>;
  if (item.kind === 'late') return <li class="late">{text('lateRow', fullWhen(item.seen, language))}</li>;
  if (item.kind === 'gap') return <GapRow conversation={conversation} gap={item.gap} />;
  const { message, opens } = item;
  const chosen = selection?.orders.has(message.order) ?? false;
  return (
    <li
      class={`message ${message.direction}${opens ? ' opens' : ''}${chosen ? ' chosen' : ''}${message.order === target ? ' target' : ''}`}
      data-key={String(message.order)}
      aria-current={message.order === target ? 'true' : undefined}
    >
      {selection && (
        <input
          type="checkbox"
          aria-label={text('messageSelect', message.text.slice(0, 40))}
          checked={chosen}
          onClick={(event) => selection.choose(message, event.shiftKey, shown)}
        />
      )}
      <MessageRow message={message} opens={opens} found={marks.get(message.order)} witnessed={witnessed} />
    </li>
  );
}
type ItemProps = {
  readonly item: TranscriptItem;
  readonly conversation: Conversation;
  readonly target: number | null;
  readonly marks: ReadonlyMap<number, Found>;
  readonly selection: Selection | null;
  readonly witnessed: boolean;
  readonly shown: readonly StoredMessage[];
};

/** A conversation to read on in, both ways. */
export function Transcript({ conversation, order, marks, selection, witnessed = false, focused }: TranscriptProps) {
  const { part, problem, extend } = useTranscript(conversation, order);
  const box = useRef<HTMLDivElement>(null);
  const place = `${conversation.key} ${String(order)}`;
  const remember = useSteadyScroll(box, place, order === null ? null : String(order), part);
  const items = useMemo(() => transcriptItems(part?.messages ?? [], conversation.gaps), [part, conversation.gaps]);

  const readOn = (): void => {
    const view = box.current;
    if (!view || !part) return;
    if (part.before && view.scrollTop < near) extend('before');
    else if (part.after && view.scrollTop + view.clientHeight > view.scrollHeight - near) extend('after');
  };
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- asked after each page that came in
  useLayoutEffect(readOn, [part]);
  useEffect(() => {
    if (focused) box.current?.focus({ preventScroll: true });
  }, [place, focused]);
  const scrolled = (): void => {
    remember();
    readOn();
  };

  return (
    <div
      class="transcript"
      ref={box}
      tabIndex={0}
      role="region"
      aria-label={text('transcriptOf', peerName(conversation))}
      onScroll={scrolled}
    >
      {problem && <ProblemNotice problem={problem} />}
      {part?.messages.length === 0 && <Notice title={text('transcriptEmpty')} />}
      {part?.messages.length !== 0 && part?.before === false && (
        <p class="edge">{text(conversation.fromStart ? 'transcriptBeginning' : 'transcriptStart')}</p>
      )}
      <ol class="messages">
        {items.map((item) => (
          <Item
            key={item.key}
            item={item}
            conversation={conversation}
            target={order}
            marks={marks}
            selection={selection}
            witnessed={witnessed}
            shown={part?.messages ?? []}
          />
        ))}
      </ol>
    </div>
  );
}
