import type { ArchiveReader, Conversation, StoredMessage } from '../archive/ports';
import type { GapRow } from '../archive/stored';
import type { Mailed } from '../mail/mailed';
import { aboutMark, messageMark, placeMark } from './marks';

/**
 * A message that is new to a plan. `beside`: its neighbours in the transcript that the plan mails or has mailed. `settles`: the mark of the
 * message behind it, whose new place is told with it.
 */
export type Fresh = {
  readonly conversation: string;
  readonly id: string;
  readonly order: number;
  readonly mark: string;
  readonly beside: readonly number[];
  readonly settles: { readonly id: string; readonly mark: string } | null;
};

/** What is new of a conversation, in transcript order, and when the newest of it came: epoch ms, `-Infinity` where nothing did. */
export type News = {
  readonly fresh: readonly Fresh[];
  readonly newest: number;
  /** The mark of what is told of the conversation besides its messages. */
  readonly about: string;
  /** Messages that the plan mailed and that the archive does not hold any more, since they proved to be others' doubles. */
  readonly gone: readonly string[];
};

/** When the last that is known of a message was first seen: epoch ms. */
function cameAt({ versions, seen }: StoredMessage): number {
  return Math.max(Date.parse(seen.first), ...versions.map(({ at }) => Date.parse(at)));
}

const batch = 500;

/** A conversation's messages in transcript order. */
export async function* messagesOf(archive: Pick<ArchiveReader, 'messages'>, key: string): AsyncGenerator<StoredMessage> {
  for (let after = -Infinity; ;) {
    const messages = await archive.messages(key, { limit: batch, after });
    yield* messages;
    if (messages.length < batch) return;
    after = messages.at(-1)?.order ?? Infinity;
  }
}

/** A message that the plan is for, whether it was mailed before or not; `open` is what is new of it. */
type Seen = { readonly id: string; readonly order: number; readonly mark: string; readonly open: Open | null };

type Open = Omit<Fresh, 'beside' | 'settles'> & { readonly beside: number[]; settles: Fresh['settles'] };

/** Looks at the messages of one conversation in their order. */
class Look {
  readonly fresh: Open[] = [];
  /** The last message that the plan is for. */
  last: Seen | null = null;
  #before: Seen | null = null;
  readonly #mailed: Mailed | null;
  readonly #gaps: ReadonlyMap<number, GapRow>;

  constructor(mailed: Mailed | null, { gaps }: Conversation) {
    this.#mailed = mailed;
    this.#gaps = new Map(gaps.map((gap) => [gap.before, gap]));
  }

  /** A message that the plan is not for: none stands beside it. */
  pass(): void {
    this.#before = null;
  }

  /** Answers whether something of it is to be mailed. */
  take(message: StoredMessage): boolean {
    const before = this.#before;
    const { conversation, id, order } = message;
    const words = messageMark(message);
    const mark = `${words} ${placeMark(before, this.#gaps.get(order))}`;
    const known = this.#mailed?.messages[id] ?? '';
    // Where only its place is new and the message before it is mailed, it goes along as that one's neighbour.
    const isFresh = known.split(' ')[0] !== words || (known !== mark && before?.open === null);
    const open: Open | null = isFresh ? { conversation, id, order, mark, beside: before ? [before.order] : [], settles: null } : null;
    if (open) this.fresh.push(open);
    before?.open?.beside.push(order);
    if (before?.open && !open && known !== mark) before.open.settles = { id, mark };
    this.last = this.#before = { id, order, mark, open };
    return isFresh;
  }
}

/**
 * What of a conversation the plan has not mailed: messages, what became known of them since, and where they stand: behind which message, and
 * whether behind a gap. Where only what is told of the conversation changed (a name), its last message carries that. `wants` narrows it to what was
 * searched for; what first came before `since` (epoch ms) is old.
 */
export async function newsOf(
  archive: Pick<ArchiveReader, 'messages' | 'ledger'>,
  conversation: Conversation,
  mailed: Mailed | null,
  wants: (order: number) => boolean,
  since: number,
): Promise<News> {
  const look = new Look(mailed, conversation);
  const held = new Set<string>();
  let newest = -Infinity;
  for await (const message of messagesOf(archive, conversation.key)) {
    held.add(message.id);
    const came = cameAt(message);
    if (came < since || !wants(message.order)) look.pass();
    else if (look.take(message)) newest = Math.max(newest, came);
  }
  const gone = Object.keys(mailed?.messages ?? {}).filter((id) => !held.has(id));
  const about = aboutMark(await archive.ledger(conversation.key), gone);
  const { fresh, last } = look;
  if (!mailed || mailed.about === about || !last || fresh.length > 0) return { fresh, newest, about, gone };
  const { id, order, mark } = last;
  const carrier = { conversation: conversation.key, id, order, mark, beside: [], settles: null };
  return { fresh: [carrier], newest: conversation.lastSeen, about, gone };
}

/** What a plan has mailed once these were, too. `state` is that of the conversation, or '' where something of it is left. */
export function afterMailing(mailed: Mailed | null, { fresh, about, gone }: News, state: string): Mailed {
  const told = fresh.flatMap(({ id, mark, settles }) => [[id, mark], ...(settles ? [[settles.id, settles.mark]] : [])]);
  const messages = { ...mailed?.messages, ...Object.fromEntries(told), ...Object.fromEntries(gone.map((id) => [id, ''])) };
  return { state, messages, about: fresh.length > 0 ? about : (mailed?.about ?? '') };
}
