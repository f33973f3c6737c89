import type { Direction, Kind, MessageRecord } from '../domain/message';
import type { ReadOnlyReason } from './store-port';

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
  readonly gaps: readonly Gap[];
};

/** Between the messages at `after` and `before` (orders) nothing proves that no message is missing. */
export type Gap = { readonly after: number; readonly before: number };

/** What a search is narrowed to. Dates are epoch ms, `to` exclusive. */
export type Filters = {
  readonly from?: number;
  readonly to?: number;
  readonly consoles?: readonly string[];
  readonly accounts?: readonly (string | null)[];
  readonly conversations?: readonly string[];
  readonly directions?: readonly Direction[];
};

/** A message that holds the words searched for; `marks` are [start, end) offsets into `message.text`. */
export type Hit = {
  readonly conversation: Conversation;
  readonly message: StoredMessage;
  readonly marks: readonly (readonly [number, number])[];
};

/** What pages of the extension may read. Every list is newest first unless said otherwise. */
export type ArchiveReader = {
  conversations(): Promise<readonly Conversation[]>;
  conversation(key: string): Promise<Conversation | undefined>;
  /** Up to `limit` messages in transcript order: those before or after `order` (exclusive), or around it (inclusive, half on either side). */
  messages(
    key: string,
    range: { readonly limit: number } & ({ readonly before: number } | { readonly after: number } | { readonly around: number }),
  ): Promise<readonly StoredMessage[]>;
  /** Every message of the conversation in transcript order, as records; narrowed by `from` and `to` (epoch ms). */
  records(key: string, range?: { readonly from?: number; readonly to?: number }): AsyncIterable<MessageRecord>;
  /** Hits newest first, each as soon as it is found. Ends when `signal` aborts. An empty query finds every message the filters let through. */
  search(query: string, filters: Filters, signal: Stop): AsyncIterable<Hit>;
  count(): Promise<number>;
  /** Why nothing new is stored, or null where it is. */
  readOnly(): Promise<ReadOnlyReason | null>;
};

/** What an `AbortSignal` tells, without the DOM. */
export type Stop = { readonly aborted: boolean };

/** Clock port: epoch ms. */
export type Clock = () => number;
