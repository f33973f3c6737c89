import type { Note } from '../domain/note';
import type { FetchRow, UseRow } from './files/fetch-row';
import type { RunRecord } from './runs';
import type { ConversationRow, MessageRow, Named, SightingRow } from './stored';

/** What merging needs of the store, inside one transaction. */
export type MergeSession = {
  sighting(id: string): Promise<SightingRow | undefined>;
  /** The conversation each known alias belongs to. */
  aliases(names: readonly string[]): Promise<ReadonlyMap<string, string>>;
  conversation(key: string): Promise<ConversationRow | undefined>;
  /** The last `limit` messages, in transcript order. */
  tail(conversation: string, limit: number): Promise<readonly MessageRow[]>;
  /** The orders of messages with one of these marks or platform ids; none for a mark more frequent than `most`. */
  ordersLike(conversation: string, marks: readonly string[], platformIds: readonly string[], most: number): Promise<readonly number[]>;
  /** Messages from `from` to `to` (orders, inclusive) and up to `margin` more on either side, in transcript order. */
  stretch(conversation: string, from: number, to: number, margin: number, most: number): Promise<readonly MessageRow[]>;
  all(conversation: string): Promise<readonly MessageRow[]>;
  /** The messages of these ids, in whatever conversation, by id. */
  messages(ids: readonly string[]): Promise<ReadonlyMap<string, MessageRow>>;
  /** Messages of one conversation, as it is called now. */
  putMessages(conversation: Named, rows: readonly MessageRow[]): Promise<void>;
  /** Takes out messages that proved to stand twice. */
  removeMessages(ids: readonly string[]): Promise<void>;
  putConversation(row: ConversationRow, aliases: readonly string[]): Promise<void>;
  putSighting(row: SightingRow): Promise<void>;
  /** What is known of these addresses, by address. */
  fetches(urls: readonly string[]): Promise<ReadonlyMap<string, FetchRow>>;
  /** New addresses to fetch, and the messages that are to hear of one that is not kept. */
  putFetches(rows: readonly FetchRow[], uses: readonly UseRow[]): Promise<void>;
  /** What the user wrote about a conversation. */
  note(conversation: string): Promise<Note | undefined>;
  /** Null takes it away. */
  putNote(conversation: string, note: Note | null): Promise<void>;
};

/** The background's side of the store: the only writer. */
export type ArchiveStore = {
  /** Runs `work` in one transaction and resolves only when it is on disk (strict durability). Throws `StoreFull` when the disk or quota is short. */
  transact<T>(work: (session: MergeSession) => Promise<T>): Promise<T>;
  /** Records a run; where nothing can be written it stays unrecorded, with id 0. */
  addRun(run: Omit<RunRecord, 'id'>): Promise<RunRecord>;
  deleteAll(): Promise<void>;
};

/** The disk or the quota is short; nothing of the transaction was written. */
export class StoreFull extends Error {
  override readonly name = 'StoreFull';
}

/** Why nothing is written: a newer build made the database, it is damaged, or it could not be brought to this build's version. */
export type ReadOnlyReason = 'newer' | 'read-only' | 'not-upgraded';

/** The database is only read: a newer build made it, or it is damaged and writing into it could do more harm. */
export class StoreReadOnly extends Error {
  override readonly name = 'StoreReadOnly';
  readonly why: ReadOnlyReason;
  constructor(why: ReadOnlyReason, detail: string) {
    super(detail);
    this.why = why;
  }
}
