import { describe, expect, test } from 'vitest';
import { type Content, haveOf, messageHaves, textsOf } from './haves';

const plain: Content = { kind: 'text', text: '好的', firstText: null, later: [], attachments: [], orders: [] };
const attached = (kind: Content['kind'], name: string | null = null): Content['attachments'][number] => ({
  kind,
  name,
  url: null,
  sha256: null,
  bytes: null,
  state: 'linked',
});
const at = '2026-11-20T14:30:00+08:00';

describe('haveOf', () => {
  test.each([
    ['a plain message', plain, []],
    ['a picture', { ...plain, kind: 'image' }, ['image']],
    ['a picture among words', { ...plain, attachments: [attached('image')] }, ['image']],
    ['a sticker', { ...plain, kind: 'sticker', attachments: [attached('sticker')] }, []],
    ['a file', { ...plain, kind: 'file', attachments: [attached('file', 'a.pdf')] }, ['file']],
    ['an address', { ...plain, text: '看这个https://shop.example/1' }, ['link']],
    ['an address without a scheme', { ...plain, text: 'see www.shop.example' }, ['link']],
    ['no address', { ...plain, text: 'awww... http:// is a scheme' }, []],
    [
      'an address that was edited out',
      { ...plain, firstText: 'http://a.example', later: [{ at, what: 'edit', text: '好的' }] },
      ['link', 'edit'],
    ],
    ['an order number', { ...plain, orders: ['220818EGS328B9'] }, ['order']],
    ['an order card', { ...plain, kind: 'order' }, ['order']],
    ['a recalled message', { ...plain, later: [{ at, what: 'recall', text: '' }] }, ['recall']],
    ['the notice of a recall', { ...plain, kind: 'recall' }, ['recall']],
  ] as const)('%s', (_, row, expected) => expect(messageHaves.filter((what) => haveOf(what, row))).toEqual(expected));
});

test('textsOf tells each text once, the present one first', () => {
  const row = {
    ...plain,
    text: 'c',
    firstText: 'a',
    later: [
      { at, what: 'edit', text: 'b' },
      { at, what: 'edit', text: 'c' },
    ],
    attachments: [attached('file', 'd'), attached('file')],
  } as const;
  expect(textsOf(row)).toEqual(['c', 'b', 'a', 'd']);
});
