import type { Direction, Kind, MessageRecord, MessageTime, Version } from '../domain/message';
import type { Note } from '../domain/note';
import type { ReadOnlyReason } from './store-port';
import type { ConversationRow, GapRow } from './stored';

/** What came of offering a sighting to the archive. `stored` is said only once the transaction is on disk. */
export type Outcome =
  | { readonly outcome: 'stored'; readonly conversation: string; readonly added: number; readonly changed: number; readonly total: number }
  | {
      readonly outcome: 'refused';
      readonly why: 'private' | 'paused' | 'off' | 'full' | 'read-only' | 'invalid';
      readonly detail?: string;
    };

/** A message as it lies in the archive: the record with its place in the transcript. */
export type StoredMessage = Omit<MessageRecord, 'position' | 'account' | 'peer' | 'console'> & {
  /** Sorts the transcript; gaps between values mean nothing. */
  readonly order: number;
  /** Epoch ms of `time.iso`, else of the nearest earlier message that has one, else of first sight: sorts across conversations. */
  readonly at: number;
};

export type Conversation = {
  readonly key: string;
  readonly console: string;
  readonly account: string | null;
  readonly peer: { readonly id: string | null; readonly name: string | null };
  readonly host: string;
  readonly zone: string;
  readonly total: number;
  readonly firstAt: number | null;
  readonly lastAt: number | null;
  readonly lastSeen: number;
  readonly preview: { readonly text: string; readonly direction: Direction; readonly kind: Kind } | null;
  readonly orders: readonly string[];
  readonly gaps: readonly GapRow[];
  /** True once the page has shown the first message of the whole history. */
  readonly fromStart: boolean;
};

/** What is known of a conversation besides its messages. `names` are all that its pages call it. */
export type ConversationLedger = Pick<
  ConversationRow,
  'console' | 'host' | 'account' | 'peer' | 'zone' | 'otherZones' | 'isSure' | 'fromStart' | 'orders' | 'lastSeen' | 'total' | 'gaps'
> & { readonly names: readonly string[]; readonly note?: Note };

/** [start, end) offsets into a text. */
export type Marks = readonly (readonly [number, number])[];

/** A message that holds the words searched for; `marks` are those in `message.text`. */
export type Hit = {
  readonly conversation: Conversation;
  readonly message: StoredMessage;
  readonly marks: Marks;
  /** The version that holds the words, where the present text does not. */
  readonly earlier?: { readonly version: Version; readonly marks: Marks };
  /** How many hits its conversation has, where only its newest is told. */
  readonly count?: number;
};

/** What pages of the extension may read. Every list is newest first unless said otherwise. */
export type ArchiveReader = {
  conversations(): Promise<readonly Conversation[]>;
  /** The first `limit` of them, without reading all. */
  recent(limit: number): Promise<readonly Conversation[]>;
  conversation(key: string): Promise<Conversation | undefined>;
  /** Up to `limit` messages in transcript order: those before or after `order` (exclusive), or around it (inclusive, half on either side). */
  messages(
    key: string,
    range: { readonly limit: number } & ({ readonly before: number } | { readonly after: number } | { readonly around: number }),
  ): Promise<readonly StoredMessage[]>;
  /** When the messages at these orders were, as far as they are there. */
  times(key: string, orders: readonly number[]): Promise<ReadonlyMap<number, MessageTime>>;
  /** What is known of a conversation that no record says. */
  ledger(key: string): Promise<ConversationLedger | undefined>;
  /** Every message of the conversation in transcript order, as records; narrowed by `from` and `to` (epoch ms). */
  records(key: string, range?: { readonly from?: number; readonly to?: number }): AsyncIterable<MessageRecord>;
  /** What the user wrote about conversations, by their keys. */
  notes(): Promise<ReadonlyMap<string, Note>>;
  count(): Promise<number>;
  /** Why nothing new is stored, or null where it is. */
  readOnly(): Promise<ReadOnlyReason | null>;
};

/** What an `AbortSignal` tells, without the DOM. */
export type Stop = { readonly aborted: boolean };

/** Clock port: epoch ms. */
export type Clock = () => number;
