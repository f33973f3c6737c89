import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Seek, seekOf } from './seek';

/** Long enough to be learnt from. */
const long = 9000;
const unit = fc.constantFrom('a', 'a', 'e', 'e', 'b', '改', '成', '\u0e31', '\ud83d', '\ude00', ' ');
const anyWord = fc.array(unit, { minLength: 1, maxLength: 12 }).map((units) => units.join(''));
const anyText = fc.array(unit, { minLength: 8, maxLength: 200 }).map((units) =>
  units
    .join('')
    .repeat(long / units.length)
    .padEnd(long, 'e'),
);

function placesBy(seek: Seek, text: string): readonly number[] {
  const places: number[] = [];
  for (let at = seek(text, 0); at >= 0; at = seek(text, at + 1)) places.push(at);
  return places;
}

test('finds a word wherever it stands and nowhere else, whatever it learnt from', () => {
  fc.assert(
    fc.property(fc.array(anyText, { minLength: 1, maxLength: 3 }), anyWord, fc.nat(long), (texts, word, at) => {
      const seek = seekOf(word);
      for (const text of texts) {
        const holding = text.slice(0, at) + word + text.slice(at);
        expect(placesBy(seek, holding)).toEqual(placesBy((whole, from) => whole.indexOf(word, from), holding));
      }
    }),
    { numRuns: 200 },
  );
});

test('finds what stands at either end, in a text too short to learn from as well', () => {
  const filling = 'e'.repeat(long);
  for (const text of ['cabxcab', `cab${filling}x${filling}cab`]) {
    const seek = seekOf('cab');
    expect(placesBy(seek, text)).toEqual([0, text.length - 3]);
    expect(seek(text, text.length)).toBe(-1);
  }
});
