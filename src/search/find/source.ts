import type { Conversation, StoredMessage } from '../../archive/ports';
import type { MessageRow } from '../../archive/stored';
import type { Block, MessagePlace } from '../blocks/block';
import type { Directory, Page } from '../blocks/directory';
import type { Snapshot } from '../blocks/fresh';
import type { Facts } from '../match/conversation-fits';

export type Found = { readonly conversation: Conversation; readonly message: StoredMessage };

/** What a search reads. */
export type Source = {
  snapshot(): Promise<Snapshot>;
  /** In the order asked for; undefined for a block that is no more. */
  blocks(ids: readonly number[]): Promise<readonly (Block | undefined)[]>;
  pages(ids: readonly number[]): Promise<readonly Page[]>;
  /** Messages older than `floor` (epoch ms), newest first, in batches. */
  older(floor: number): AsyncIterable<readonly MessageRow[]>;
  /** The messages at these places, in their order; those that are no longer there are left out. */
  messages(places: readonly MessagePlace[]): Promise<readonly Found[]>;
  /** The same as they lie in the store. */
  rows(places: readonly MessagePlace[]): Promise<readonly MessageRow[]>;
  /** What the index holds, and how many messages there are. */
  progress(): Promise<{ readonly directory: Directory; readonly total: number }>;
  /** Of all conversations. */
  facts(): Promise<readonly Facts[]>;
};
