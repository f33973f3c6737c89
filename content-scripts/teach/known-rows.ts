import type { Draft } from '../reader/draft';
import { allWithin } from '../reader/select';
import { isShown } from '../reader/visible';

/** A row with what the layout makes of it, if anything. */
export type KnownRow = { readonly row: Element; readonly draft: Draft | null };

/** Rows at which candidates are tried; more would only take longer. */
export const tried = 40;

/** At most so many of them, from all over. */
export function spread<T>(all: readonly T[], most: number): readonly T[] {
  const step = Math.max(1, all.length / most);
  return Array.from({ length: Math.min(all.length, most) }, (_, at) => all[Math.floor(at * step)]).filter((each) => each !== undefined);
}

/** What a selector finds in a row, as far as it is shown. */
export const shownIn = (row: Element, css: string): readonly Element[] => allWithin(row, css).filter(isShown);
/** A part of a whole; 0 of nothing. */
export const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/** A text without its white space. */
export const squeezed = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, '');
/** Whether two texts say the same, however their lines are broken. */
export const sameWords = (one: string | null, two: string | null | undefined): boolean => squeezed(one) === squeezed(two);
