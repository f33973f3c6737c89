import { useState } from 'preact/hooks';
import type { StoredMessage } from '../archive/ports';
import type { Version } from '../domain/message';
import { text } from '../platform/i18n';
import { Attachments } from './attachments';
import { clockOf, fullWhen } from './format';
import { pieces } from './highlight';
import { Highlighted } from './highlighted';
import { Icon } from './icon';
import { kindIcon, kindName } from './kind-name';
import { messageState } from './message-state';
import { usePorts } from './ports';

export type Marks = readonly (readonly [number, number])[];

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

function Earlier({ versions }: { readonly versions: readonly Version[] }) {
  const { language } = usePorts();
  return (
    <details class="earlier">
      <summary>{text('messageEdited')}</summary>
      <ol>
        {versions.map((version) => (
          <li key={version.at}>
            <span class="soft small">{text('messageUntilThen', fullWhen(Date.parse(version.at), language))}</span>
            <div class="words" dir="auto">
              {version.text}
            </div>
          </li>
        ))}
      </ol>
    </details>
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

function Meta({ message, recalled }: { readonly message: StoredMessage; readonly recalled: boolean }) {
  return (
    <div class="meta">
      {recalled && <span class="warn">{text('messageRecalled')}</span>}
      {message.flags.includes('auto') && <span>{text('messageAuto')}</span>}
      {message.flags.includes('failed') && <span class="bad">{text('messageFailed')}</span>}
      <Time message={message} />
    </div>
  );
}

type MessageRowProps = {
  readonly message: StoredMessage;
  readonly opens: boolean;
  readonly marks: Marks;
};

/** One message: what was said, by whom, when, and what became of it. All of it is text; nothing of the page is interpreted. */
export function MessageRow({ message, opens, marks }: MessageRowProps) {
  const { text: words, recalled, earlier } = messageState(message);
  const bare = words.trim() === '' && message.attachments.length === 0;
  return (
    <div class={`bubble${recalled ? ' recalled' : ''}`}>
      {opens && message.direction !== 'system' && (
        <bdi class="sender">{message.sender ?? text(message.direction === 'out' ? 'senderMe' : 'senderThem')}</bdi>
      )}
      <Kind message={message} bare={bare} />
      {words.trim() !== '' && <Words words={words} marks={marks} />}
      {bare && message.kind === 'text' && <div class="soft">{text('messageEmpty')}</div>}
      <Attachments message={message.id} attachments={message.attachments} />
      {earlier.length > 0 && <Earlier versions={earlier} />}
      <Meta message={message} recalled={recalled !== null} />
    </div>
  );
}
