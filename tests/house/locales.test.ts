import { readFileSync, readdirSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { presets } from '../../src/cases/presets.ts';
import { isTest, root, sources } from './sources.ts';

const localeSchema = v.record(
  v.pipe(v.string(), v.regex(/^[A-Za-z0-9_]+$/)),
  v.strictObject({
    message: v.pipe(v.string(), v.minLength(1)),
    description: v.optional(v.string()),
    placeholders: v.optional(v.record(v.string(), v.strictObject({ content: v.string(), example: v.optional(v.string()) }))),
  }),
);
type Locale = v.InferOutput<typeof localeSchema>;

const read = (language: string): Locale =>
  v.parse(localeSchema, JSON.parse(readFileSync(`${root}_locales/${language}/messages.json`, 'utf8')));

const english = read('en');
const others = readdirSync(`${root}_locales`).filter((language) => language !== 'en');

/** The parts that a text is filled with: `$1`, or `$NAME$` with what it stands for. */
function parts({ message, placeholders }: Locale[string]): readonly string[] {
  const named = Object.fromEntries(Object.entries(placeholders ?? {}).map(([name, { content }]) => [name.toLowerCase(), content]));
  const used = [...message.matchAll(/\$(?:(\d)|([A-Za-z0-9_@]+)\$)/g)].map(([, digit, name]) =>
    digit ? `$${digit}` : (named[(name ?? '').toLowerCase()] ?? `unknown ${name}`),
  );
  return [...new Set(used)].toSorted();
}

describe.each(others)('%s', (language) => {
  const locale = read(language);

  test('has the same keys as English', () => {
    expect(Object.keys(locale).toSorted()).toEqual(Object.keys(english).toSorted());
  });

  test('fills every text with the same parts as English', () => {
    const shared = Object.keys(english).filter((key) => key in locale);
    const partsOf = (from: Locale) => Object.fromEntries(shared.map((key) => [key, parts(from[key] ?? { message: ' ' })]));
    expect(partsOf(locale)).toEqual(partsOf(english));
  });
});

test('every named part is one that the text declares', () => {
  expect(Object.entries(english).filter(([, entry]) => parts(entry).some((part) => part.startsWith('unknown')))).toEqual([]);
});

const code = sources(/\.(?:tsx?|html)$|^manifest\.json$/).filter(({ path }) => !isTest(path) && !/\/pages\//.test(path));
const everything = code.map(({ text }) => text).join('\n');

test('every key is used', () => {
  // A key is looked up by its whole name: as a string, as a name in a table of keys, or in the manifest.
  const unused = Object.keys(english).filter((key) => !everything.includes(`'${key}'`) && !everything.includes(`__MSG_${key}__`));
  expect(unused).toEqual([]);
});

test('no key is asked for that does not exist', () => {
  const asked = [...everything.matchAll(/\btext\('([^']+)'|__MSG_(\w+)__/g)].map(([, called, named]) => called ?? named ?? '');
  expect(asked.filter((key) => !(key in english))).toEqual([]);
});

/** Words of another place, or of another translator, that crept in before; docs/interface.md has those that are right. */
const strangers: Readonly<Record<string, RegExp>> = {
  en: /[«»]|\.\.\./,
  zh_CN: /会话|归档|账户|帐号|选项|登陆|[「」訊檔]/,
  zh_TW:
    /信息|視頻|網絡|軟件|鼠標|默認|鏈接|打印|界面|程序|數據|用戶|賬號|屏幕|文本|標簽|搜索|查找|設置|保存|刷新|封存|選項|會話|歸檔|登錄|撤回|[“”]/,
};

test.each(Object.entries(strangers))('%s keeps to the words of its place', (language, foreign) => {
  expect(
    Object.entries(read(language))
      .filter(([, { message }]) => foreign.test(message))
      .map(([key, { message }]) => `${key}: ${message}`),
  ).toEqual([]);
});

test.each(Object.entries(strangers))('presets of cases keep to them too, in %s', (language, foreign) => {
  const wordsOf = (value: unknown): readonly string[] => {
    if (typeof value !== 'object' || value === null) return [];
    const own: unknown = Reflect.get(value, language);
    return typeof own === 'string' ? [own] : Object.values(value).flatMap(wordsOf);
  };
  expect(wordsOf(presets).filter((words) => foreign.test(words))).toEqual([]);
});
