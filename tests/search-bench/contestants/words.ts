import { fold } from '../../../src/search/fold/fold';

const thai = new Intl.Segmenter('th', { granularity: 'word' });

/**
 * The words of a text for an index of words, as the peers' documentations advise for Chinese: each two neighbouring characters of a Chinese
 * run, a lone one as it is; Thai as the browser's dictionary parts it; of everything else the runs of letters and digits.
 */
export function wordsOf(text: string): readonly string[] {
  const words: string[] = [];
  for (const [run] of fold(text).matchAll(
    /\p{Script=Han}+|\p{Script=Thai}+|[\p{L}\p{N}\p{M}]+?(?=[\p{Script=Han}\p{Script=Thai}]|[^\p{L}\p{N}\p{M}]|$)/gu,
  )) {
    if (/^\p{Script=Han}/u.test(run)) words.push(...pairsOf(Array.from(run)));
    else if (/^\p{Script=Thai}/u.test(run)) words.push(...Array.from(thai.segment(run), ({ segment }) => segment));
    else words.push(run);
  }
  return words;
}

function pairsOf(characters: readonly string[]): readonly string[] {
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, at) => `${characters[at] ?? ''}${character}`);
}
