import { array, assert, constantFrom, nat, property, string, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, foldWithOffsets } from '../fold/fold';
import { pinyinMatcher } from './pinyin-matcher';
import { soundsOfHan } from './sounds';

/** The first part of a folded text that the query is the pinyin of; null where there is none, or where it cannot be pinyin. */
function foundIn(text: string, query: string): string | null {
  const folded = fold(text);
  const place = pinyinMatcher(query)?.next(folded, 0, folded.length) ?? null;
  return place && folded.slice(place.start, place.end);
}

describe('what is found', () => {
  test.each([
    ['whole syllables', 'fahuo', '请尽快发货谢谢', '发货'],
    ['initials', 'fh', '请尽快发货谢谢', '发货'],
    ['syllables apart', 'fa huo', '请尽快发货谢谢', '发货'],
    ['the last one begun', 'fah', '请尽快发货谢谢', '发货'],
    ['the last one begun, further', 'fahu', '请尽快发货谢谢', '发货'],
    ['an initial, then a syllable', 'fhuo', '请尽快发货谢谢', '发货'],
    ['capitals', 'FaHuo', '请尽快发货谢谢', '发货'],
    ['traditional characters', 'fahuo', '請盡快發貨謝謝', '发货'],
    ['one reading of a character with several', 'zhongqing', '到重庆了', '重庆'],
    ['the other', 'chongqing', '到重庆了', '重庆'],
    ['initials of two letters', 'zhq', '到重庆了', '重庆'],
    ['or the first of them', 'zq', '到重庆了', '重庆'],
    ['of either reading', 'cq', '到重庆了', '重庆'],
    ['a long sentence, by initials', 'qjkfhxx', '请尽快发货谢谢', '请尽快发货谢谢'],
    ['a long sentence, whole', 'qingjinkuaifahuoxiexie', '请尽快发货谢谢', '请尽快发货谢谢'],
    ['ü as v', 'lvse', '要绿色的', '绿色'],
    ['ü as u', 'luse', '要绿色的', '绿色'],
    ['ü as itself', 'lüse', '要绿色的', '绿色'],
    ['ü of nü', 'nvzhuang', '女装', '女装'],
    ['üe', 'lveduo', '掠夺', '掠夺'],
    ['üe as ue', 'luesuan', '略酸', '略酸'],
    ['v where u is meant', 'jvjue', '已拒绝', '拒绝'],
    ['syllables that begin with vowels', 'xian', '西安仓', '西安'],
    ['the same, as one', 'xian', '先付款', '先'],
    ['the same, parted', "xi'an", '先到西安', '西安'],
    ['neutral syllables of chats', 'haode', '好的呢', '好的'],
    ['a hum, as people type it', 'enen', '嗯嗯', '嗯嗯'],
    ['zero', 'er ling er liu', '二〇二六年', '二〇二六'],
    ['a character that stands for another: dry, and the emperor', 'qiankun', '乾坤', '干坤'],
    ['dry', 'ganzao', '乾燥', '干燥'],
    ['what, as it is written in Taiwan', 'shenme', '什麼時候', '什么'],
    ['Japanese kanji', 'fasong', '発送', '发送'],
    ['at the very end', 'kd', '查快递', '快递'],
    ['behind a false beginning', 'fahuo', '发发货', '发货'],
    ['within Latin text', 'yf', 'free 运费 ok', '运费'],
    ['one character', 'fa', '发', '发'],
    ['one character begun', 'fu', '付', '付'],
    ['a name', 'wanglei', '收件人王磊', '王磊'],
  ])('%s: %s', (_, query, text, found) => {
    expect(foundIn(text, query)).toBe(found);
  });

  test.each([
    ['another syllable', 'fahuo', '发会议通知'],
    ['a character between', 'fahuo', '发了货'],
    ['a space between', 'fahuo', '发 货'],
    ['a syllable begun in the middle', 'fahuoxiex', '发货谢'],
    ['letters left over', 'fahuozz', '发货'],
    ['the same letters in Latin', 'fahuo', 'fahuo fh'],
    ['syllables parted elsewhere', "xia'n", '西安'],
  ])('not %s: %s', (_, query, text) => {
    expect(foundIn(text, query)).toBeNull();
  });
});

test.each(['', 'f', '发货', 'fa货', 'fh1', '12', 'fa-huo', 'iphone', 'uv', 'a'.repeat(65), "'"])('%j is no pinyin', (query) => {
  expect(pinyinMatcher(query)).toBeNull();
});

test('a place ends at or before the given end, and begins at or after the given beginning', () => {
  const text = '发货了，已发货';
  const matcher = pinyinMatcher('fahuo');
  expect(matcher?.next(text, 0, text.length)).toEqual({ start: 0, end: 2 });
  expect(matcher?.next(text, 1, text.length)).toEqual({ start: 5, end: 7 });
  expect(matcher?.next(text, 1, text.length - 1)).toBeNull();
  expect(matcher?.next(text, 7, 7)).toBeNull();
});

test('marks stand in the original', () => {
  const text = 'Đã ㊗ 發\u200b貨 ok';
  const folded = foldWithOffsets(text);
  const place = pinyinMatcher('fh')?.next(folded.text, 0, folded.text.length);
  expect(text.slice(folded.starts[place?.start ?? 0], folded.starts[place?.end ?? 0])).toBe('發\u200b貨');
});

const { syllables, sets, setOf } = soundsOfHan();
const spellingsOf = (character: string): readonly string[] =>
  (sets[setOf[character.charCodeAt(0)] ?? 0] ?? []).flatMap((syllable) => syllables[syllable] ?? []);

/** The shortest run from `at` on that answers for the query, by trying everything. */
function runAt(text: string, at: number, query: string): number | null {
  if (query === '') return at;
  const sizes = spellingsOf(text.charAt(at)).flatMap((spelling) => [
    ...(query.startsWith(spelling) ? [spelling.length] : []),
    ...(query.startsWith(spelling.charAt(0)) ? [1] : []),
    ...(/^[zcs]h/.test(spelling) && query.startsWith(spelling.slice(0, 2)) ? [2] : []),
    ...(spelling.startsWith(query) ? [query.length] : []),
  ]);
  const ends = sizes.map((size) => runAt(text, at + 1, query.slice(size))).filter((end) => end !== null);
  return ends.length > 0 ? Math.min(...ends) : null;
}

const words = '发货重庆西安先生绿色略率长沙方案可爱好饿单子安娜男女了行乐地得着还没都，a '.split('');
const text = string({ unit: constantFrom(...words), maxLength: 12 });
const letters = constantFrom(...'fa huo chong qing zh z c q xi an xian sheng s lv lu se l ge n na nan nv ke ai h e d'.split(' '));

test('what is found is what trying everything finds', () => {
  assert(
    property(text, array(letters, { maxLength: 5 }), (one, parts) => {
      const query = parts.join('');
      const matcher = pinyinMatcher(query);
      const starts = Array.from(one, (_, start) => start);
      const start = query.length < 2 ? undefined : starts.find((at) => runAt(one, at, query) !== null);
      const expected = start === undefined ? null : { start, end: runAt(one, start, query) };
      expect(matcher?.next(one, 0, one.length) ?? null).toEqual(expected);
    }),
    { numRuns: 1500 },
  );
});

test('whatever way a word is typed, it is found', () => {
  const character = constantFrom(...'发货重庆绿色快递单号退款质量收到女装长沙朝阳区差评会计银行音乐'.split(''));
  assert(
    property(array(tuple(character, nat(), nat(2)), { minLength: 2, maxLength: 6 }), nat(6), (typed, cut) => {
      const word = typed.map(([one]) => one).join('');
      const forms = typed.map(([one, which, form], index) => {
        const spellings = spellingsOf(one);
        const spelling = spellings[which % spellings.length] ?? '';
        if (index === typed.length - 1) return spelling.slice(0, Math.max(1, spelling.length - cut));
        return [spelling, spelling.charAt(0), /^([zcs]h|.)/.exec(spelling)?.[0] ?? ''][form] ?? '';
      });
      const padded = `a。${word}b`;
      const place = pinyinMatcher(forms.join(''))?.next(padded, 0, padded.length);
      expect(place?.start).toBeGreaterThanOrEqual(2);
      expect(place?.end).toBeLessThanOrEqual(2 + word.length);
    }),
    { numRuns: 800 },
  );
});
