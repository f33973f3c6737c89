import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashToPlace, type Place, placeToHash, startPlace } from './place';

const day = fc
  .date({ min: new Date('2001-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const words = fc.string({ maxLength: 20, unit: 'grapheme' });
const place: fc.Arbitrary<Place> = fc.record({
  query: words,
  choice: fc.record({
    when: fc.oneof(
      fc.constant({ kind: 'any' } as const),
      fc.record({ kind: fc.constant('preset' as const), preset: fc.constantFrom('today', 'week', 'month') }),
      fc
        .record({ kind: fc.constant('days' as const), from: fc.option(day), to: fc.option(day) })
        .filter((when) => when.from !== null || when.to !== null),
    ),
    contacts: fc.array(words),
    accounts: fc.array(fc.option(words)),
    consoles: fc.array(words),
    direction: fc.option(fc.constantFrom('in', 'out', 'system')),
  }),
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
  expect(hashToPlace('#when=never&m=x&from=nobody')).toEqual(startPlace);
});
