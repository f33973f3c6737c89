import type { Bench, BenchRow, Target } from '../../tools/bench-contract.ts';
import { crashRound, stageNames, type RoundResult, type StageName, type Tally } from '../crash/round.ts';
import { chance } from '../merge-simulator/random.ts';
import { families, type Family } from '../support/extension.ts';

/** Kills of a profile before it is given up for a new one. */
const killsOfProfile = 30;

/** How many kills, by browser and stage. */
const whole = {
  chromium: { capture: 140, import: 50, restore: 40, migration: 50, index: 30, export: 40 },
  firefox: { capture: 90, import: 30, restore: 20, migration: 30, index: 20, export: 20 },
} satisfies Record<Family, Record<StageName, number>>;
const quick = {
  chromium: { capture: 9, import: 4, restore: 4, migration: 4, index: 4, export: 4 },
  firefox: { capture: 3, import: 2, restore: 2, migration: 2, index: 2, export: 2 },
} satisfies typeof whole;

/** What is killed, in words. */
const victims = { browser: 'the whole browser', extension: 'background and own pages', pages: 'the tab' } as const;

type Round = { readonly family: Family; readonly stage: StageName; readonly kills: number; readonly seed: number };

/** `entries` names stages of a browser, such as `firefox-import`; `LIAOCUN_CRASH_SEED` repeats the choices of an earlier run. */
export const bench: Bench = async ({ quick: isQuick, entries }) => {
  const seed = Number(process.env['LIAOCUN_CRASH_SEED'] ?? Math.floor(Math.random() * 1e9));
  console.error(`crash: seed ${seed}`);
  const found: { readonly round: Round; readonly result: RoundResult }[] = [];
  for (const round of roundsOf(isQuick ? quick : whole, entries, seed)) {
    const started = Date.now();
    const result = await crashRound({ ...round, plan: [[round.stage, round.kills]], isBroken: false });
    found.push({ round, result });
    const took = Math.round((Date.now() - started) / 1000);
    console.error(`crash: ${round.family} ${round.stage}, ${killsIn(result)} kills in ${took} s, seed ${round.seed}`);
    for (const note of result.notes) console.error(`crash: ${note}`);
  }
  return {
    rows: rowsOf(found),
    targets: targetsOf(
      found.map(({ result }) => result),
      isQuick || entries.length > 0,
    ),
  };
};

function roundsOf(plan: typeof whole, entries: readonly string[], seed: number): readonly Round[] {
  const luck = chance(seed);
  return families.flatMap((family) =>
    stageNames
      .filter((stage) => entries.length === 0 || entries.includes(`${family}-${stage}`))
      .flatMap((stage) => {
        const kills = plan[family][stage];
        const rounds = Math.ceil(kills / killsOfProfile);
        return Array.from({ length: rounds }, (_, at) => ({
          family,
          stage,
          kills: Math.floor(((at + 1) * kills) / rounds) - Math.floor((at * kills) / rounds),
          seed: luck.between(0, 1e9),
        }));
      }),
  );
}

const killsIn = ({ tallies }: RoundResult): number => tallies.reduce((sum, { kills }) => sum + kills, 0);

type Found = readonly { readonly round: Round; readonly result: RoundResult }[];

function rowsOf(found: Found): readonly BenchRow[] {
  const all = found.flatMap(({ round, result }) => result.tallies.map((tally) => ({ family: round.family, tally })));
  const groups = new Map<string, { readonly family: Family; readonly tallies: Tally[] }>();
  for (const { family, tally } of all) {
    const name = [family, tally.stage, tally.victim].join();
    const group = groups.get(name) ?? { family, tallies: [] };
    group.tallies.push(tally);
    groups.set(name, group);
  }
  return [...groups.values()].flatMap(({ family, tallies: [first, ...others] }) => (first ? [rowOf(family, [first, ...others])] : []));
}

function rowOf(family: Family, tallies: readonly [Tally, ...Tally[]]): BenchRow {
  const sum = (of: 'kills' | 'acknowledged' | 'lost' | 'doubled' | 'wrong' | 'unfound' | 'opened' | 'alarms') =>
    tallies.reduce((all, tally) => all + tally[of], 0);
  const [{ stage, victim }] = tallies;
  return {
    browser: family,
    during: stage,
    killed: victims[victim],
    kills: sum('kills'),
    'acknowledged, looked for': sum('acknowledged'),
    lost: sum('lost'),
    doubled: sum('doubled'),
    'invented or misplaced': sum('wrong'),
    'search wrong': sum('unfound'),
    opened: sum('opened'),
    'head or mirror wrong': sum('alarms'),
  };
}

function targetsOf(results: readonly RoundResult[], isPart: boolean): readonly Target[] {
  const kills = results.reduce((all, result) => all + killsIn(result), 0);
  const after = (of: 'lost' | 'doubled' | 'wrong' | 'unfound' | 'opened' | 'alarms') =>
    results.flatMap(({ tallies }) => tallies).reduce((all, tally) => all + tally[of], 0);
  const atEnd = (of: 'lost' | 'doubled' | 'wrong' | 'missing' | 'silentGaps' | 'wrongCounts' | 'alarms') =>
    results.reduce((all, { end }) => all + (end?.[of] ?? 0), 0);
  return [
    { what: 'kills', value: kills, bar: isPart ? 1 : 500, better: 'higher' },
    { what: 'acknowledged messages lost', value: after('lost') + atEnd('lost'), bar: 0, better: 'lower' },
    { what: 'messages doubled', value: after('doubled') + atEnd('doubled'), bar: 0, better: 'lower' },
    { what: 'messages invented or misplaced', value: after('wrong') + atEnd('wrong'), bar: 0, better: 'lower' },
    { what: 'times that a search did not find what is there', value: after('unfound'), bar: 0, better: 'lower' },
    {
      what: 'opened after the kill (%)',
      value: kills === 0 ? 0 : Math.round((after('opened') / kills) * 1000) / 10,
      bar: 100,
      better: 'higher',
    },
    { what: 'shown on a page and in no exported JSONL at the end', value: atEnd('missing'), bar: 0, better: 'lower' },
    { what: 'holes without a gap in the ledger', value: atEnd('silentGaps'), bar: 0, better: 'lower' },
    { what: 'conversations whose counts are wrong', value: atEnd('wrongCounts'), bar: 0, better: 'lower' },
    { what: 'times that head or mirror was wrong', value: after('alarms') + atEnd('alarms'), bar: 0, better: 'lower' },
    { what: 'rounds that broke off', value: results.filter(({ end }) => end === null).length, bar: 0, better: 'lower' },
  ];
}
