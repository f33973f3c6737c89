import { useState } from 'preact/hooks';
import type { Hit, Marks, StoredMessage } from '../archive/ports';
import { versionWindow } from '../archive/version-window';
import type { Version } from '../domain/message';
import { text } from '../platform/i18n';
import { Attachments } from './attachments';
import { clockOf, fullWhen } from './format';
import { pieces } from './highlight';
import { Highlighted } from './highlighted';
import { Icon } from './icon';
import { kindIcon, kindName } from './kind-name';
import { MessageHistory } from './message-history';
import { messageState } from './message-state';
import { windowText } from './moments';
import { usePorts } from './ports';
import { OrderCard } from './reading/order-card';

/** What a search found in a message: in its words, or in an earlier version of them. */
export type Found = Pick<Hit, 'marks' | 'earlier'>;

/** Characters shown of a very long message until asked for the rest. */
const longText = 4000;

function Words({ words, marks }: { readonly words: string; readonly marks: Marks }) {
  const [whole, setWhole] = useState(false);
  const cut = !whole && words.length > longText;
  return (
    <>
      <div class="words" dir="auto">
        <Highlighted pieces={pieces(cut ? words.slice(0, longText) : words, marks)} />
        {cut && '…'}
      </div>
      {cut && (
        <button type="button" class="quiet small" onClick={() => setWhole(true)}>
          {text('messageShowAll')}
        </button>
      )}
    </>
  );
}

/** The time as the page told it: its clock, or its own words where it told none. */
function Time({ message }: { readonly message: StoredMessage }) {
  const { language } = usePorts();
  const { time, at } = message;
  const clock = clockOf(time, language);
  const shown = clock ?? time.raw ?? text('timeUnknown');
  const title = time.iso === null ? text('timeUnknown') : fullWhen(at, language);
  return (
    <time class="number" dateTime={time.iso ?? undefined} title={time.raw === null ? title : `${title} · ${time.raw}`}>
      <bdi>{shown}</bdi>
    </time>
  );
}

function Kind({ message, bare }: { readonly message: StoredMessage; readonly bare: boolean }) {
  if (message.kind === 'text' || message.kind === 'system' || message.kind === 'recall') return null;
  // An attachment of the same kind already says it.
  if (!bare && message.attachments.some((one) => one.kind === message.kind)) return null;
  return (
    <div class="kind">
      <Icon name={kindIcon(message.kind)} /> {kindName(message.kind)}
    </div>
  );
}

type MetaProps = { readonly message: StoredMessage; readonly recalled: Version | null; readonly witnessed: boolean };

function Meta({ message, recalled, witnessed }: MetaProps) {
  const { clock, language } = usePorts();
  const { flags, versions, at, seen } = message;
  return (
    <div class="meta">
      {recalled && (
        <span class="warn">
          {windowText('recall', versionWindow(versions, recalled), at, clock(), language)}
          {recalled.byPlace && <span class="soft"> · {text('recallByPlace')}</span>}
        </span>
      )}
      {flags.includes('auto') && <span>{text('messageAuto')}</span>}
      {flags.includes('failed') && <span class="bad">{text('messageFailed')}</span>}
      {witnessed && <span class="number">{text('messageUntilThen', fullWhen(Date.parse(seen.first), language))}</span>}
      <Time message={message} />
    </div>
  );
}

type MessageRowProps = {
  readonly message: StoredMessage;
  readonly opens: boolean;
  readonly found: Found | undefined;
  /** Whether it is said when the message was first seen. */
  readonly witnessed: boolean;
};

const noMarks: Marks = [];

/** One message: what was said, by whom, when, and what became of it. All of it is text; nothing of the page is interpreted. */
export function MessageRow({ message, opens, found, witnessed }: MessageRowProps) {
  const { text: words, recalled } = messageState(message);
  const isCard = (message.kind === 'order' || message.kind === 'product') && words.length <= longText;
  const bare = words.trim() === '' && message.attachments.length === 0;
  return (
    <div class={`bubble${recalled ? ' recalled' : ''}`}>
      {opens && message.direction !== 'system' && (
        <bdi class="sender">{message.sender ?? text(message.direction === 'out' ? 'senderMe' : 'senderThem')}</bdi>
      )}
      {isCard ? (
        <OrderCard message={message} words={words} marks={found?.marks ?? noMarks} />
      ) : (
        <>
          <Kind message={message} bare={bare} />
          {words.trim() !== '' && <Words words={words} marks={found?.marks ?? noMarks} />}
        </>
      )}
      {bare && message.kind === 'text' && <div class="soft">{text('messageEmpty')}</div>}
      <Attachments message={message.id} order={message.order} attachments={message.attachments} />
      <MessageHistory message={message} found={found?.earlier} />
      <Meta message={message} recalled={recalled} witnessed={witnessed} />
    </div>
  );
}
