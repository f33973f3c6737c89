import { describe, expect, test } from 'vitest';
import { classOf, judged, simulated } from './judge';
import { timeStyles } from './labels';
import { shrunk, told } from './shrink';
import { idStyles, type Setting } from './views';

/** `npm run bench -- merge` runs ten times as many. */
const fixed = Array.from({ length: 80 }, (_, index) => index + 1);
const random = Array.from({ length: 48 }, () => 1_000_000 + Math.floor(Math.random() * 1e9));

/** What the page leaves no doubt about comes out exactly; all else comes out exactly, or marked where it may not. */
const isPlain = ({ ids, times }: Setting): boolean => ids === 'always' || times === 'second' || times === 'minute';

/** The looks that show why a history is not as it has to be; none where it is. */
async function wrongLooks(setting: Setting, seed: number): Promise<readonly string[]> {
  const { truth, views } = simulated(seed, setting);
  const found = classOf(await judged(truth, views, setting));
  if (found === 'exact' || (found === 'uncertain' && !isPlain(setting))) return [];
  const few = (await shrunk(truth, views, setting)).map(told);
  return [`seed ${seed} is ${found}`, ...few];
}

describe.each(idStyles)('with platform ids %s', (ids) => {
  test.each(timeStyles)('and times %s no history is wrong', async (times) => {
    for (const seed of fixed) expect(await wrongLooks({ ids, times }, seed)).toEqual([]);
  });
});

test.each(timeStyles)('histories of any seed are exact with an id at every row, and times %s', async (times) => {
  for (const seed of random) expect(await wrongLooks({ ids: 'always', times }, seed)).toEqual([]);
});
