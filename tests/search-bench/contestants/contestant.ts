import type { Query } from '../../../src/search/terms';
import type { Chat, ChatMessage } from '../corpus/chats';

/** A message as a list of results needs it. */
export type Found = { readonly id: number; readonly text: string };

/** A search that is measured: ours or a peer's. It lives in a page of the extension, on that page's own storage. */
export type Contestant = {
  /** Makes of the messages what it is given of them in life; what that takes is not its feeding. */
  ready?(batch: readonly ChatMessage[]): Promise<void>;
  /** Takes messages in. Once the last batch and `finish` are through, all are on disk and can be found. */
  feed(batch: readonly ChatMessage[]): Promise<void>;
  finish?(): Promise<void>;
  /** Puts down what lies in the archive anyway and is read when it answers, once it was fed and weighed; after the last batch comes an empty one. */
  lay?(batch: readonly ChatMessage[]): Promise<void>;
  /** What it has no way to answer; it is not asked then. */
  cannot?(query: Query): boolean;
  /** The newest messages that fit, newest first. */
  first(query: Query, limit: number): Promise<readonly Found[]>;
  count(query: Query): Promise<number>;
  /** The ids of all that fit, in any order. */
  all(query: Query): Promise<readonly number[]>;
  /** Lets go of everything, so that what was written can be weighed. */
  close(): Promise<void>;
};

/** Opens what an earlier page of the same profile has stored, or begins with nothing. */
export type Open = (chats: readonly Chat[]) => Promise<Contestant>;

/** The leaves of a query. */
export function leavesOf(query: Query): readonly Query[] {
  if (query.kind === 'all' || query.kind === 'any') return query.of.flatMap(leavesOf);
  return query.kind === 'not' ? leavesOf(query.of) : [query];
}

export const asksRegex = (query: Query): boolean => leavesOf(query).some(({ kind }) => kind === 'regex');
