import { array, assert, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BrokenPieces, pieceGatherer, piecesOf } from './companion-pieces';

const long = '聊'.repeat(131_070) + '😀'.repeat(70_000) + '\u0001"\\';
const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

test('a long message comes back as it was, in frames that browsers take', () => {
  const pieces = [...piecesOf(7, { long })];
  expect(pieces.length).toBeGreaterThan(2);
  expect(Math.max(...pieces.map(bytesOf))).toBeLessThan(1024 * 1024);
  const gather = pieceGatherer();
  const whole = pieces.map((piece) => gather(structuredClone(piece)));
  expect(whole.slice(0, -1)).toEqual(pieces.slice(1).map(() => null));
  expect(whole.at(-1)).toEqual({ value: { long } });
});

test('the worst signs fit too', () => {
  const pieces = [...piecesOf(1, '\u0001'.repeat(300_000))];
  expect(Math.max(...pieces.map(bytesOf))).toBeLessThan(1024 * 1024);
});

test('any texts come back, also when messages arrive in turns', () => {
  assert(
    property(array(string(), { minLength: 1, maxLength: 8 }), (texts) => {
      const gather = pieceGatherer();
      const senders = texts.map((text, message) => piecesOf(message, text));
      const got = new Map<number, unknown>();
      for (let left = true; left;) {
        left = false;
        for (const sender of senders) {
          const { value: piece } = sender.next();
          if (!piece) continue;
          left = true;
          const whole = gather(piece);
          if (whole) got.set(piece.message, whole.value);
        }
      }
      expect(texts.map((_, message) => got.get(message))).toEqual(texts);
    }),
    { numRuns: 20 },
  );
});

describe('is refused', () => {
  const piece = { message: 1, at: 0, of: 2, text: '"a' };
  test.each([
    ['what is no piece', [{ hello: 1 }]],
    ['a piece out of order', [{ ...piece, at: 1 }]],
    ['a piece twice', [piece, piece]],
    ['another length in the middle', [piece, { ...piece, at: 1, of: 3 }]],
    ['a message of none', [{ ...piece, of: 0 }]],
    ['what is not JSON', [{ ...piece, of: 1 }]],
    ['more than a few messages at once', Array.from({ length: 40 }, (_, message) => ({ ...piece, message }))],
  ])('%s', (_, frames) => {
    const gather = pieceGatherer();
    expect(() => frames.forEach((frame) => gather(frame))).toThrow(BrokenPieces);
  });
});
