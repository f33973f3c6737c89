import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { leavesPath, messagesPath } from '../../evidence/pack-files';
import { flipped, flippedZip, wholePack } from './flips';

const pack = await wholePack();
const paths = [...pack.files.keys()];

test('a flipped bit of any file of a pack is caught, and nothing else is blamed', async () => {
  // Each file in its turn, and those that messages are judged by once more.
  const turns = [...paths, ...Array.from({ length: 6 }, (_, index) => (index % 2 === 0 ? leavesPath : messagesPath))];
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.integer({ min: 0, max: 7 }), async (place, bit) => {
      const path = turns.shift() ?? messagesPath;
      const found = await flipped(pack, { path, at: place % (pack.files.get(path)?.length ?? 1), bit });
      expect({ path, isCaught: found.isCaught, blamedOthers: found.blamedOthers }).toEqual({ path, isCaught: true, blamedOthers: [] });
    }),
    { numRuns: turns.length, endOnFailure: true },
  );
});

test('a flipped bit of the zip itself is caught in the one file it falls on', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: pack.zip.length - 1 }), fc.integer({ min: 0, max: 7 }), async (at, bit) => {
      const blamed = await flippedZip(pack, at, bit);
      expect(new Set(blamed.map(([, path]) => path)).size).toBeLessThanOrEqual(2);
    }),
    { numRuns: 12 },
  );
});
