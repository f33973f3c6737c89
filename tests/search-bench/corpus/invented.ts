import { luckOf, type Luck } from './luck';

/** The 3,755 commonest characters, from the table of the national standard that every browser and Node have. */
function commonCharacters(): readonly string[] {
  const decoder = new TextDecoder('gb18030');
  const codes = Array.from({ length: (0xd7 - 0xb0 + 1) * 94 }, (_, at) => [0xb0 + Math.floor(at / 94), 0xa1 + (at % 94)]);
  return codes.map((code) => decoder.decode(Uint8Array.from(code))).filter((character) => /^\p{Script=Han}$/u.test(character));
}

/** Made when it is first asked for: a page that only asks questions has no use for it. */
function once<T>(make: () => T): () => T {
  let made: T | null = null;
  return () => (made ??= make());
}

/** Distinct words made of parts drawn by lot, always the same for a seed. */
function inventedWords(seed: number, count: number, made: (luck: Luck) => string): () => readonly string[] {
  return once(() => {
    const luck = luckOf(seed);
    const words = new Set<string>();
    while (words.size < count) words.add(made(luck));
    return [...words];
  });
}

function shuffled(characters: readonly string[], seed: number): readonly string[] {
  const luck = luckOf(seed);
  return characters
    .map((character) => [luck.next(), character] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, character]) => character);
}

const characters = once(() => shuffled(commonCharacters(), 3));

/** Names, places and words of one shop or one customer that no list of ours foresees: two or three characters each. */
export const chineseWords = inventedWords(
  11,
  9000,
  (luck) =>
    luck.rare(characters()) +
    (luck.maybe(0.5) ? luck.pick(['水', '山', '宝', '家', '子', '心', '云']) : luck.rare(characters())) +
    (luck.maybe(0.15) ? luck.rare(characters()) : ''),
);

const pieces = (luck: Luck, starts: string, middles: string, ends: string): string => {
  const of = (list: string) => luck.word(list.split(' '));
  return `${of(starts)}${of(middles)}${of(ends)}`.replaceAll('_', '');
};

const latin = (luck: Luck) =>
  pieces(luck, 'b k m s t r d l n p g h j f v w c st br tr gr', 'a i u e o ai au ia oo ee', '_ n r s t ng k m l x th h');
/** Brands and names in Latin letters. */
export const latinWords = inventedWords(12, 4000, (luck) => Array.from({ length: luck.between(2, 3) }, () => latin(luck)).join(''));

const thaiStarts = 'ก ข ค ง จ ช ซ ด ต ท น บ ป พ ม ย ร ล ว ส ห อ กร ปล คว พร หน หม';
const thaiSyllable = (luck: Luck) =>
  luck.maybe(0.35)
    ? `${luck.pick(['เ', 'แ', 'โ', 'ไ', 'ใ'])}${luck.word(thaiStarts.split(' '))}${luck.pick(['', '่', '้', 'น', 'ง', 'ย'])}`
    : pieces(luck, thaiStarts, 'า ั ี ิ ู ุ ่า ้า ื อ ำ', '_ น ง ก บ ม ย ด ว').replace(/ั$/, 'า');
/** Thai words; they stand without spaces between them. */
export const thaiWords = inventedWords(13, 5000, (luck) => Array.from({ length: luck.between(1, 3) }, () => thaiSyllable(luck)).join(''));

/** Vietnamese syllables with their tones. */
export const vietnameseWords = inventedWords(14, 1200, (luck) =>
  pieces(
    luck,
    'th ch nh kh tr ph b c d đ g h l m n s t v x ng gi qu',
    'a ă â e ê o ô ơ u ư iê uô ươ á à ả ạ ấ ầ ậ ế ề ệ ố ồ ộ ớ ờ ợ ứ ừ ự',
    '_ n ng nh c t m i p ch',
  ),
);
