import type { Parsed, Term } from './parse';

type Place = Pick<Term, 'start' | 'end'>;
type Read = (typed: string) => Parsed;

/** What was typed without one of its terms and the space that set it off; the rest stays as it is. */
export function removeTerm(typed: string, { start, end }: Place): string {
  const before = typed.slice(0, start);
  const after = typed.slice(end);
  if (before.trim() === '') return before + after.trimStart();
  return after.trim() === '' ? before.trimEnd() + after.replace(/^\s+/, '') : before.trimEnd() + after.replace(/^(?!\s)/, ' ');
}

/** What was typed with another text in place of one of its terms; an empty one takes the term away. */
export function replaceTerm(typed: string, place: Place, term: string): string {
  return term === '' ? removeTerm(typed, place) : typed.slice(0, place.start) + term + typed.slice(place.end);
}

/** What was typed with one term more: behind it or, where that would become part of something unfinished, before it. */
export function addTerm(typed: string, term: string, read: Read): string {
  if (term === '') return typed;
  if (typed.trim() === '') return term;
  const behind = `${typed.trimEnd()} ${term}`;
  const isOwn = read(behind).terms.some(({ start, end }) => start === behind.length - term.length && end === behind.length);
  return isOwn ? behind : `${term} ${typed.trimStart()}`;
}
