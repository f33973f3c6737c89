import { expect, test } from 'vitest';
import { crashRound } from '../crash/round.ts';

/** Ms for browsers that start anew after each kill. */
const patience = 300_000;

const nothingWrong = { lost: 0, doubled: 0, wrong: 0, missing: 0, silentGaps: 0, wrongCounts: 0, alarms: 0 };

test(
  'Chromium and its parts are killed in migration, capture, index building, imports and export, and nothing acknowledged is lost or doubled',
  async () => {
    const { tallies, end, notes } = await crashRound({
      family: 'chromium',
      plan: [
        ['migration', 1],
        ['capture', 3],
        ['index', 1],
        ['import', 1],
        ['restore', 1],
        ['export', 1],
      ],
      seed: 4,
      isBroken: false,
    });
    expect(notes).toEqual([]);
    expect(end).toMatchObject(nothingWrong);
    expect(end?.exported).toBe(end?.said);
    expect(tallies.map(({ kills }) => kills)).toEqual([1, 1, 1, 1, 1, 1, 1, 1]);
    for (const tally of tallies) expect(tally).toMatchObject({ lost: 0, doubled: 0, wrong: 0, unfound: 0, opened: 1, alarms: 0 });
  },
  patience,
);

test(
  'Firefox is killed in capture, and nothing acknowledged is lost or doubled',
  async () => {
    const { tallies, end, notes } = await crashRound({ family: 'firefox', plan: [['capture', 1]], seed: 4, isBroken: false });
    expect(notes).toEqual([]);
    expect(end).toMatchObject(nothingWrong);
    expect(tallies).toMatchObject([{ victim: 'browser', kills: 1, lost: 0, doubled: 0, wrong: 0, opened: 1 }]);
  },
  patience,
);

test(
  'a background that acknowledges before it stores is found out',
  async () => {
    const { tallies } = await crashRound({ family: 'chromium', plan: [['capture', 1]], seed: 8, isBroken: true });
    expect(tallies).toMatchObject([{ kills: 1, opened: 1 }]);
    expect(tallies[0]?.lost).toBeGreaterThan(0);
  },
  patience,
);
