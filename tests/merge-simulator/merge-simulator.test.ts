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

async function expectRight(setting: Setting, seed: number): Promise<void> {
  const { truth, views } = simulated(seed, setting);
  const found = classOf(await judged(truth, views, setting));
  if (found === 'exact' || (found === 'uncertain' && !isPlain(setting))) return;
  const few = (await shrunk(truth, views, setting)).map(told);
  expect.fail(`seed ${seed} with ids ${setting.ids} and times ${setting.times} is ${found}:\n${few.join('\n')}`);
}

describe.each(idStyles)('with platform ids %s', (ids) => {
  test.each(timeStyles)('and times %s no history is wrong', async (times) => {
    for (const seed of fixed) await expectRight({ ids, times }, seed);
  });
});

test.each(timeStyles)('histories of any seed are exact with an id at every row, and times %s', async (times) => {
  for (const seed of random) await expectRight({ ids: 'always', times }, seed);
});
