import { fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Bench, BenchRow, Target } from '../../tools/bench-contract.ts';
import { simulated } from '../merge-simulator/judge';
import { timeStyles } from '../merge-simulator/labels';
import { shrunk, told } from '../merge-simulator/shrink';
import { added, type Tally } from '../merge-simulator/tally';
import { idStyles, type Setting } from '../merge-simulator/views';

const settings: readonly Setting[] = idStyles.flatMap((ids) => timeStyles.map((times) => ({ ids, times })));
const partSize = 40;

/**
 * Simulated histories of every setting, merged and held against what was shown: how many transcripts are exact, how many say themselves
 * where they may not be, and how many are sure of something wrong. `entries` are names of settings, `never/none`.
 */
export const bench: Bench = async ({ quick, entries }) => {
  const chosen = settings.filter((setting) => entries.length === 0 || entries.includes(nameOf(setting)));
  const tallies = await tallied(chosen, quick ? 20 : 960);
  for (const [setting, { failing }] of tallies) if (failing[0] !== undefined) await tell(setting, failing[0]);
  return { rows: [...tallies].map(([setting, tally]) => asRow(setting, tally)), targets: targetsOf(tallies) };
};

const nameOf = ({ ids, times }: Setting): string => `${ids}/${times}`;

async function tallied(chosen: readonly Setting[], histories: number): Promise<ReadonlyMap<Setting, Tally>> {
  const parts = chosen.flatMap((setting) =>
    Array.from({ length: Math.ceil(histories / partSize) }, (_, index) => ({
      setting,
      from: 1 + index * partSize,
      to: 1 + Math.min(histories, (index + 1) * partSize),
    })),
  );
  const tallies = new Map<Setting, Tally>();
  const work = async (): Promise<void> => {
    const worker = fork(fileURLToPath(new URL('../merge-simulator/tally-worker.ts', import.meta.url)), { execArgv: ['--import', 'tsx'] });
    for (let part = parts.shift(); part; part = parts.shift()) {
      worker.send(part);
      const [result]: Tally[] = await once(worker, 'message');
      const before = tallies.get(part.setting);
      if (result) tallies.set(part.setting, before ? added(before, result) : result);
    }
    worker.disconnect();
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return new Map(chosen.flatMap((setting) => (tallies.has(setting) ? [[setting, tallies.get(setting)] as [Setting, Tally]] : [])));
}

async function tell(setting: Setting, seed: number): Promise<void> {
  const { truth, views } = simulated(seed, setting);
  const few = await shrunk(truth, views, setting);
  console.error(`${nameOf(setting)}, seed ${seed}, is not exact; ${few.length} of its ${views.length} looks show why:`);
  for (const view of few) console.error(`  ${told(view)}`);
}

function asRow(setting: Setting, { histories, exact, uncertain, wrong, messages, timed, failing }: Tally): BenchRow {
  return {
    ids: setting.ids,
    times: setting.times,
    histories,
    'exact (%)': percent(exact, histories),
    uncertain,
    'wrongly certain': wrong,
    messages,
    'minute known (%)': percent(timed, messages),
    'first failing seeds': failing.slice(0, 5).join(' '),
  };
}

const percent = (part: number, whole: number): number => Math.round((10_000 * part) / Math.max(1, whole)) / 100;

function targetsOf(tallies: ReadonlyMap<Setting, Tally>): readonly Target[] {
  const share = (what: string, bar: number, isMeant: (setting: Setting) => boolean): Target[] => {
    const meant = [...tallies].filter(([setting]) => isMeant(setting)).map(([, tally]) => tally);
    const [first, ...others] = meant;
    if (!first) return [];
    const { exact, histories } = others.reduce(added, first);
    return [{ what, value: percent(exact, histories), bar, better: 'higher' }];
  };
  const wrong = [...tallies.values()].reduce((sum, tally) => sum + tally.wrong, 0);
  return [
    ...share('exact with ids at every row (%)', 100, ({ ids }) => ids === 'always'),
    ...share('exact with times to the minute (%)', 100, ({ times }) => times === 'second' || times === 'minute'),
    ...share(
      'exact with lines above groups only (%)',
      99.9,
      ({ ids, times }) => ids !== 'always' && (times === 'separators' || times === 'regrouped'),
    ),
    ...share('exact with clocks under day lines (%)', 99.9, ({ ids, times }) => ids !== 'always' && times === 'clock'),
    ...share(
      'exact with «3 minutes ago» or no times (%)',
      99,
      ({ ids, times }) => ids !== 'always' && (times === 'relative' || times === 'none'),
    ),
    { what: 'histories of which something wrong is held for certain', value: wrong, bar: 0, better: 'lower' },
  ];
}
