import { everything, type Query } from '../../search/terms';
import { print } from '../../search/language/print';
import { startOfDay } from '../format';
import { dayText, type Days } from './calendar';

/** The archive page's address of a search for all of these. */
export function searchHash(...terms: readonly Query[]): string {
  const [only, ...more] = terms;
  const query: Query = only === undefined ? everything : more.length === 0 ? only : { kind: 'all', of: terms };
  return `#${new URLSearchParams({ q: print(query) }).toString()}`;
}

/** The address of a conversation, at a message where an order is given. */
export function conversationHash(key: string, order?: number): string {
  return `#${new URLSearchParams({ c: key, ...(order === undefined ? {} : { m: String(order) }) }).toString()}`;
}

/** The local days as times of a query. */
export function timeOf({ from, to }: Days): Query {
  return { kind: 'time', from: startOfDay(dayText(from)) ?? null, to: startOfDay(dayText(to)) ?? null };
}
