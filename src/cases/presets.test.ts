import { describe, expect, test } from 'vitest';
import type { Exhibit, ExhibitWhat } from './case';
import { misfits, packsOf } from './fits';
import { answered, asksOf, inLanguage, type Words } from './preset';
import { presetOf, presets } from './presets';

const exhibit = (what: ExhibitWhat, asks: string[] | null = null): Exhibit => ({
  id: JSON.stringify(what),
  what,
  title: '',
  remark: '',
  asks,
  watermark: '',
  redaction: null,
});
const photo: ExhibitWhat = { kind: 'file', sha256: '0'.repeat(64), name: 'a.jpg', type: 'image/jpeg', bytes: 1 };

describe('every preset', () => {
  const wordsOf = (value: unknown): readonly Words[] => {
    if (Array.isArray(value)) return value.flatMap(wordsOf);
    if (typeof value !== 'object' || value === null) return [];
    return 'en' in value ? [value as Words] : Object.values(value).flatMap(wordsOf);
  };

  test.each(presets.map((one) => [one.id, one] as const))('%s says everything in every language, and where it is from', (_, preset) => {
    expect(wordsOf(preset).filter((words) => Object.values(words).some((one) => one.trim() === ''))).toEqual([]);
    expect(preset.sources.filter(({ url, seen }) => !/^https?:/.test(url) || !/^\d{4}-\d\d-\d\d$/.test(seen))).toEqual([]);
    const isClaimed = preset.areAsksSure || preset.deadlines.length > 0 || preset.limits.files !== null;
    expect(preset.sources.length > 0).toBe(isClaimed);
    expect(new Set(preset.asks.map(({ id }) => id)).size).toBe(preset.asks.length);
  });

  test('has an id of its own, and an unknown one asks for nothing', () => {
    expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length);
    expect(presetOf('of a newer build')).toMatchObject({ id: 'other', asks: [] });
  });
});

test('a text is told in the language of the reader', () => {
  const words = { en: 'a', zh_CN: 'b', zh_TW: 'c' };
  expect(['en-GB', 'de', 'zh-CN', 'zh', 'zh-TW', 'zh-Hant-HK'].map((tag) => inLanguage(words, tag)).join('')).toBe('aabbcc');
});

test('exhibits answer what their kind tells, until the user says otherwise', () => {
  const preset = presetOf('taobao');
  const chat = exhibit({ kind: 'conversation', key: 'k' });
  const by = (exhibits: readonly Exhibit[]) => Object.fromEntries(answered(preset, exhibits).map(({ ask, by: own }) => [ask.id, own]));
  expect(by([chat, exhibit(photo), exhibit({ kind: 'order', order: '1' })])).toEqual({
    chat: [1],
    order: [3],
    photos: [2],
    shipping: [],
    account: [],
  });
  expect(by([exhibit(photo, ['shipping', 'order']), exhibit({ ...photo, type: 'video/mp4' })])).toMatchObject({
    shipping: [1],
    order: [1],
    photos: [],
  });
  expect(asksOf(preset, chat)).toEqual(['chat']);
});

describe('files', () => {
  const { limits } = presetOf('shopee');
  const picture = { name: 'a.jpg', type: 'image/jpeg', bytes: 10_000_000 };

  test('that are too large or of the wrong type are named, with what to do', () => {
    expect(misfits(limits, [picture])).toEqual([]);
    expect(
      misfits(limits, [
        { ...picture, bytes: 10_000_001 },
        { name: 'a.pdf', type: 'application/pdf', bytes: 1 },
      ]),
    ).toEqual([
      { name: 'a.jpg', why: 'large', is: 10_000_001, limit: 10_000_000, todo: 'shrink' },
      { name: 'a.pdf', why: 'type', is: 1, limit: 0, todo: 'convert' },
    ]);
  });

  test('that are too many, or too much together', () => {
    const pages = Array.from({ length: 6 }, (_, at) => ({ name: `${at}.pdf`, type: 'application/pdf', bytes: 4_900_000 }));
    expect(misfits(presetOf('chargeback').limits, pages)).toEqual([
      { name: null, why: 'many', is: 6, limit: 5, todo: 'choose' },
      { name: null, why: 'total', is: 29_400_000, limit: 25_000_000, todo: 'choose' },
    ]);
    expect(misfits(presetOf('chargeback').limits, [{ name: 'a.pdf', type: 'application/pdf', bytes: 5_000_001 }])[0]?.todo).toBe('split');
  });

  test('of which no page states a limit are all taken', () => {
    expect(misfits(presetOf('taobao').limits, [{ name: 'a.bin', type: 'x/y', bytes: 1e12 }])).toEqual([]);
  });

  test('go into as few packs as their order allows', () => {
    const files = [3, 3, 5, 9, 1].map((bytes) => ({ bytes }));
    const sizes = (limit: number | null) => packsOf(files, limit).map((pack) => pack.map(({ bytes }) => bytes));
    expect(sizes(8)).toEqual([[3, 3], [5], [9], [1]]);
    expect(sizes(null)).toEqual([[3, 3, 5, 9, 1]]);
    expect(packsOf([], 8)).toEqual([]);
  });
});
