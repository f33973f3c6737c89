import { expect, test } from 'vitest';
import { endingOf, isDrawn, isExpected, typeOf } from './file-type';

const bytes = (hex: string): Uint8Array => Uint8Array.from(hex.replaceAll(' ', '').match(/../g) ?? [], (pair) => parseInt(pair, 16));
const words = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

test.each([
  ['image/png', bytes('89504e470d0a1a0a 0000000d49484452')],
  ['image/jpeg', bytes('ffd8ffe000104a464946')],
  ['image/gif', words('GIF89a')],
  ['image/webp', words('RIFF\u0010\u0000\u0000\u0000WEBPVP8 ')],
  ['image/avif', words('\u0000\u0000\u0000\u001cftypavif')],
  ['image/heic', words('\u0000\u0000\u0000\u0018ftypheic')],
  ['image/bmp', bytes('424d 36000000 00000000')],
  ['image/svg+xml', words('<?xml version="1.0"?>\n<!-- a --><svg xmlns="x"><script>alert(1)</script></svg>')],
  ['audio/amr', words('#!AMR\n')],
  ['audio/silk', words('\u0002#!SILK_V3')],
  ['audio/mpeg', bytes('fffb9064')],
  ['audio/ogg', words('OggS')],
  ['audio/wav', words('RIFF\u0010\u0000\u0000\u0000WAVEfmt ')],
  ['video/mp4', words('\u0000\u0000\u0000\u0018ftypisom')],
  ['video/webm', bytes('1a45dfa3')],
  ['application/pdf', words('%PDF-1.7')],
  ['application/zip', bytes('504b0304')],
  ['application/x-ole-storage', bytes('d0cf11e0a1b11ae1')],
  ['text/html', words('\u00ef\u00bb\u00bf \n<!DOCTYPE html><html>')],
  ['text/plain', words('a,b\r\n1,2\n')],
  ['text/plain', bytes('b6a9b5a5bac5')],
  ['text/plain', bytes('fffe61006200')],
])('%s is known by its bytes', (type, file) => expect(typeOf(file)).toBe(type));

test.each([
  ['a Windows program', bytes('4d5a9000030000000400')],
  ['a Linux program', bytes('7f454c4602010100')],
  ['a Java class', bytes('cafebabe00000034')],
  ['nothing', bytes('')],
  ['noise', bytes('00017f80ff')],
])('%s is not kept', (_, file) => expect(typeOf(file)).toBeNull());

test('a page in place of a picture is not what was sent', () => {
  expect(isExpected('image', null, 'text/html')).toBe(false);
  expect(isExpected('image', null, 'application/pdf')).toBe(false);
  expect(isExpected('image', null, 'image/webp')).toBe(true);
  expect(isExpected('file', 'invoice.pdf', 'text/html')).toBe(false);
  expect(isExpected('file', 'page.HTM', 'text/html')).toBe(true);
  expect(isExpected('file', 'invoice.pdf', 'application/pdf')).toBe(true);
  expect(isExpected('file', 'invoice.pdf', 'text/plain')).toBe(false);
  expect(isExpected('file', 'prices.csv', 'text/plain')).toBe(true);
  expect(isExpected('file', null, 'text/plain')).toBe(true);
  expect(isExpected('audio', null, 'audio/silk')).toBe(true);
  expect(isExpected('card', null, 'image/png')).toBe(false);
});

test('only formats without scripts are drawn', () => {
  expect(['image/png', 'image/svg+xml', 'text/html', 'image/heic'].filter(isDrawn)).toEqual(['image/png']);
});

test('a file without a name ends as its type does', () => {
  expect(['image/png', 'image/jpeg', 'image/svg+xml', 'text/plain'].map(endingOf)).toEqual(['png', 'jpg', 'svg', 'txt']);
});
