import type { Direction } from '../../domain/message';
import type { Query } from '../terms';
import { timesText } from './dates';
import { sides } from './fields';
import { normal } from './normal';
import { inQuotes, quoted } from './tokens';

const sideNames: Record<Direction, string> = { in: 'them', out: 'me', system: 'system' };

/** A name as a value of `from:`, in quotes where it is also the word for a side. */
function senderText(name: string): string {
  return Object.hasOwn(sides, name.toLowerCase()) ? `"${name}"` : quoted(name);
}

const nameText = (name: string, whole: true | undefined): string => (whole ? inQuotes(name) : quoted(name));

type Simple = Exclude<Query, { readonly kind: 'all' | 'any' | 'not' | 'text' | 'regex' | 'time' }>;

/** The field and the value that ask for it. */
function fieldText(query: Simple): readonly [field: string, value: string] {
  switch (query.kind) {
    case 'from':
      return ['from', sideNames[query.direction]];
    case 'sender':
      return ['from', senderText(query.name)];
    case 'account':
      return ['account', query.name === null ? '""' : nameText(query.name, query.whole)];
    case 'with':
      return ['with', nameText(query.name, query.whole)];
    case 'in':
      return ['in', quoted(query.console)];
    case 'conversation':
      return ['conversation', quoted(query.key)];
    case 'has':
      return ['has', query.what];
    case 'order':
      return ['order', quoted(query.number)];
    case 'type':
      return ['kind', query.of];
    case 'tag':
    default:
      return ['tag', quoted(query.name)];
  }
}

const isSimple = (query: Query): query is Simple => !['all', 'any', 'not', 'text', 'regex', 'time'].includes(query.kind);

/** `with:anna,bob` where all that may hold are values of one field, else null. */
function oneField(of: readonly Query[]): string | null {
  if (!of.every(isSimple)) return null;
  const parts = of.map(fieldText);
  const field = parts[0]?.[0];
  return parts.every(([name]) => name === field) ? `${field}:${parts.map(([, value]) => value).join(',')}` : null;
}

/** A term that needs no brackets wherever it stands. */
function closed(query: Query): string {
  if (isSimple(query)) return fieldText(query).join(':');
  if (query.kind === 'time') return timesText(query);
  if (query.kind === 'text') return quoted(query.text);
  if (query.kind === 'regex') return `/${query.source.replace(/\\[^]|\//g, (one) => (one === '/' ? '\\/' : one))}/`;
  if (query.kind === 'not') return query.of.kind === 'not' ? `-(${closed(query.of)})` : `-${closed(query.of)}`;
  if (query.kind === 'all') return `(${query.of.map(closed).join(' ')})`;
  return oneField(query.of) ?? `(${query.of.map(closed).join(' OR ')})`;
}

/** The text that asks this; reading it gives the same query again, in its `normal` form. English field names, dates in the local zone. */
export function print(query: Query): string {
  const plain = normal(query);
  if (plain.kind === 'all') return plain.of.map(closed).join(' ');
  if (plain.kind === 'any') return oneField(plain.of) ?? plain.of.map(closed).join(' OR ');
  return closed(plain);
}
