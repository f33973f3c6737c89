import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { pieces, piecesIn } from '../../evidence/pieces';
import { Covered, placesOfWords } from '../many-words';
import { redactorFor, knownOf } from '../plan';
import { redactedRecord } from '../record';
import { noRedaction } from '../redaction';
import { aRecord } from './a-record';

const text = fc.string({ unit: fc.constantFrom('a', 'b', '1', '亲'), maxLength: 30 });
const stretch = fc.tuple(fc.nat({ max: 30 }), fc.nat({ max: 5 })).map(([from, length]) => ({ from, to: from + length }));

test('many words are found where one by one would be', () => {
  const words = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '1', '亲'), minLength: 1, maxLength: 3 }), {
    minLength: 20,
    maxLength: 40,
  });
  fc.assert(
    fc.property(text, words, (whole, wanted) => {
      const covered = (found: readonly { from: number; to: number }[]) =>
        Array.from(whole, (_, at) => found.some(({ from, to }) => from <= at && at < to));
      const single = wanted.flatMap((word) => placesOfWords(whole, [word]));
      const all = covered(placesOfWords(whole, wanted));
      expect(covered(single).filter((is, at) => is && !all[at])).toEqual([]);
      expect(placesOfWords(whole, wanted).filter(({ from, to, word }) => whole.slice(from, to) !== word)).toEqual([]);
    }),
  );
});

test('what shares a character is told, and which pieces do', () => {
  fc.assert(
    fc.property(
      text,
      fc.array(stretch, { maxLength: 6 }),
      stretch.map(({ from, to }) => ({ from, to: to + 1 })),
      (whole, stretches, one) => {
        const filled = stretches.filter(({ from, to }) => from < to);
        const shares = filled.some(({ from, to }) => from < one.to && one.from < to);
        expect(new Covered(filled).touches(one)).toBe(shares);
        let start = 0;
        const expected = pieces(whole).flatMap((piece, index) => {
          const [from, to] = [start, start + piece.length];
          start = to;
          return filled.some((other) => other.from < to && other.to > from) ? [index] : [];
        });
        expect([...piecesIn(whole, stretches)]).toEqual(expected);
      },
    ),
  );
});

test('a message full of numbers is redacted in time that goes with its length', () => {
  const numbers = Array.from({ length: 2000 }, (_, index) => `1380${String(index * 7).padStart(7, '0')}`);
  const orders = numbers.map((_, index) => `220818EG${String(index).padStart(6, '0')}`);
  const record = aRecord({ text: numbers.map((number, index) => `${number} ${orders[index]}`).join(' ') });
  const shown = redactedRecord(record, redactorFor({ ...noRedaction, rules: ['phone', 'order'] }, knownOf(record)));
  expect(shown.text).not.toMatch(/\d{11}|220818/);
});
