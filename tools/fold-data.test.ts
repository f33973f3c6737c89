import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { soundsOfHan } from '../src/search/pinyin/sounds.ts';
import { hanVariantsText, pinyinDataText } from './fold-data-text.ts';
import { hanVariants } from './han-variants.ts';
import { oldReadings } from './old-readings.ts';
import { fromRoot } from './paths.ts';
import { readingsByCharacter } from './pinyin-readings.ts';

test.each([
  ['src/search/fold/han-variants.ts', hanVariantsText],
  ['src/search/pinyin/readings.ts', pinyinDataText],
])('%s is what the tool makes (npm run fold-data)', (file, textOf) => {
  expect(readFileSync(fromRoot(file), 'utf8')).toBe(textOf());
});

test('what stands for others is one unit long, and nothing stands for it', () => {
  const variants = hanVariants();
  expect(variants.size).toBeGreaterThan(4000);
  for (const one of variants.values()) {
    expect(one).toHaveLength(1);
    expect(variants.has(one)).toBe(false);
  }
});

/** The 3,755 characters that simplified text is mostly made of. */
function commonCharacters(): readonly string[] {
  const decoder = new TextDecoder('gbk');
  const bytes = Array.from({ length: 0xd8 - 0xb0 }, (_, lead) =>
    Array.from({ length: 94 }, (__, trail) => [0xb0 + lead, 0xa1 + trail]),
  ).flat();
  return bytes.map((pair) => decoder.decode(new Uint8Array(pair))).filter((one) => /^\p{Script=Han}$/u.test(one));
}

test('of the common characters these alone are one for the search: a traditional one is both', () => {
  const variants = hanVariants();
  const joined = commonCharacters().filter((character) => variants.has(character));
  expect(joined.map((character) => character + (variants.get(character) ?? '')).join(' ')).toBe(
    '沉沈 仇雠 覆复 划画 硷碱 借藉 俱具 哩里 链炼 乾干 象像 丫桠 着著',
  );
});

test('every common character has a reading, and most have one', () => {
  const { sets, setOf } = soundsOfHan();
  const variants = hanVariants();
  const counts = commonCharacters().map((one) => sets[setOf[(variants.get(one) ?? one).charCodeAt(0)] ?? 0]?.length ?? 0);
  expect(counts).toHaveLength(3755);
  expect(counts.filter((count) => count === 0)).toEqual([]);
  expect(counts.filter((count) => count === 1).length).toBeGreaterThan(2500);
});

test('every old reading that is left out is one that the dictionary has, and none was the only one', () => {
  const variants = hanVariants();
  const [all, kept] = [readingsByCharacter(variants, {}), readingsByCharacter(variants)];
  const wrong = Object.entries(oldReadings).flatMap(([syllable, characters]) =>
    Array.from(characters).filter((character) => {
      const index = character.charCodeAt(0) - 0x4e00;
      return !all[index]?.includes(syllable) || kept[index]?.includes(syllable) || kept[index]?.length === 0;
    }),
  );
  expect(wrong).toEqual([]);
});

test('the readings are small', () => {
  expect(Buffer.byteLength(pinyinDataText())).toBeLessThanOrEqual(45_000);
});
