import type { Stretch } from '../evidence/pieces';
import type { Category } from './categories';

/** A stretch of a text that is to be hidden, and as what. */
export type Found = Stretch & { readonly category: Category };

/**
 * The same without overlaps, in order: stretches that share a character become one, called by the longest of them. Stretches that only touch
 * stay apart.
 */
export function merged(found: readonly Found[]): readonly Found[] {
  const result: { from: number; to: number; category: Category; longest: number }[] = [];
  for (const { from, to, category } of found.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    if (from >= to) continue;
    const last = result.at(-1);
    if (!last || from >= last.to) {
      result.push({ from, to, category, longest: to - from });
      continue;
    }
    if (to - from > last.longest) Object.assign(last, { category, longest: to - from });
    last.to = Math.max(last.to, to);
  }
  return result.map(({ from, to, category }) => ({ from, to, category }));
}
