import type { Query } from '../terms';
import { timesOf } from './dates';
import { englishNames, type Field, haveNames, kindNames, matchings, named, sides, states } from './fields';
import type { Around, ConsoleName } from './parse';
import { nearest, type QueryProblem } from './problems';
import type { Token, Value } from './tokens';

type FieldToken = Token & { readonly kind: 'field' };
type Answer = { readonly query: Query | null; readonly problem?: QueryProblem };

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

function problem(kind: QueryProblem['kind'], field: Field, { start, end, text }: Value, known: readonly string[] = []): QueryProblem {
  const instead = nearest(text, known);
  return { kind, start, end, typed: text, field, known, ...(instead === undefined ? {} : { instead }) };
}

function oneOf<T extends string>(
  names: Readonly<Record<string, T>>,
  token: FieldToken,
  value: Value,
  make: (found: T) => Query | null,
): Answer {
  const found = named(names, value.text);
  return found === null
    ? { query: null, problem: problem('unknown-value', token.field, value, englishNames(names)) }
    : { query: make(found) };
}

/** The consoles that a value of `in:` means: by id or name, else all whose id or name it is part of. */
function consolesOf(typed: string, consoles: readonly ConsoleName[]): readonly string[] {
  const wanted = plain(typed);
  const byId = consoles.filter(({ id }) => plain(id) === wanted);
  if (byId.length > 0) return byId.map(({ id }) => id);
  const byName = consoles.filter(({ name }) => plain(name) === wanted);
  const found = byName.length > 0 ? byName : consoles.filter(({ id, name }) => plain(id).includes(wanted) || plain(name).includes(wanted));
  return found.map(({ id }) => id);
}

function consoleQuery(value: Value, { consoles }: Around): Answer {
  const ids = consolesOf(value.text, consoles);
  if (ids.length > 0) return { query: { kind: 'any', of: ids.map((id) => ({ kind: 'in', console: id })) } };
  const query: Query = { kind: 'in', console: value.text };
  return consoles.length === 0
    ? { query }
    : {
        query,
        problem: problem(
          'unknown-console',
          'in',
          value,
          consoles.map(({ id }) => id),
        ),
      };
}

function senderQuery(value: Value): Query {
  const side = value.quoted ? null : named(sides, value.text);
  return side === null ? { kind: 'sender', name: value.text } : { kind: 'from', direction: side };
}

/** A name in quotes is the whole name. Until they are closed it is still being typed, and fits as its beginning does. */
const nameOf = ({ text, quoted, closed }: Value): { readonly name: string; readonly whole?: true } =>
  quoted && closed ? { name: text, whole: true } : { name: text };

function valueQuery(token: FieldToken, value: Value, around: Around): Answer {
  const { text } = value;
  switch (token.field) {
    case 'from':
      return { query: senderQuery(value) };
    case 'account':
      return { query: text === '' ? { kind: 'account', name: null } : { kind: 'account', ...nameOf(value) } };
    case 'with':
      return { query: { kind: 'with', ...nameOf(value) } };
    case 'in':
      return consoleQuery(value, around);
    case 'conversation':
      return { query: { kind: 'conversation', key: text } };
    case 'order':
      return { query: { kind: 'order', number: text } };
    case 'tag':
      return { query: { kind: 'tag', name: text } };
    case 'has':
      return oneOf(haveNames, token, value, (what) => ({ kind: 'has', what }));
    case 'kind':
      return oneOf(kindNames, token, value, (of) => ({ kind: 'type', of }));
    case 'is':
      return oneOf(states, token, value, (what) => ({ kind: 'has', what }));
    case 'match':
      return oneOf(matchings, token, value, () => null);
    case 'before':
    case 'after':
    case 'on':
    case 'during':
    default: {
      const times = timesOf(token.field, text, around.now);
      return times ? { query: { kind: 'time', ...times } } : { query: null, problem: problem('bad-date', token.field, value) };
    }
  }
}

/** `account:""` asks for what no account is known of; any other value must be there. */
const isSaid = (field: Field, { text, quoted }: Value): boolean => text !== '' || (quoted && field === 'account');

/** What a field asks for: any of its values. */
export function fieldQuery(
  token: FieldToken,
  around: Around,
): { readonly query: Query | null; readonly problems: readonly QueryProblem[] } {
  const said = token.values.filter((value) => isSaid(token.field, value));
  const { field, start, end } = token;
  if (said.length === 0) return { query: null, problems: [{ kind: 'missing-value', start, end, typed: field, field }] };
  const answers = said.map((value) => valueQuery(token, value, around));
  const of = answers.flatMap(({ query }) => query ?? []);
  const unclosed = said
    .filter(({ closed }) => !closed)
    .map((value): QueryProblem => ({ kind: 'unclosed-quote', start: value.start, end: value.end, typed: value.text }));
  return {
    query: of.length === 0 ? null : { kind: 'any', of },
    problems: [...answers.flatMap(({ problem: one }) => one ?? []), ...unclosed],
  };
}
