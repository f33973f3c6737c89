import { type Field, fieldOf, isDateField } from './fields';

type Span = { readonly start: number; readonly end: number };
/** A value of a field. `start` and `end` take in its quotes. */
export type Value = Span & { readonly text: string; readonly quoted: boolean; readonly closed: boolean };
export type Token = Span &
  (
    | { readonly kind: 'word'; readonly text: string }
    | { readonly kind: 'phrase'; readonly text: string; readonly closed: boolean }
    | { readonly kind: 'regex'; readonly source: string }
    | { readonly kind: 'field'; readonly field: Field; readonly values: readonly Value[] }
    | { readonly kind: 'or' | 'and' | 'not' | 'open' | 'close' }
  );

/** Groups within groups beyond this are taken as characters. */
const deepest = 40;
const space = /\s/;
const bars = '|｜';
const opens = '(（';
const closes = ')）';
const dashes = '-－';
const commas = ',，、';
/** What closes a phrase, by what opened it. Keyboards turn curved quotes either way. */
const quotes: Readonly<Record<string, string>> = { '"': '"＂', '＂': '"＂', '“': '”“', '”': '”“', '„': '”“', '「': '」', '『': '』' };
const keywords: Readonly<Record<string, 'or' | 'and' | 'not'>> = { OR: 'or', AND: 'and', NOT: 'not', 或: 'or' };

type Phrase = { readonly text: string; readonly closed: boolean; readonly end: number };

/** The phrase whose opening quote stands at `at`; a closing quote written twice is one that belongs to the phrase. */
function phraseAt(typed: string, at: number): Phrase {
  const closing = quotes[typed[at] ?? ''] ?? '';
  let text = '';
  for (let i = at + 1; i < typed.length; i++) {
    const unit = typed[i] ?? '';
    const isDoubled = closing.includes(unit) && typed[i + 1] === unit;
    if (closing.includes(unit) && !isDoubled) return { text, closed: true, end: i + 1 };
    if (isDoubled) i++;
    text += unit;
  }
  return { text, closed: false, end: typed.length };
}

/** A pattern between slashes, of which the last ends a word; slashes in it may be escaped. An `i` behind it says what holds anyway. */
function regexAt(typed: string, at: number, depth: number): { readonly source: string; readonly end: number } | null {
  for (let i = at + 1; i < typed.length; i++) {
    if (typed[i] === '\\') i++;
    else if (typed[i] === '/' && i > at + 1) {
      const end = typed[i + 1] === 'i' ? i + 2 : i + 1;
      const next = typed[end] ?? ' ';
      if (space.test(next) || bars.includes(next) || (depth > 0 && closes.includes(next))) {
        return { source: typed.slice(at + 1, i).replace(/\\([^])/g, (pair, one: string) => (one === '/' ? '/' : pair)), end };
      }
    }
  }
  return null;
}

/** Where a word that starts at `at` ends: at a space, a bar, a phrase, or a bracket that closes a group and not one within the word. */
function wordEnd(typed: string, at: number, depth: number, stops = ''): number {
  let inner = 0;
  for (let i = at; i < typed.length; i++) {
    const unit = typed[i] ?? '';
    if (space.test(unit) || bars.includes(unit) || stops.includes(unit)) return i;
    if (i > at && unit in quotes && phraseAt(typed, i).closed) return i;
    if (opens.includes(unit)) inner++;
    if (closes.includes(unit) && inner-- === 0) {
      if (depth > 0) return i;
      inner = 0;
    }
  }
  return typed.length;
}

function valueAt(typed: string, at: number, depth: number, field: Field): Value {
  if ((typed[at] ?? '') in quotes) return { ...phraseAt(typed, at), start: at, quoted: true };
  let end = wordEnd(typed, at, depth, commas);
  // Dates of two words: `last week`.
  const isHalf = isDateField(field) && /^(?:last|this|past)$/i.test(typed.slice(at, end));
  if (isHalf) end += /^\s+(?:week|month|year)(?![\p{L}\p{N}])/iu.exec(typed.slice(end))?.[0].length ?? 0;
  return { text: typed.slice(at, end), start: at, end, quoted: false, closed: true };
}

/** The field whose name stands at `at`, and where its colon ends. */
function fieldNameAt(typed: string, at: number): { readonly field: Field; readonly end: number } | null {
  const name = /^(?:[a-z]{2,12}|\p{Script=Han}{2,4})(?=[:：])/iu.exec(typed.slice(at, at + 16))?.[0];
  const field = name === undefined ? null : fieldOf(name);
  return name === undefined || field === null ? null : { field, end: at + name.length + 1 };
}

/** The field that begins at `at`, `from:anna,"Li Lei"`; a space may stand before its value, but no other field is one. */
function fieldAt(typed: string, at: number, depth: number): (Token & { readonly kind: 'field' }) | null {
  const name = fieldNameAt(typed, at);
  if (!name) return null;
  const { field } = name;
  const spaced = name.end + (/^\s+/.exec(typed.slice(name.end))?.[0].length ?? 0);
  let next = fieldNameAt(typed, spaced) ? name.end : spaced;
  const values: Value[] = [];
  for (;;) {
    const value = valueAt(typed, next, depth, field);
    values.push(value);
    if (!commas.includes(typed[value.end] ?? ' ')) break;
    next = value.end + 1;
  }
  const end = values.at(-1)?.end ?? name.end;
  return { kind: 'field', field, values, start: at, end };
}

function tokenAt(typed: string, at: number, depth: number): Token {
  const unit = typed[at] ?? '';
  const next = typed[at + 1] ?? ' ';
  const one = { start: at, end: at + 1 };
  if (bars.includes(unit)) return { kind: 'or', ...one };
  if (opens.includes(unit) && depth < deepest) return { kind: 'open', ...one };
  if (closes.includes(unit) && depth > 0) return { kind: 'close', ...one };
  if (dashes.includes(unit) && !space.test(next) && !dashes.includes(next)) return { kind: 'not', ...one };
  if (unit in quotes) return { kind: 'phrase', start: at, ...phraseAt(typed, at) };
  const regex = unit === '/' ? regexAt(typed, at, depth) : null;
  if (regex) return { kind: 'regex', start: at, ...regex };
  const field = fieldAt(typed, at, depth);
  if (field) return field;
  const end = Math.max(at + 1, wordEnd(typed, at, depth));
  const text = typed.slice(at, end);
  return Object.hasOwn(keywords, text) ? { kind: keywords[text] ?? 'and', start: at, end } : { kind: 'word', text, start: at, end };
}

/** Cuts what was typed into its words, phrases, patterns, fields and signs. Every character but the space between is in one of them. */
export function tokensOf(typed: string): readonly Token[] {
  const tokens: Token[] = [];
  let depth = 0;
  for (let at = 0; at < typed.length;) {
    if (space.test(typed[at] ?? '')) {
      at++;
      continue;
    }
    const token = tokenAt(typed, at, depth);
    if (token.kind === 'open') depth++;
    if (token.kind === 'close') depth--;
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}

const unsafe = /[\s"＂“”„「」『』()（）|｜:：,，、]|^[-－/]/u;

/** Words or a value as they are typed: in quotes where they would be taken for something else without. */
export function quoted(text: string): string {
  if (text !== '' && !unsafe.test(text) && !Object.hasOwn(keywords, text)) return text;
  return inQuotes(text);
}

/** Words or a value in quotes, whether they need them or not. */
export const inQuotes = (text: string): string => `"${text.replace(/["＂]/g, '$&$&')}"`;
