import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { rankings } from '../search/finder';
import { hashToPlace, type Place, placeToHash, startPlace } from './place';

const words = fc.string({ maxLength: 20, unit: 'grapheme' });
const place: fc.Arbitrary<Place> = fc.record({
  query: words,
  ranking: fc.constantFrom(...rankings),
  conversation: fc.option(words),
  order: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0)),
});

test('every place comes back from its hash', () => {
  fc.assert(
    fc.property(place, (one) => {
      expect(hashToPlace(placeToHash(one))).toEqual(one);
    }),
  );
});

test('the start has no hash, and a foreign hash is the start', () => {
  expect(placeToHash(startPlace)).toBe('');
  expect(hashToPlace('#by=never&m=x&from=nobody')).toEqual(startPlace);
});
