import type { Hit, Marks } from '../../archive/ports';
import { type Plan, type Sound, sounding } from '../blocks/plan';
import { foldWithOffsets } from '../fold/fold';
import type { Question } from '../finder';
import type { Query } from '../terms';

/** Words typed in letters may be the pinyin of others; which, is known only of a search for one word. */
export function soundedWord({ query, exact }: Question): string | null {
  const words = query.kind === 'all' ? query.of.filter(({ kind }) => kind === 'text') : [query];
  const [word] = words;
  const isPlain = words.length === 1 && !exact && !(query.kind === 'all' && query.of.some(({ kind }) => nested.has(kind)));
  return isPlain && word?.kind === 'text' && /^[\p{Script=Latin}\s'’]{2,}$/u.test(word.text) ? word.text : null;
}

/** Conditions in which words may stand that this does not look into. */
const nested: ReadonlySet<Query['kind']> = new Set(['all', 'any', 'not', 'regex']);

/** Finds what sounds like the word and does not hold it. */
export const alikePlan = (plan: Plan, sound: Sound): Plan => ({ kind: 'all', of: [sounding(plan, sound), { kind: 'not', of: plan }] });

/** The hit with the marks of what sounds like the word. */
export function soundMarked(hit: Hit, sound: Sound): Hit {
  const { text, starts } = foldWithOffsets(hit.message.text);
  const marks: (readonly [number, number])[] = [];
  for (let place = sound(text, 0, text.length); place; place = sound(text, place.end, text.length))
    marks.push([starts[place.start] ?? place.start, starts[place.end] ?? place.end]);
  const { earlier: _, ...rest } = hit;
  return { ...rest, marks: marks satisfies Marks };
}

/** How to hear a word, if it may be pinyin. What knows the sounds is loaded with the first such word. */
export async function soundOf(word: string): Promise<Sound | null> {
  const { pinyinMatcher } = await import('../pinyin/pinyin-matcher');
  const matcher = pinyinMatcher(word);
  return matcher && ((text, from, to) => matcher.next(text, from, to));
}
