import type { Query } from '../../../src/search/terms';
import { fold } from '../../../src/search/fold/fold';
import type { Chat } from '../corpus/chats';
import { chatsWith } from '../plain';

/** A condition in SQL with what is bound to its question marks. */
export type Condition = { readonly sql: string; readonly bind: readonly (string | number)[] };

/** A trigram index knows words from three characters on. */
const least = 3;

/** The query as one expression of full-text search, or null where not all of it can be. */
function matchOf(query: Query): string | null {
  if (query.kind === 'text') {
    const words = fold(query.text);
    return Array.from(words).length < least ? null : `"${words.replaceAll('"', '""')}"`;
  }
  if (query.kind !== 'all' && query.kind !== 'any') return null;
  const wanted = query.of.filter(({ kind }) => kind !== 'not').map(matchOf);
  const unwanted = query.of.flatMap((part) => (part.kind === 'not' ? [matchOf(part.of)] : []));
  if (wanted.length === 0 || [...wanted, ...unwanted].includes(null)) return null;
  const joined = `(${wanted.join(query.kind === 'all' ? ' AND ' : ' OR ')})`;
  return unwanted.reduce<string>((expression, part) => `(${expression} NOT ${part})`, joined);
}

/** What the rows of `texts` have to fulfil: by the index wherever that can, else by looking at them. */
export function conditionOf(query: Query, chats: readonly Chat[]): Condition {
  const match = matchOf(query);
  if (match !== null) return { sql: 'texts match ?', bind: [match] };
  return lookedAt(query, chats);
}

function lookedAt(query: Query, chats: readonly Chat[]): Condition {
  if (query.kind === 'text') return { sql: 'instr(text, ?) > 0', bind: [fold(query.text)] };
  if (query.kind === 'regex') return { sql: 'fits(text, ?)', bind: [query.source] };
  if (query.kind === 'not') {
    const { sql, bind } = partOf(query.of, chats);
    return { sql: `not (${sql})`, bind };
  }
  if (query.kind !== 'all' && query.kind !== 'any') throw new Error(`the bench does not ask for ${query.kind} alone`);
  const bounds = query.kind === 'all' ? boundsOf(query.of, chats) : null;
  const others = query.of.filter(({ kind }) => bounds === null || (kind !== 'with' && kind !== 'time'));
  const parts = [...(bounds ? [bounds] : []), ...others.map((part) => partOf(part, chats))];
  return { sql: parts.map(({ sql }) => `(${sql})`).join(query.kind === 'all' ? ' and ' : ' or '), bind: parts.flatMap(({ bind }) => bind) };
}

/** A part of a larger condition, by the index if that can answer it. */
function partOf(query: Query, chats: readonly Chat[]): Condition {
  const match = matchOf(query);
  return match === null ? lookedAt(query, chats) : { sql: 'rowid in (select rowid from texts where texts match ?)', bind: [match] };
}

/** Contact and dates, by the index over both. */
function boundsOf(parts: readonly Query[], chats: readonly Chat[]): Condition | null {
  const contact = parts.find((part) => part.kind === 'with');
  const time = parts.find((part) => part.kind === 'time');
  if (!contact || !time) return null;
  const wanted = [...chatsWith(chats, contact.name)];
  const places = wanted.map(() => '?').join(', ');
  return {
    sql: `rowid in (select id from messages where chat in (${places}) and at >= ? and at < ?)`,
    bind: [...wanted, time.from ?? 0, time.to ?? Number.MAX_SAFE_INTEGER],
  };
}
