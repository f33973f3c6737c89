import { useMemo } from 'preact/hooks';
import type { Conversation, StoredMessage } from '../../archive/ports';
import { text } from '../../platform/i18n';
import { dayHeading, fullWhen } from '../format';
import { GapRow } from '../gap-row';
import { Icon } from '../icon';
import { type Found, MessageRow } from '../message-row';
import { usePorts } from '../ports';
import { type MessageActions, useMessageActions } from './actions';
import type { Block } from './blocks';

/** Choosing messages for an export; null where that is not offered. */
export type Selection = {
  readonly orders: ReadonlySet<number>;
  /** `through` is true with Shift: everything from the last choice to here. */
  readonly choose: (order: number, through: boolean) => void;
};

export type RowProps = {
  readonly block: Block;
  readonly count: number;
  readonly conversation: Conversation;
  /** Said above the first message of all. */
  readonly edge: string | null;
  /** The message that was asked for, and the one the keys are on, by their orders. */
  readonly target: number | null;
  readonly current: number | null;
  readonly found: Found | undefined;
  readonly selection: Selection | null;
  readonly witnessed: boolean;
};

/** A message with what stands above it. What it says is looked at again only when that is another. */
export function Row({ block, count, conversation, edge, target, current, found, selection, witnessed }: RowProps) {
  const { message, opens, index } = block;
  const content = useMemo(
    () => message && <MessageRow message={message} opens={opens} found={found} witnessed={witnessed} />,
    [message, opens, found, witnessed],
  );
  return (
    <li class="block" aria-posinset={index + 1} aria-setsize={count}>
      {edge !== null && <p class="edge">{edge}</p>}
      {block.lines.map((line) => (
        <Line key={line.key} line={line} conversation={conversation} />
      ))}
      {message && content ? (
        <Message
          message={message}
          opens={opens}
          isTarget={message.order === target}
          isCurrent={message.order === current}
          selection={selection}
        >
          {content}
        </Message>
      ) : (
        <div class="message-to-be" aria-hidden="true" />
      )}
    </li>
  );
}

function Line({ line, conversation }: { readonly line: Block['lines'][number]; readonly conversation: Conversation }) {
  const { language } = usePorts();
  if (line.kind === 'day') return <h2 class="day">{dayHeading(line.day, language)}</h2>;
  if (line.kind === 'late') return <p class="late">{text('lateRow', fullWhen(line.seen, language))}</p>;
  return <GapRow conversation={conversation} gap={line.gap} />;
}

type MessageProps = {
  readonly message: StoredMessage;
  readonly opens: boolean;
  readonly isTarget: boolean;
  readonly isCurrent: boolean;
  readonly selection: Selection | null;
  readonly children: preact.JSX.Element;
};

/** How much of a message its name for screen readers holds; the rest is read from the message itself. */
const named = 200;

function Message({ message, opens, isTarget, isCurrent, selection, children }: MessageProps) {
  const { language } = usePorts();
  const actions = useMessageActions();
  const { order, direction, sender, at } = message;
  const isChosen = selection?.orders.has(order) ?? false;
  const who = direction === 'system' ? null : (sender ?? text(direction === 'out' ? 'senderMe' : 'senderThem'));
  const name = [who, message.text.slice(0, named), message.time.iso === null ? message.time.raw : fullWhen(at, language)];
  return (
    <div
      class={`message ${direction}${opens ? ' opens' : ''}${isChosen ? ' chosen' : ''}${isTarget ? ' target' : ''}`}
      role="article"
      aria-label={name.filter(Boolean).join(', ')}
      aria-current={isTarget ? 'true' : undefined}
      data-key={String(order)}
      tabIndex={isCurrent ? 0 : -1}
    >
      {selection && (
        <input
          type="checkbox"
          aria-label={text('messageSelect', message.text.slice(0, 40))}
          checked={isChosen}
          onClick={(event) => selection.choose(order, event.shiftKey)}
        />
      )}
      {children}
      {actions && <More order={order} isCurrent={isCurrent} actions={actions} />}
    </div>
  );
}

type MoreProps = { readonly order: number; readonly isCurrent: boolean; readonly actions: MessageActions };

function More({ order, isCurrent, actions }: MoreProps) {
  return (
    <button
      type="button"
      class="icon-button more"
      aria-label={text('messageActions')}
      title={text('messageActions')}
      aria-haspopup="menu"
      tabIndex={isCurrent ? 0 : -1}
      onClick={({ currentTarget }) => actions.offer(order, currentTarget)}
    >
      <Icon name="more" />
    </button>
  );
}
