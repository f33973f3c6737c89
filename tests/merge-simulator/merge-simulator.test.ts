import { describe, expect, test } from 'vitest';
import { judged, simulated } from './judge';
import { idStyles } from './views';

const seeds = Array.from({ length: 25 }, (_, index) => index + 1);

/** Histories of the simulator whose outcome the page's times or ids leave no doubt about; `npm run bench -- merge` runs the others too. */
describe.each(idStyles)('with platform ids %s', (ids) => {
  test.each(['second', 'minute'] as const)('and times to the %s every history is exact', async (times) => {
    for (const seed of seeds) {
      const { truth, views } = simulated(seed, { ids, times });
      const verdict = await judged(truth, views, { ids, times });
      expect({ seed, got: verdict.got, wrongJoins: verdict.wrongJoins }).toEqual({ seed, got: verdict.wanted, wrongJoins: 0 });
    }
  });
});
