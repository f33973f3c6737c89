import { assert, constantFrom, integer, nat, oneof, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exactly, fold, foldWithOffsets } from './fold';

describe('what counts as the same', () => {
  test.each([
    ['case', 'Shopee ORDER', 'shopee order'],
    ['case of Greek, with its two small sigmas', 'ΟΔΟΣ οδος', 'οδος οδοσ'],
    ['case of Cyrillic', 'ЗАКАЗ', 'заказ'],
    ['Turkish i with and without its dot', 'İstanbul ISPARTA ışık', 'istanbul isparta isik'],
    ['full width', 'ＳＦ１２３４５６，（急）', 'SF123456,(急)'],
    ['the space of Chinese text', '你好　在吗', '你好 在吗'],
    ['a space that does not break', '12 kg', '12 kg'],
    ['half-width kana', 'ｶﾞｿﾘﾝ ﾊﾟﾝ', 'ガソリン パン'],
    ['half-width Hangul', 'ﾡﾢ', 'ㄱㄲ'],
    ['circled and squared forms', '①②⑩ ㊗ ㎏ ㎡ ℃ № ㈱', '1210 祝 kg m2 °c no (株)'],
    ['ligatures', 'oﬃce ﬁnd', 'office find'],
    ['mathematical letters of nicknames', '𝓛𝓸𝓿𝓮 𝐒𝐡𝐨𝐩', 'love shop'],
    ['superscripts', 'm² x³', 'm2 x3'],
    ['fractions', '½ 件', '1/2 件'],
    ['Vietnamese', 'Đơn hàng đã được giao đến Huế', 'don hang da duoc giao den hue'],
    ['Vietnamese, decomposed', 'Tiếng Việt'.normalize('NFD'), 'tieng viet'],
    ['Polish, Danish, German', 'Łódź Ærø Straße GRÜẞE', 'lodz aero strasse grusse'],
    ['French and Spanish', 'Où êtes-vous ? Mañana, garçon, cœur', 'ou etes-vous ? manana, garcon, coeur'],
    ['Icelandic and Maltese', 'Þórður ħobż', 'thordur hobz'],
    ['Greek accents', 'Καλημέρα ΰ ᾳ', 'καλημερα υ α'],
    ['Cyrillic accents', 'Ёлка й ї за́мок', 'елка и і замок'],
    ['Arabic vowels and tatweel', 'مُحَمَّد الســـلام', 'محمد السلام'],
    ['Arabic alef with hamza', 'أحمد إلى آخر', 'احمد الي اخر'],
    ['Persian kaf and yeh', 'کتاب یک', 'كتاب يك'],
    ['Hebrew points', 'שָׁלוֹם', 'שלום'],
    ['digits of other scripts', '٢٠٢٦ ۱۲ ९८ ๑๒ ０７ 𝟗', '2026 12 98 12 07 9'],
    ['quotes', '“a” ‘b’ „c« »d‟ 「e」『f』 it´s ＂g＂', `"a" 'b' "c" "d" "e""f" it's "g"`],
    ['dashes', 'a—b–c−d‐e‑f', 'a-b-c-d-e-f'],
    ['wave dashes', '9〜12～', '9~12~'],
    ['three points', '好的……', '好的......'],
    ['soft hyphens and spaces of no width', 'ship\u00adping 发​货\u2060了\ufeff', 'shipping 发货了'],
    ['forms of emoji', '❤️ ☎︎ 1️⃣ 👨‍👩‍👧', '❤ ☎ 1 👨👩👧'],
    ['directions', '\u202bשלום\u202c\u200f', 'שלום'],
    ['Thai am, typed in halves', 'นํ้า น้ํา นํา', 'น้ำ น้ำ นำ'],
    ['Thai tone before the vowel below', 'ทุ่ง', 'ท่\u0e38ง'],
    ['Hangul, decomposed', '한국어 각'.normalize('NFD'), '한국어 각'],
    ['kana, decomposed', 'ガパ'.normalize('NFD'), 'ガパ'],
    ['Hindi, decomposed', 'क़ानून', 'क\u093cानून'],
    ['Tamil, decomposed', 'கொடு'.normalize('NFD'), 'கொடு'],
    ['radicals and compatibility ideographs', '⼈⾦ 樂 豈', '人金 乐 岂'],
  ])('%s', (_, one, other) => {
    const left = fold(one).replace(/""/g, '" "');
    expect(left.replaceAll(' ', '')).toBe(fold(other).replaceAll(' ', ''));
  });

  test.each([
    ['发货', '發貨'],
    ['干燥', '乾燥'],
    ['干部', '幹部'],
    ['乾坤', '乾坤'],
    ['头发', '頭髮'],
    ['然后', '然後'],
    ['皇后', '皇后'],
    ['这里', '這裡'],
    ['这里', '這裏'],
    ['看着', '看著'],
    ['著名', '著名'],
    ['台湾', '臺灣'],
    ['台风', '颱風'],
    ['写字台', '寫字檯'],
    ['计划', '計畫'],
    ['计划', '計劃'],
    ['沉没', '沈沒'],
    ['余额', '餘額'],
    ['回复', '回覆'],
    ['借口', '藉口'],
    ['仿佛', '彷彿'],
    ['特征', '特徵'],
    ['什么', '什麼'],
    ['面条', '麵條'],
    ['苹果', '蘋菓'],
    ['才能', '纔能'],
    ['家具', '家俱'],
    ['它们', '牠們'],
    ['气', '気'],
    ['东京站', '東京站'],
    ['实际', '実際'],
    ['驿', '駅'],
  ])('%s and %s, as people of either writing have it', (simplified, other) => {
    expect(fold(other)).toBe(fold(simplified));
  });
});

test.each([
  ['Thai vowels', 'ปา', 'ป้า'],
  ['Thai tones', 'มา', 'ม้า'],
  ['Devanagari vowels', 'कल', 'काल'],
  ['kana voicing', 'か', 'が'],
  ['kana voicing, also decomposed', 'は', 'ぱ'.normalize('NFD')],
  ['hiragana and katakana', 'さ', 'サ'],
  ['Hangul', '하', '한'],
  ['Hangul letters that stand alone', 'ㄱㅏ', '가'],
  ['signs', '=', '≠'],
  ['Chinese stops', '好。', '好.'],
  ['long kana', 'ー', '-'],
  ['words that only look alike', '已', '己'],
  ['bad, and clay', '坏', '坯'],
  ['genders', '他', '她'],
  ['emoji', '👍', '👎'],
  ['skins', '👍', '👍🏿'],
])('what is told apart: %s', (_, one, other) => {
  expect(fold(one)).not.toBe(fold(other));
});

test('a letter of Hangul or a kana is not found within another', () => {
  expect(fold('한')).not.toContain(fold('하'));
  expect(fold('が')).not.toContain(fold('か'));
  expect(fold('가'.normalize('NFD'))).not.toContain(fold('ᄀ'));
});

test('a text that needs nothing comes back as it is', () => {
  for (const text of ['', 'order 12', '发货了吗', 'ส่งของวันไหนคะ', '한국어', '👍🏿', '\ud800 \udc00']) expect(fold(text)).toBe(text);
});

const nasty = [
  'aAÁßıİſŉǰﬃ Σςᾼΐΰ\u0345 ЙйЁ\u0306 \u0301\u0323\u031b\u0338\u034f\u00ad\u200b\u200d\ufe0f\u{e0100}\u{e0067}\u20e3',
  'אَّّأآؤئٱﷺـ\u05b8 각가각ㄱㅏﾡￂㅤᅠ㉮㈀\ua960\ud7b0 かがハﾊ\u3099\u309aﾞﾟ゛ー㍿㌀',
  'น\u0e49\u0e38\u0e3a\u0e4dาำ ນ\u0ec9\u0eb8\u0ecdາຳໜ क\u0958\u093c\u094d\u0951\u09c7\u09be\u0bc6\u0bbe\u102e\u1025\u0f71\u0f72\u0f73',
  '乾干髮後著樂⼈𠵾𫝈丽〇發 １٣𝟗𝓐½①🄰😀🏿👨´¨″…≠℃　\n\0 \u{110ba}\u{110a5}\u{11099}\u{10400}\u{1e947}',
].flatMap((all) => Array.from(all));
const halves = ['\ud83d', '\ude00', '\ud805', '\udbff'];
const text = oneof(
  string({ unit: constantFrom(...nasty, ...halves), maxLength: 12 }),
  string({ unit: 'binary', maxLength: 12 }),
  string({ unit: 'grapheme', maxLength: 12 }),
  string({
    unit: oneof(
      constantFrom(...nasty),
      integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
    ),
    maxLength: 12,
  }),
);

/** No script puts a mark of another behind its own. */
const isMixed = (one: string): boolean =>
  Array.from(
    one.matchAll(/[\p{M}\p{Default_Ignorable_Code_Point}ـ]+/gu),
    ([marks]) => new Set(Array.from(marks, (mark) => Math.floor((mark.codePointAt(0) ?? 0) / 128))),
  ).some((blocks) => [...blocks].filter((block) => block >= 0x900 / 128 && block < 0xf00 / 128).length > 1);
const runs = { numRuns: 1500 };

test('noncharacters become spaces, for the index parts texts by them', () => {
  expect(fold('一\uffff二\ufffe三')).toBe('一 二 三');
});

describe('of every text', () => {
  test('the fold is the same with offsets', () => {
    assert(
      property(text, (one) => {
        expect(foldWithOffsets(one).text).toBe(fold(one));
      }),
      runs,
    );
  });

  test('folding twice is folding once', () => {
    assert(
      property(text, (one) => {
        expect(fold(fold(one))).toBe(fold(one));
      }),
      runs,
    );
  });

  test('canonically equivalent texts fold alike, and are exactly the same', () => {
    assert(
      property(
        text.filter((one) => !isMixed(one)),
        (one) => {
          expect(fold(one.normalize('NFD'))).toBe(fold(one));
          expect(fold(one.normalize('NFC'))).toBe(fold(one));
          expect(exactly(one.normalize('NFD'))).toBe(exactly(one));
          expect(exactly(fold(one))).toBe(fold(one));
        },
      ),
      runs,
    );
  });

  test('offsets begin with the text, never go back, and end with it', () => {
    assert(
      property(text, (one) => {
        const { text: folded, starts } = foldWithOffsets(one);
        expect(starts).toHaveLength(folded.length + 1);
        expect(starts.every((start, index) => index === 0 || start >= (starts[index - 1] ?? 0))).toBe(true);
        expect(starts.at(-1)).toBe(one.length);
      }),
      runs,
    );
  });

  test('a part cut where characters begin is found in the fold, where the offsets say', () => {
    assert(
      property(text, nat(), nat(), (one, some, other) => {
        const { text: folded, starts } = foldWithOffsets(one);
        const borders = starts.flatMap((start, index) => (index === 0 || start > (starts[index - 1] ?? 0) ? [index] : []));
        const [from = 0, to = 0] = [borders[some % borders.length] ?? 0, borders[other % borders.length] ?? 0].toSorted((a, b) => a - b);
        expect(fold(one.slice(starts[from], starts[to]))).toBe(folded.slice(from, to));
      }),
      runs,
    );
  });

  test('a text behind another is found in both together, unless it begins with a mark', () => {
    assert(
      property(text, text, (one, other) => {
        expect(fold(`${one} ${other}`).startsWith(fold(`${one} `))).toBe(true);
        expect(fold(`${one}x${other}`)).toBe(fold(one) + fold(`x${other}`));
      }),
      runs,
    );
  });
});

test('every character folds to something that folds to itself, and so does its decomposed form', () => {
  const wrong: string[] = [];
  for (const [first, last] of [
    [0, 0x33ff],
    [0xa000, 0xabff],
    [0xd7b0, 0x1ffff],
    [0x2f800, 0x2fa1f],
    [0xe0000, 0xe01ff],
  ] as const) {
    for (let code = first; code <= last; code++) {
      const one = String.fromCodePoint(code);
      const folded = fold(one);
      if (fold(folded) !== folded || fold(one.normalize('NFD')) !== folded || foldWithOffsets(one).text !== folded)
        wrong.push(code.toString(16));
    }
  }
  expect(wrong).toEqual([]);
});

test('marks point into the original', () => {
  expect(foldWithOffsets('e\u0301x').starts).toEqual([0, 2, 3]);
  expect(foldWithOffsets('㎏x')).toEqual({ text: 'kgx', starts: [0, 0, 1, 2] });
  expect(foldWithOffsets('発​送').starts).toEqual([0, 2, 3]);
  expect(foldWithOffsets('😀A').starts).toEqual([0, 0, 2, 3]);
});

test('long texts are folded whole', () => {
  const long = 'Đơn hàng，發貨…'.repeat(20_000);
  expect(fold(long)).toBe(fold('Đơn hàng，發貨…').repeat(20_000));
});

test('exactly is the text as it stands, but for how its marks are written', () => {
  expect(exactly('Việt'.normalize('NFD'))).toBe('Việt');
  for (const one of ['ＳＦ', '發', 'É', '❤️', '“', 'ﬁ']) expect(exactly(one)).toBe(one);
});
