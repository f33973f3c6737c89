import { describe, expect, test } from 'vitest';
import { timeOfRow, type Observation } from './times';

const seen: Observation = { at: Date.parse('2026-11-21T12:00:00+08:00'), zone: 'Asia/Shanghai', lang: 'zh-CN', bareClock: 'today' };
const row = { text: null, separator: null, attribute: null, carried: false };
const iso = (text: string, lang = 'zh-CN', more: Partial<Observation> = {}) => timeOfRow({ ...row, text }, { ...seen, lang, ...more });

describe('a time text becomes an instant', () => {
  test.each([
    ['2026-08-06 09:31:00', 'zh-CN', '2026-08-06T09:31:00+08:00', 'second'],
    ['2026-4-6 14:30:22', 'zh-CN', '2026-04-06T14:30:22+08:00', 'second'],
    ['2026年09月08日 17:30:17', 'zh-CN', '2026-09-08T17:30:17+08:00', 'second'],
    ['2026年11月3日 09:05', 'zh-CN', '2026-11-03T09:05:00+08:00', 'minute'],
    ['11:59', 'zh-CN', '2026-11-21T11:59:00+08:00', 'minute'],
    ['昨天 14:30', 'zh-CN', '2026-11-20T14:30:00+08:00', 'minute'],
    ['前天 下午3:05', 'zh-CN', '2026-11-19T15:05:00+08:00', 'minute'],
    ['星期一 14:30', 'zh-CN', '2026-11-16T14:30:00+08:00', 'minute'],
    ['Last Wednesday', 'en', '2026-11-18T00:00:00+08:00', 'day'],
    ['letzten Mittwoch 9:05', 'de', '2026-11-18T09:05:00+08:00', 'minute'],
    ['周六 08:00', 'zh-CN', '2026-11-14T08:00:00+08:00', 'minute'],
    ['11-18 09:00', 'zh-CN', '2026-11-18T09:00:00+08:00', 'minute'],
    ['12-25 09:00', 'zh-CN', '2025-12-25T09:00:00+08:00', 'minute'],
    ['3分钟前', 'zh-CN', '2026-11-21T11:57:00+08:00', 'minute'],
    ['3 分钟前', 'zh-CN', '2026-11-21T11:57:00+08:00', 'minute'],
    ['刚刚', 'zh-CN', '2026-11-21T12:00:00+08:00', 'minute'],
    ['清晨5:05', 'zh-TW', '2026-11-21T05:05:00+08:00', 'minute'],
    ['凌晨12:05', 'zh-TW', '2026-11-21T00:05:00+08:00', 'minute'],
    ['中午12:35', 'zh-TW', '2026-11-20T12:35:00+08:00', 'minute'],
    ['中午0:35', 'zh-CN', '2026-11-20T12:35:00+08:00', 'minute'],
    ['23 ส.ค. 2569 17:05', 'th', '2026-08-23T17:05:00+08:00', 'minute'],
    ['23/8/69', 'th', '2026-08-23T00:00:00+08:00', 'day'],
    ['เมื่อวาน 17:05', 'th', '2026-11-20T17:05:00+08:00', 'minute'],
    ['17:05 23 thg 8, 2026', 'vi', '2026-08-23T17:05:00+08:00', 'minute'],
    ['Hôm qua 5:05 CH', 'vi', '2026-11-20T17:05:00+08:00', 'minute'],
    ['3 phút trước', 'vi', '2026-11-21T11:57:00+08:00', 'minute'],
    ['kemarin 13.05', 'id', '2026-11-20T13:05:00+08:00', 'minute'],
    ['kelmarin 1:05 PTG', 'ms', '2026-11-19T13:05:00+08:00', 'minute'],
    ['semalam 1:05 PG', 'ms', '2026-11-20T01:05:00+08:00', 'minute'],
    ['23 Agu 2026', 'id', '2026-08-23T00:00:00+08:00', 'day'],
    ['ontem às 21:47', 'pt-BR', '2026-11-20T21:47:00+08:00', 'minute'],
    ['23 de ago. de 2026', 'pt-BR', '2026-08-23T00:00:00+08:00', 'day'],
    ['há 3 minutos', 'pt-BR', '2026-11-21T11:57:00+08:00', 'minute'],
    ['8/23/26, 5:05 PM', 'en-US', '2026-08-23T17:05:00+08:00', 'minute'],
    ['23/08/2026, 05:05', 'en-GB', '2026-08-23T05:05:00+08:00', 'minute'],
    ['Monday 3:05 PM', 'en', '2026-11-16T15:05:00+08:00', 'minute'],
    ['Yesterday 00:05', 'en', '2026-11-20T00:05:00+08:00', 'minute'],
    ['Aug 23, 2026', 'en', '2026-08-23T00:00:00+08:00', 'day'],
    ['Sunday, August 23', 'en', '2026-08-23T00:00:00+08:00', 'day'],
    ['5:05 p. m.', 'es-CO', '2026-11-20T17:05:00+08:00', 'minute'],
    ['오후 3:05', 'ko', '2026-11-20T15:05:00+08:00', 'minute'],
    ['3 minutes ago', 'en', '2026-11-21T11:57:00+08:00', 'minute'],
  ])('%s (%s)', (text, lang, expected, precision) => expect(iso(text, lang)).toMatchObject({ iso: expected, precision, raw: text }));

  test.each(['好的', '订单 220818', '2026-02-30 10:00', '25:10', '见 14:30 的消息', 'v1.20.3', ''])('«%s» is none', (text) =>
    expect(iso(text)).toMatchObject({ iso: null, precision: 'none' }),
  );
});

test('a clock takes its day from the separator above it', () => {
  expect(timeOfRow({ ...row, text: '14:30:22', separator: '2026-04-06' }, seen)).toEqual({
    iso: '2026-04-06T14:30:22+08:00',
    precision: 'second',
    raw: '2026-04-06 14:30:22',
    source: 'separator',
  });
});

test('a clock on a page that never tells the day has no instant', () => {
  expect(iso('21:47', 'pt-BR', { zone: 'America/Sao_Paulo', bareClock: 'unknown' })).toEqual({
    iso: null,
    precision: 'none',
    raw: '21:47',
    source: 'row',
  });
});

test('a separator with a clock serves the rows below it', () => {
  expect(timeOfRow({ ...row, separator: '昨天 14:30' }, seen)).toEqual({
    iso: '2026-11-20T14:30:00+08:00',
    precision: 'minute',
    raw: '昨天 14:30',
    source: 'separator',
  });
});

test('an attribute in UTC and one in local wall clock give the same instant, and a carried one is only good to the minute', () => {
  expect(timeOfRow({ ...row, text: '09:02', attribute: '2026-01-03T01:02:05.000Z' }, seen)).toMatchObject({
    iso: '2026-01-03T09:02:05+08:00',
    source: 'attribute',
    raw: '09:02',
  });
  expect(timeOfRow({ ...row, text: '09:02', attribute: '2026-1-3 09:02:05' }, seen)).toMatchObject({
    iso: '2026-01-03T09:02:05+08:00',
    precision: 'second',
  });
  expect(timeOfRow({ ...row, attribute: '2026-1-3 09:02:05', carried: true }, seen)).toMatchObject({
    iso: '2026-01-03T09:02:00+08:00',
    precision: 'minute',
    source: 'carried',
  });
});

test.each([
  ['1775457022', 's'],
  ['1775457022000', 'ms'],
  ['1775457022000000', 'µs'],
  ['1775457022000000000', 'ns'],
])('epoch %s in %s', (attribute) => expect(timeOfRow({ ...row, attribute }, seen).iso).toBe('2026-04-06T14:30:22+08:00'));

test('a separator that only repeats the clock leaves today to be today', () => {
  expect(timeOfRow({ ...row, text: '11:14', separator: '11:13' }, seen)).toEqual({
    iso: '2026-11-21T11:14:00+08:00',
    precision: 'minute',
    raw: '11:14',
    source: 'row',
  });
  expect(timeOfRow({ ...row, text: '11:14', separator: '某一天' }, seen)).toMatchObject({ iso: null, raw: '11:14' });
});
