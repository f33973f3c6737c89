import type { PageRule } from './page-rule';
import type { Wish } from './invent';
import type { Language } from './scenes';

const everything = ['text', 'image', 'file', 'system'] as const;

/** Two conversations in these languages: one with the customer alone, one with a colleague in it. */
export function twoTalks(
  seed: number,
  languages: readonly [Language, ...Language[]],
  kinds: Wish['kinds'] = everything,
): readonly [Wish, Wish] {
  const wish = { languages, kinds, isGroup: false } as const;
  return [
    { ...wish, seed, length: 52 },
    { ...wish, seed: seed + 1, length: 40, isGroup: true },
  ];
}

/** What most pages do: names of the others above each run, sides, a run ends after five minutes. */
export const plain = {
  made: 'own',
  names: 'others',
  nameAt: 'head',
  sides: 'seen',
  timeAt: 'each',
  separator: null,
  quietMinutes: 5,
  shownFirst: 18,
} as const satisfies Partial<PageRule>;
