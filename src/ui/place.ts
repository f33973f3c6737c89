import { type Ranking, rankings } from '../search/finder';

/** Where the archive page is: what is searched for and which conversation is open at which message. The URL's hash carries all of it. */
export type Place = {
  /** As it was typed. */
  readonly query: string;
  readonly ranking: Ranking;
  readonly conversation: string | null;
  /** The message's `order`, or null for the newest. */
  readonly order: number | null;
};

export const startPlace: Place = { query: '', ranking: 'newest', conversation: null, order: null };

/** The most that is searched for, in UTF-16 units. */
export const longestQuery = 1000;

/** The hash of a place, with its `#`; the start is ''. */
export function placeToHash({ query, ranking, conversation, order }: Place): string {
  const parts = new URLSearchParams();
  if (query) parts.set('q', query);
  if (ranking !== 'newest') parts.set('by', ranking);
  if (conversation !== null) parts.set('c', conversation);
  if (order !== null) parts.set('m', String(order));
  const text = parts.toString();
  return text ? `#${text}` : '';
}

/** The place a hash names; what it does not understand it leaves out. */
export function hashToPlace(hash: string): Place {
  const parts = new URLSearchParams(hash.replace(/^#/, ''));
  const order = parts.get('m');
  return {
    query: (parts.get('q') ?? '').slice(0, longestQuery),
    ranking: rankings.find((one) => one === parts.get('by')) ?? 'newest',
    conversation: parts.get('c'),
    order: order !== null && order.trim() !== '' && Number.isFinite(Number(order)) ? Number(order) : null,
  };
}
