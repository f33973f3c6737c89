import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { hanVariantsText, pinyinDataText } from './fold-data-text.ts';
import { hanVariants } from './han-variants.ts';
import { fromRoot } from './paths.ts';

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

test('of the characters that simplified text is mostly made of, these alone are one for the search: a traditional one is both', () => {
  const decoder = new TextDecoder('gbk');
  const common = (lead: number): readonly string[] =>
    Array.from({ length: 94 }, (_, index) => decoder.decode(new Uint8Array([lead, 0xa1 + index])));
  const firstLevel = Array.from({ length: 0xd8 - 0xb0 }, (_, index) => common(0xb0 + index)).flat();
  const variants = hanVariants();
  const joined = firstLevel.filter((character) => variants.has(character)).map((character) => character + (variants.get(character) ?? ''));
  expect(joined.join(' ')).toBe('沉沈 仇雠 覆复 划画 硷碱 借藉 俱具 哩里 链炼 乾干 象像 丫桠 着著');
});

test('the readings are small', () => {
  expect(Buffer.byteLength(pinyinDataText())).toBeLessThanOrEqual(45_000);
});
