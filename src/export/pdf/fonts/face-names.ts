/** The faces that exports are set in, by the name under which a PDF carries them. */
export const faceTitles = {
  sans: 'NotoSans',
  sc: 'NotoSansSC',
  tc: 'NotoSansTC',
  jp: 'NotoSansJP',
  kr: 'NotoSansKR',
  thai: 'NotoSansThai',
  lao: 'NotoSansLao',
  khmer: 'NotoSansKhmer',
  myanmar: 'NotoSansMyanmar',
  arabic: 'NotoSansArabic',
  hebrew: 'NotoSansHebrew',
  devanagari: 'NotoSansDevanagari',
  bengali: 'NotoSansBengali',
  tamil: 'NotoSansTamil',
  telugu: 'NotoSansTelugu',
  kannada: 'NotoSansKannada',
  tibetan: 'NotoSerifTibetan',
  georgian: 'NotoSansGeorgian',
  canadian: 'NotoSansCanadianAboriginal',
  yi: 'NotoSansYi',
  symbols: 'NotoSansSymbols',
  symbols2: 'NotoSansSymbols2',
  math: 'NotoSansMath',
  emoji: 'NotoEmoji',
} as const;

export type FaceName = keyof typeof faceTitles;

/** Faces whose characters stand side by side as they are: a single one needs no shaping. */
const plain: ReadonlySet<FaceName> = new Set(['sans', 'sc', 'tc', 'jp', 'kr', 'georgian', 'canadian', 'yi', 'symbols', 'symbols2', 'math', 'emoji']);

export const isPlainFace = (name: FaceName): boolean => plain.has(name);

/** What a screen reader is told of a paragraph mostly set in a face, where that is not the document's own language. */
export const faceLanguages: Partial<Record<FaceName, string>> = {
  sc: 'zh-Hans',
  tc: 'zh-Hant',
  jp: 'ja',
  kr: 'ko',
  thai: 'th',
  lao: 'lo',
  khmer: 'km',
  myanmar: 'my',
  arabic: 'ar',
  hebrew: 'he',
  devanagari: 'hi',
  bengali: 'bn',
  tamil: 'ta',
};
