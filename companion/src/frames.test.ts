import { assert, array, constant, jsonValue, oneof, property, integer } from 'fast-check';
import { expect, test } from 'vitest';
import { BrokenFrames, frameOf, frameReader } from './frames';

test('frames come back whole however their bytes arrive', () => {
  assert(
    property(array(oneof(jsonValue(), constant('聊存😀'))), integer({ min: 1, max: 70 }), (values, size) => {
      const bytes = Buffer.concat(values.map(frameOf));
      const read = frameReader();
      const got = [];
      for (let from = 0; from < bytes.length; from += size) got.push(...read(bytes.subarray(from, from + size)));
      expect(JSON.stringify(got)).toBe(JSON.stringify(values));
    }),
    { numRuns: 100 },
  );
});

test.each([
  ['a length of nothing', Buffer.alloc(4)],
  ['a length beyond any frame', Buffer.from([255, 255, 255, 255])],
  ['what is not JSON', Buffer.concat([frameOf('ab').subarray(0, 4), Buffer.from('nope')])],
])('%s is refused', (_, bytes) => {
  expect(() => frameReader()(bytes)).toThrow(BrokenFrames);
});
