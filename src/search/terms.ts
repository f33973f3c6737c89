import type { Direction, Kind } from '../domain/message';

/** What `has:` may ask for. `gap` and `note` are said of a conversation, all else of a message. */
export const haves = ['image', 'file', 'link', 'order', 'recall', 'edit', 'gap', 'note'] as const;
export type Have = (typeof haves)[number];

/**
 * What a message must be to be found. Names and words are as typed; how they are folded is the matcher's business. `all` of nothing is
 * every message. A name fits where it is part of the real one, in any case, and a `whole` one only where it is all of it; one that has to be
 * written in quotes is always whole. Times are epoch ms, `to` exclusive.
 */
export type Query =
  | { readonly kind: 'all' | 'any'; readonly of: readonly Query[] }
  | { readonly kind: 'not'; readonly of: Query }
  /** Stands as it is in the words of the message, of one of its versions, or in the name of an attachment. */
  | { readonly kind: 'text'; readonly text: string }
  /** An ECMAScript pattern, matched with the flags `iu` (`u` alone where the search is exact) against each of those texts. */
  | { readonly kind: 'regex'; readonly source: string }
  | { readonly kind: 'from'; readonly direction: Direction }
  /** The sender as the page named them. */
  | { readonly kind: 'sender'; readonly name: string }
  /** The user's own account; null where the page did not tell it. */
  | { readonly kind: 'account'; readonly name: string | null; readonly whole?: true }
  /** The contact, by name or id. */
  | { readonly kind: 'with'; readonly name: string; readonly whole?: true }
  /** A console by its id. */
  | { readonly kind: 'in'; readonly console: string }
  /** A conversation by its key. */
  | { readonly kind: 'conversation'; readonly key: string }
  | { readonly kind: 'time'; readonly from: number | null; readonly to: number | null }
  | { readonly kind: 'has'; readonly what: Have }
  /** Part of an order number that the message names. */
  | { readonly kind: 'order'; readonly number: string }
  | { readonly kind: 'type'; readonly of: Kind }
  /** A tag that the user gave the conversation. */
  | { readonly kind: 'tag'; readonly name: string };

/** Every message. */
export const everything: Query = { kind: 'all', of: [] };
