import { type Times, timesOf } from './dates';
import { aliasesOf, englishNames, type Field, fields, haveNames, isDateField, kindNames, matchings, sides, states } from './fields';
import type { ConsoleName } from './parse';
import { inQuotes, quoted, type Token, tokensOf, type Value } from './tokens';

/** What may be offered as values. */
export type KnownNames = {
  readonly consoles: readonly ConsoleName[];
  /** Accounts, contacts and tags by name, those that matter most first. */
  readonly accounts: readonly string[];
  readonly contacts: readonly string[];
  readonly tags: readonly string[];
  /** Words for dates in the user's language. */
  readonly dates: readonly string[];
};

/** Something to put in the place of what is being typed. `value` is null where it is the field itself that is offered. */
export type Suggestion = {
  readonly field: Field;
  readonly value: string | null;
  readonly text: string;
  /** The times that a value of a date field stands for. */
  readonly times?: Times;
};

/** What fits at the caret, in place of the text from `start` to `end`. */
export type Completion = { readonly start: number; readonly end: number; readonly suggestions: readonly Suggestion[] };

const most = 50;
const offeredFields = fields.filter((field) => field !== 'conversation');
const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

type Offer = { readonly value: string; readonly names: readonly string[] };

/** The English names of a table, each with all that it may be called. */
function offersOf(names: Readonly<Record<string, string>>): readonly Offer[] {
  return englishNames(names).map((value) => ({
    value,
    names: Object.keys(names).filter((name) => names[name] === names[value]),
  }));
}

const asNames = (names: readonly string[]): readonly Offer[] => names.map((value) => ({ value, names: [value] }));

function offers(field: Field, known: KnownNames): readonly Offer[] {
  switch (field) {
    case 'from':
      return [...offersOf(sides), ...asNames([...known.contacts, ...known.accounts])];
    case 'account':
      return asNames(known.accounts);
    case 'with':
      return asNames(known.contacts);
    case 'in':
      return known.consoles.map(({ id, name }) => ({ value: id, names: [id, name] }));
    case 'has':
      return offersOf(haveNames);
    case 'kind':
      return offersOf(kindNames);
    case 'tag':
      return asNames(known.tags);
    case 'is':
      return offersOf(states);
    case 'match':
      return offersOf(matchings);
    case 'before':
    case 'after':
    case 'on':
    case 'during':
      return asNames(known.dates);
    case 'order':
    case 'conversation':
    default:
      return [];
  }
}

function valueSuggestion(field: Field, value: string, now: number): Suggestion {
  const times = isDateField(field) ? timesOf(field, value, now) : null;
  const isSide = field === 'from' && Object.hasOwn(sides, value);
  // Who takes a name from the list means that one, and not each that holds it.
  const isName = field === 'with' || field === 'account';
  const text = isSide || times ? value : isName ? inQuotes(value) : quoted(value);
  return { field, value, text, ...(times ? { times } : {}) };
}

/** Those whose names hold what was typed, those that begin with it first. */
function fitting(all: readonly Offer[], typed: string): readonly string[] {
  const wanted = plain(typed);
  const begin = all.filter(({ names }) => names.some((name) => plain(name).startsWith(wanted)));
  const hold = all.filter((one) => !begin.includes(one) && one.names.some((name) => plain(name).includes(wanted)));
  return [...new Set([...begin, ...hold].map(({ value }) => value))];
}

function values(field: Field, value: Value, known: KnownNames, now: number): Completion {
  const found = fitting(offers(field, known), value.text);
  // A date that is typed out is offered too, so that one sees what it is taken for.
  const isOwn = isDateField(field) && !found.includes(value.text) && timesOf(field, value.text, now) !== null;
  const suggestions = [...(isOwn ? [value.text] : []), ...found].slice(0, most).map((one) => valueSuggestion(field, one, now));
  return { start: value.start, end: value.end, suggestions };
}

function fieldSuggestions(typed: string): readonly Suggestion[] {
  const all = offeredFields.map((field) => ({ value: field, names: [field, ...aliasesOf(field)] }));
  const wanted = plain(typed);
  return all
    .filter(({ names }) => names.some((name) => name.startsWith(wanted)))
    .map(({ value }) => ({ field: value, value: null, text: `${value}:` }));
}

function named(typed: string, known: KnownNames, now: number): readonly Suggestion[] {
  if (typed === '') return [];
  return (['with', 'in', 'account', 'tag'] as const).flatMap((field) =>
    fitting(offers(field, known), typed)
      .slice(0, 5)
      .map((value) => valueSuggestion(field, value, now))
      .map((one) => ({ ...one, text: `${field}:${one.text}` })),
  );
}

/** The value of a field that the caret is in or behind. */
function valueAt(token: Token | undefined, caret: number): Value | null {
  if (token?.kind !== 'field') return null;
  const [first] = token.values;
  if (first && caret < first.start) return caret > token.start + 2 && first.text === '' ? first : null;
  return token.values.find(({ start, end }) => start <= caret && caret <= end) ?? null;
}

/**
 * What may be typed at the caret: the values of the field that it is in; or, where it was asked for, fields, and names that hold the word
 * at the caret. Null where there is nothing to offer but what stands there.
 */
export function complete(typed: string, caret: number, known: KnownNames, now: number, asked: boolean): Completion | null {
  const token = tokensOf(typed).find(({ start, end }) => start < caret && caret <= end);
  const value = valueAt(token, caret);
  if (token?.kind === 'field' && value) {
    const completion = values(token.field, value, known, now);
    const [only, ...others] = completion.suggestions;
    const isThere = only === undefined || (others.length === 0 && only.text === typed.slice(value.start, value.end) && !only.times);
    return isThere ? null : completion;
  }
  if (!asked) return null;
  const word = token?.kind === 'word' ? token : { start: caret, end: caret, text: '' };
  const suggestions = [...fieldSuggestions(word.text), ...named(word.text, known, now)];
  return suggestions.length === 0 ? null : { start: word.start, end: word.end, suggestions };
}

/** What was typed with a suggestion taken, and where the caret is then: behind it, and behind a space where a value is complete. */
export function take(
  typed: string,
  { start, end }: Completion,
  { text, value }: Suggestion,
): { readonly typed: string; readonly caret: number } {
  const rest = typed.slice(end);
  const space = value !== null && !/^[\s)）,，]/.test(rest) ? ' ' : '';
  const before = typed.slice(0, start) + text + space;
  const caret = value !== null && space === '' && /^\s/.test(rest) ? before.length + 1 : before.length;
  return { typed: before + rest, caret };
}
