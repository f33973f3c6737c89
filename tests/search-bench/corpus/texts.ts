import { chinese, chineseFacts, chineseReady, chineseSentences, chineseShort, traditionalSentences } from './chinese';
import { english, englishFacts, englishSentences, englishShort } from './english';
import { filled, type Slots } from './grammar';
import type { Luck } from './luck';
import {
  indonesian,
  indonesianFacts,
  indonesianSentences,
  indonesianShort,
  thai,
  thaiFacts,
  thaiSentences,
  thaiShort,
  vietnamese,
  vietnameseFacts,
  vietnameseSentences,
  vietnameseShort,
} from './southeast';

export const languages = ['zh', 'en', 'th', 'vi', 'id'] as const;
export type Language = (typeof languages)[number];

type Speech = {
  readonly slots: Slots;
  readonly short: readonly string[];
  readonly sentences: readonly string[];
  /** With an order number, a tracking number, a phone number, a price or an address. */
  readonly facts: readonly string[];
};

const speeches: Readonly<Record<Language, Speech>> = {
  zh: { slots: chinese, short: chineseShort, sentences: chineseSentences, facts: chineseFacts },
  en: { slots: english, short: englishShort, sentences: englishSentences, facts: englishFacts },
  th: { slots: thai, short: thaiShort, sentences: thaiSentences, facts: thaiFacts },
  vi: { slots: vietnamese, short: vietnameseShort, sentences: vietnameseSentences, facts: vietnameseFacts },
  id: { slots: indonesian, short: indonesianShort, sentences: indonesianSentences, facts: indonesianFacts },
};

/** The share of conversations held in each language. */
const shares: readonly (readonly [Language, number])[] = [
  ['zh', 0.66],
  ['en', 0.78],
  ['th', 0.88],
  ['vi', 0.95],
  ['id', 1],
];

export function languageOf(turn: number): Language {
  return shares.find(([, below]) => turn < below)?.[0] ?? 'zh';
}

/** One message as a shop or a customer writes it; what was made up is never taken from anyone. */
export function textIn(language: Language, luck: Luck): string {
  const { slots, short, sentences, facts } = speeches[language];
  const turn = luck.next();
  if (turn < 0.13) return luck.word(short);
  if (turn < 0.33) return filled(luck.pick(facts as [string, ...string[]]), slots, luck);
  if (language !== 'zh') return several(() => filled(luck.pick(sentences as [string, ...string[]]), slots, luck), luck, ' ', 0.42);
  if (turn < 0.39) return filled(luck.word(chineseReady), slots, luck);
  if (turn < 0.42) return filled(luck.pick(traditionalSentences as unknown as [string, ...string[]]), slots, luck);
  const sentence = () => filled(luck.pick(chineseSentences as [string, ...string[]]), slots, luck);
  const mark = luck.pick(['，', '，', ' ', '。', ',', '\n']);
  return several(sentence, luck, mark, 0.67) + filled(luck.pick(chinese['tailing'] as [string, ...string[]]), slots, luck);
}

/** One sentence and, with that share each, another: a long tail. */
function several(one: () => string, luck: Luck, mark: string, more: number): string {
  let text = one();
  while (luck.maybe(more)) text += mark + one();
  return text;
}
