import { describe, expect, test } from 'vitest';
import { BadArguments, readOptions } from './read-options.ts';

test('a bare URL reads what is there, with hints, and does not wait', () => {
  expect(readOptions(['https://seller.shopee.tw/webchat/conversations'])).toEqual({
    url: new URL('https://seller.shopee.tw/webchat/conversations'),
    scroll: false,
    wait: 0,
    hints: true,
    teach: null,
    zone: null,
    language: null,
    hostMap: {},
    profile: null,
    quiet: false,
  });
});

test('every option is understood, and --map as often as it is given', () => {
  const args = [
    '--scroll',
    '--wait',
    '1500',
    '--hints',
    'off',
    '--time-zone',
    'Asia/Bangkok',
    '--lang',
    'th',
    '--quiet',
    '--profile',
    'p',
    '--teach',
    't.json',
  ];
  const maps = ['--map', 'a.example=127.0.0.1:8443', '--map', 'B.example=localhost:81'];
  expect(readOptions(['https://a.example/', ...args, ...maps])).toMatchObject({
    scroll: true,
    wait: 1500,
    hints: false,
    zone: 'Asia/Bangkok',
    language: 'th',
    quiet: true,
    profile: 'p',
    teach: 't.json',
    hostMap: { 'a.example': '127.0.0.1:8443', 'b.example': '127.0.0.1:81' },
  });
});

describe('is refused in a sentence:', () => {
  test.each([
    ['no URL', []],
    ['two URLs', ['https://a.example/', 'https://b.example/']],
    ['a file', ['file:///etc/hosts']],
    ['no URL at all', ['seller']],
    ['a map to elsewhere', ['https://a.example/', '--map', 'a.example=10.0.0.1:80']],
    ['an unknown zone', ['https://a.example/', '--time-zone', 'Mars/Base']],
    ['a wait that is no number', ['https://a.example/', '--wait', 'long']],
    ['hints that are neither on nor off', ['https://a.example/', '--hints', 'some']],
    ['an unknown option', ['https://a.example/', '--fast']],
  ])('%s', (_, args) => {
    expect(() => readOptions(args)).toThrow(BadArguments);
  });
});
