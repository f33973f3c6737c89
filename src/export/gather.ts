import { type Completeness, gapStatement } from '../archive/completeness/statement';
import type { ArchiveReader, Conversation, Stop, StoredMessage } from '../archive/ports';
import { usualAt } from '../domain/ledger-lines';
import type { MessageRecord } from '../domain/message';
import type { ExportConversation, ExportEntry, ExportRequest } from './request';

/** What is to be exported: a conversation (or its days, epoch ms, `to` exclusive), chosen messages of one, or messages at places, narrowed to those times. */
export type Chosen =
  | { readonly kind: 'conversation'; readonly key: string; readonly from?: number; readonly to?: number }
  | { readonly kind: 'messages'; readonly key: string; readonly orders: readonly number[] }
  | { readonly kind: 'search'; readonly places: readonly Place[]; readonly from?: number; readonly to?: number };

export type Place = { readonly conversation: string; readonly order: number };

/** What was found of it in the archive. `expected` is how many messages there will be, or null where only reading tells. */
export type Gathered = {
  readonly conversations: readonly [Conversation, ...Conversation[]];
  readonly entries: AsyncIterable<ExportEntry>;
  readonly range: ExportRequest['range'];
  readonly isPart: boolean;
  readonly expected: number | null;
};

const batch = 500;

type Picked = {
  readonly conversation: Conversation;
  readonly wants: (message: StoredMessage) => boolean;
  /** True where messages are left out by choice: then a gap counts only between two that are taken. */
  readonly isSelection: boolean;
};

async function* stored(reader: ArchiveReader, key: string): AsyncGenerator<StoredMessage> {
  for (let after = -Infinity; ;) {
    const messages = await reader.messages(key, { limit: batch, after });
    yield* messages;
    if (messages.length < batch) return;
    after = messages.at(-1)?.order ?? Infinity;
  }
}

function asRecord(
  { order: _order, at: _at, ...message }: StoredMessage,
  { console, account, peer }: Conversation,
  position: number,
): MessageRecord {
  return { console, account, peer: { ...peer }, position, ...message };
}

async function* entriesOf(reader: ArchiveReader, { conversation, wants, isSelection }: Picked): AsyncGenerator<ExportEntry> {
  let position = 0;
  let last: number | null = null;
  let before: { readonly message: StoredMessage; readonly isTaken: boolean } | null = null;
  for await (const message of stored(reader, conversation.key)) {
    const isTaken = wants(message);
    const isShown = isSelection ? isTaken && before?.isTaken === true : isTaken || before?.isTaken === true;
    const gap = isShown && before ? gapBetween(conversation, before.message, message) : undefined;
    if (gap && before) yield { entry: 'gap', gap: gapStatement(gap, before.message.time, message.time) };
    if (isTaken) {
      yield {
        entry: 'message',
        message: asRecord(message, conversation, position),
        ...(message.at === placeOf(message, last) ? {} : { at: message.at }),
      };
      last = message.at;
    }
    before = { message, isTaken };
    position += 1;
  }
}

/** Where a message sorts behind one at `before`, as far as its record tells. */
function placeOf({ time, seen }: StoredMessage, before: number | null): number {
  return usualAt(time.iso === null ? null : Date.parse(time.iso), before, Date.parse(seen.first));
}

function gapBetween({ gaps }: Conversation, one: StoredMessage, next: StoredMessage): Conversation['gaps'][number] | undefined {
  return gaps.find((gap) => gap.after >= one.order && gap.before <= next.order);
}

async function* inTurn(reader: ArchiveReader, picked: readonly Picked[]): AsyncGenerator<ExportEntry> {
  for (const one of picked) yield* entriesOf(reader, one);
}

function days(conversation: Conversation, from: number | null, to: number | null): Picked {
  return { conversation, isSelection: false, wants: ({ at }) => at >= (from ?? -Infinity) && at < (to ?? Infinity) };
}

function selection(conversation: Conversation, orders: ReadonlySet<number>): Picked {
  return { conversation, isSelection: true, wants: ({ order }) => orders.has(order) };
}

/** The places by conversation, in the order in which these come first; each conversation is then told in its own order. */
async function found(reader: ArchiveReader, places: readonly Place[], stop: Stop): Promise<readonly Picked[]> {
  const orders = new Map<string, Set<number>>();
  for (const { conversation, order } of places) orders.set(conversation, (orders.get(conversation) ?? new Set()).add(order));
  const picked: Picked[] = [];
  for (const [key, own] of orders) {
    if (stop.aborted) break;
    const conversation = await reader.conversation(key);
    if (conversation) picked.push(selection(conversation, own));
  }
  return picked;
}

async function pick(reader: ArchiveReader, chosen: Chosen, stop: Stop): Promise<readonly Picked[]> {
  if (chosen.kind === 'search') return found(reader, chosen.places, stop);
  const conversation = await reader.conversation(chosen.key);
  if (!conversation) return [];
  if (chosen.kind === 'messages') return [selection(conversation, new Set(chosen.orders))];
  return [days(conversation, chosen.from ?? null, chosen.to ?? null)];
}

function rangeOf(chosen: Chosen): ExportRequest['range'] {
  if (chosen.kind === 'messages') return { from: null, to: null };
  const { from, to } = chosen;
  return { from: from ?? null, to: to ?? null };
}

/** Looks up what was chosen. Answers null where nothing of it is in the archive. Entries are read as they are asked for. */
export async function gather(reader: ArchiveReader, chosen: Chosen, stop: Stop): Promise<Gathered | null> {
  const [first, ...others] = await pick(reader, chosen, stop);
  if (!first) return null;
  const isWhole = chosen.kind === 'conversation' && chosen.from === undefined && chosen.to === undefined;
  return {
    conversations: [first.conversation, ...others.map(({ conversation }) => conversation)],
    entries: inTurn(reader, [first, ...others]),
    range: rangeOf(chosen),
    isPart: !isWhole,
    expected: isWhole ? first.conversation.total : null,
  };
}

/** The conversation as a request names it. */
export function exportConversation(
  { key, console, account, peer, orders }: Conversation,
  consoleName: string,
  completeness: Completeness,
): ExportConversation {
  return { key, console, consoleName, account, peer, orders, completeness };
}

/** `Shopee Seller · shop:anna ↔ buyer88`, with the number of further conversations behind it. */
export function chatTitle([{ consoleName, account, peer }, ...others]: ExportRequest['conversations']): string {
  const sides = [account, peer.name ?? peer.id].filter((side) => side !== null).join(' ↔ ');
  return [consoleName, sides, others.length > 0 ? `+${others.length}` : ''].filter((part) => part !== '').join(' · ');
}
