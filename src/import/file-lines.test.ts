import { describe, expect, test } from 'vitest';
import { looksLikeArchive } from './archive-line';
import { fileLines, maxLineBytes, type FileLine } from './file-lines';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string): Uint8Array =>
  new Uint8Array(Uint16Array.from([0xfeff, ...Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))]).buffer);

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(bytes: Uint8Array, size = 3): Promise<readonly FileLine[]> {
  const found: FileLine[] = [];
  for await (const line of fileLines(pieces(bytes, size))) found.push(line);
  return found;
}

const three = [
  { line: 1, text: '{"亲":1}' },
  { line: 2, text: '{"在":2}' },
  { line: 4, text: '{"吗":"👍"}' },
];
const said = '{"亲":1}\n{"在":2}\n\n{"吗":"👍"}\n';

describe('the lines of a file', () => {
  test.each([
    ['UTF-8', utf8(said)],
    ['UTF-8 with a byte order mark', utf8(`\uFEFF${said}`)],
    ['UTF-16', utf16(said)],
    ['CRLF', utf8(said.replaceAll('\n', '\r\n'))],
    ['no end of the last line', utf8(said.slice(0, -1))],
  ])('are read from %s', async (_, bytes) => {
    expect(await read(bytes)).toEqual(three);
    expect(await read(bytes, 1)).toEqual(three);
    expect(await read(bytes, 10_000)).toEqual(three);
  });

  test('are none in an empty file', async () => expect(await read(utf8(''))).toEqual([]));

  test('that are no UTF-8 are told, and those around them read', async () => {
    const bytes = new Uint8Array([...utf8('a\n'), 0xff, 0xfe, 0x0a, ...utf8('b')]);
    expect(await read(bytes)).toEqual([
      { line: 1, text: 'a' },
      { line: 2, text: null, fault: 'encoding' },
      { line: 3, text: 'b' },
    ]);
  });

  test('that are too long are told and not kept', async () => {
    const long = new Uint8Array(maxLineBytes + 10).fill(97);
    const bytes = utf8('a\n\nb');
    const whole = new Uint8Array(long.length + bytes.length);
    whole.set(bytes.subarray(0, 2));
    whole.set(long, 2);
    whole.set(bytes.subarray(2), 2 + long.length);
    expect(await read(whole, 1_000_000)).toEqual([
      { line: 1, text: 'a' },
      { line: 2, text: null, fault: 'too-long' },
      { line: 3, text: 'b' },
    ]);
  });
});

test('our own files are told from others by what stands in them', () => {
  expect(looksLikeArchive('\uFEFF{"is":"conversation","version":1,"conv')).toBe(true);
  expect(looksLikeArchive('{"console":"wangwang","account":null,')).toBe(true);
  expect(looksLikeArchive('broken\n{"is":"gap","conversation":"a"}\n')).toBe(true);
  expect(looksLikeArchive('{"messages":[{"openMessageId":"m1"}]}')).toBe(false);
  expect(looksLikeArchive('')).toBe(false);
});
