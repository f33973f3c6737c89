import type { Conversation, Stop } from '../archive/ports';
import type { What } from '../mail/plan';
import type { Finder } from '../search/finder';
import { type ConsoleName, parse } from '../search/language/parse';

/** Which messages a plan is for: of which conversations, and which of these by their places. */
export type Scope = {
  readonly takes: (conversation: Conversation) => boolean;
  readonly wants: (conversation: string, order: number) => boolean;
};

const isIn = (wanted: readonly string[], ...names: readonly (string | null)[]): boolean =>
  wanted.length === 0 || names.some((name) => name !== null && wanted.includes(name));

/** Looks up what a plan's choice means now. Searches the archive where the plan has a search. */
export async function scopeOf(
  what: What,
  finder: Pick<Finder, 'places'>,
  around: { readonly now: number; readonly consoles: readonly ConsoleName[] },
  stop: Stop,
): Promise<Scope> {
  const takes = ({ console, account, peer, orders }: Conversation): boolean =>
    isIn(what.consoles, console) &&
    isIn(what.accounts, account) &&
    isIn(what.contacts, peer.name, peer.id) &&
    (!what.onlyOrders || orders.length > 0);
  if (what.query.trim() === '') return { takes, wants: () => true };
  const { query, exact } = parse(what.query, around);
  const found = new Map<string, Set<number>>();
  for (const { conversation, order } of await finder.places({ query, exact, ranking: 'newest' }, stop)) {
    found.set(conversation, (found.get(conversation) ?? new Set()).add(order));
  }
  return {
    takes: (conversation) => found.has(conversation.key) && takes(conversation),
    wants: (conversation, order) => found.get(conversation)?.has(order) ?? false,
  };
}
