import { everything, type Query } from '../terms';
import { fields } from './fields';
import { fieldQuery } from './field-query';
import { normal } from './normal';
import { nearest, type QueryProblem } from './problems';
import { quoted, type Token, tokensOf } from './tokens';

export type ConsoleName = { readonly id: string; readonly name: string };

/** What reading a query needs to know: the time (epoch ms), from which `yesterday` is counted, and the consoles by the names they are shown with. */
export type Around = { readonly now: number; readonly consoles: readonly ConsoleName[] };

/** One of the parts that must all hold, and where it stands in the typed text. `query` is null where it narrows nothing: `match:exact`, or a part left out. */
export type Term = { readonly start: number; readonly end: number; readonly query: Query | null };

export type Parsed = {
  readonly query: Query;
  readonly exact: boolean;
  readonly terms: readonly Term[];
  readonly problems: readonly QueryProblem[];
};

const maxProblems = 20;
/** What is wrong with a field of which no value fits. */
const misfits: readonly QueryProblem['kind'][] = ['bad-date', 'unknown-value'];

/** Reads tokens one after the other. Behind its end there is nothing. */
class Reader {
  private at = 0;
  exact = false;
  readonly problems: QueryProblem[] = [];
  private readonly tokens: readonly Token[];
  private readonly typed: string;
  private readonly around: Around;

  constructor(typed: string, around: Around) {
    this.tokens = tokensOf(typed);
    this.typed = typed;
    this.around = around;
  }

  /** Every term up to the end, or up to the bracket that closes this group. */
  conjuncts(): Term[] {
    const terms: Term[] = [];
    for (let token = this.peek(); token && token.kind !== 'close'; token = this.peek()) {
      if (token.kind === 'and') this.at++;
      else terms.push(this.disjunction());
    }
    return terms;
  }

  /** `a OR b OR c`; OR joins its neighbours before the terms around them are put together. */
  private disjunction(): Term {
    const first = this.peek();
    if (first?.kind === 'or') return this.lonely(first);
    const terms = [this.negation()];
    for (let token = this.peek(); token?.kind === 'or'; token = this.peek()) {
      this.at++;
      const next = this.peek();
      if (!next || next.kind === 'close' || next.kind === 'or') this.report(token, 'lonely-operator', this.textOf(token));
      else terms.push(this.negation());
    }
    const of = terms.flatMap(({ query }) => query ?? []);
    const [one] = of;
    const query: Query | null = of.length > 1 ? { kind: 'any', of } : (one ?? null);
    return { start: terms[0]?.start ?? 0, end: terms.at(-1)?.end ?? 0, query: query && normal(query) };
  }

  private negation(): Term {
    const token = this.peek();
    if (token?.kind !== 'not') return this.atom();
    this.at++;
    const next = this.peek();
    if (!next || ['close', 'or', 'and'].includes(next.kind)) {
      this.report(token, 'lonely-operator', this.textOf(token));
      return { start: token.start, end: token.end, query: null };
    }
    const { query, end } = this.negation();
    return { start: token.start, end, query: query && { kind: 'not', of: query } };
  }

  private atom(): Term {
    const token = this.peek();
    if (!token) return { start: this.typed.length, end: this.typed.length, query: null };
    this.at++;
    const { start, end } = token;
    switch (token.kind) {
      case 'open':
        return this.group(token);
      case 'word':
        return { start, end, query: this.word(token) };
      case 'phrase':
        return { start, end, query: this.phrase(token) };
      case 'regex':
        return { start, end, query: this.pattern(token) };
      case 'field':
        return { start, end, query: this.field(token) };
      case 'or':
      case 'and':
      case 'not':
      case 'close':
      default:
        return { start, end, query: null };
    }
  }

  private group(open: Token): Term {
    const of = this.conjuncts();
    const close = this.peek();
    if (close) this.at++;
    else
      this.report({ start: open.start, end: this.typed.length }, 'unclosed-group', '(', {
        instead: `${this.typed.slice(open.start).trimEnd()})`,
      });
    const queries = of.flatMap(({ query }) => query ?? []);
    const isLeftOut = of.length > 0 && queries.length === 0;
    return {
      start: open.start,
      end: close?.end ?? of.at(-1)?.end ?? open.end,
      query: isLeftOut ? null : normal({ kind: 'all', of: queries }),
    };
  }

  private word(token: Token & { readonly kind: 'word' }): Query {
    const name = /^([a-z]{2,12})[:：](?!\/\/)./i.exec(token.text)?.[1];
    if (name !== undefined) {
      const meant = nearest(
        name,
        fields.filter((one) => one !== 'conversation'),
      );
      const instead = meant === undefined ? {} : { instead: meant + token.text.slice(name.length) };
      this.report(token, 'unknown-field', name, instead);
    }
    return { kind: 'text', text: token.text };
  }

  private phrase(token: Token & { readonly kind: 'phrase' }): Query | null {
    if (!token.closed) this.report(token, 'unclosed-quote', token.text, { instead: quoted(token.text) });
    return token.text === '' ? null : { kind: 'text', text: token.text };
  }

  private pattern(token: Token & { readonly kind: 'regex' }): Query {
    try {
      void new RegExp(token.source, 'iu');
      return { kind: 'regex', source: token.source };
    } catch {
      this.report(token, 'bad-regex', token.source, { instead: quoted(token.source) });
      return { kind: 'text', text: token.source };
    }
  }

  private field(token: Token & { readonly kind: 'field' }): Query | null {
    const { query, problems } = fieldQuery(token, this.around);
    // `时间：下午` is a line of a message that was pasted rather than a date that was mistyped.
    const isPasted = query === null && /^\p{Script=Han}/u.test(this.textOf(token)) && problems.some(({ kind }) => misfits.includes(kind));
    if (token.field === 'match') this.exact ||= problems.length === 0;
    if (isPasted) return { kind: 'text', text: this.textOf(token) };
    this.problems.push(...problems);
    return query;
  }

  private lonely(token: Token): Term {
    this.at++;
    this.report(token, 'lonely-operator', this.textOf(token));
    return { start: token.start, end: token.end, query: null };
  }

  private peek(): Token | undefined {
    return this.tokens[this.at];
  }

  private textOf({ start, end }: Token): string {
    return this.typed.slice(start, end);
  }

  private report(
    { start, end }: Pick<Token, 'start' | 'end'>,
    kind: QueryProblem['kind'],
    typed: string,
    more: Pick<QueryProblem, 'instead'> = {},
  ): void {
    this.problems.push({ kind, start, end, typed, ...more });
  }
}

/**
 * Reads what was typed into the search. It never fails: what cannot be taken as it stands is reported among the problems, each of which
 * says what was made of it. Neighbouring terms must all hold; OR binds more tightly than that: `from:me 退款 OR 退货` asks for either of
 * the two words, from me.
 */
export function parse(typed: string, around: Around): Parsed {
  const reader = new Reader(typed, around);
  const terms = reader.conjuncts();
  const of = terms.flatMap(({ query }) => query ?? []);
  const query = of.length === 0 ? everything : normal({ kind: 'all', of });
  return { query, exact: reader.exact, terms, problems: reader.problems.slice(0, maxProblems) };
}
