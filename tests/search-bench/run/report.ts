import type { BenchRow, Target } from '../../../tools/bench-contract.ts';
import { classes, type QueryClass } from '../classes';
import type { Limits } from '../limits';
import type { Plain } from '../plain';
import type { ClassTally, Standing } from './contest';
import { bothOf, high, median, quantile, rounded } from './numbers';

/** What the words of a corpus weigh, and what the machine could read and scan of them at best. */
export type Physical = Limits & Plain['weight'];

/** Ms to look through all words once, and to read them before that. */
const scanMs = ({ units, scanUnits }: Physical): number => (units / scanUnits) * 1000;
const readMs = ({ bytes, readBytes }: Physical): number => (bytes / readBytes) * 1000;

const recallOf = ({ truth, found }: ClassTally): number => (truth === 0 ? 1 : found / truth);
/** A share that is 1 only where nothing at all is missing. */
const share = (value: number): number => Math.floor(value * 10_000) / 10_000;

/** One line a contestant: what it costs. */
export function costRow({ name, size, fed, feedTook, bytes, memory, cold, notes, isReady }: Standing): BenchRow {
  return {
    messages: size,
    contestant: name,
    'feed msg/s': feedTook === 0 ? '' : Math.round((fed / feedTook) * 1000),
    'disk MB': isReady ? rounded(bytes / 1e6) : '',
    'memory MB': memory === 0 ? '' : Math.round(memory / 1e6),
    'cold first 20 ms p50/p95': bothOf(cold),
    notes: notes.join('; '),
  };
}

/** One line a contestant and class: how it answers. */
export function classRows({ name, size, classes: tallies }: Standing, physical: Physical): readonly BenchRow[] {
  return classes.flatMap((of): readonly BenchRow[] => {
    const tally = tallies.get(of);
    if (!tally) return [];
    return [
      {
        messages: size,
        contestant: name,
        class: of,
        questions: tally.first.length,
        'first 20 ms p50/p95': bothOf(tally.first),
        'count ms p50/p95': bothOf(tally.count),
        recall: share(recallOf(tally)),
        'false hits': tally.false,
        'newest 20 wrong': tally.wrongFirst,
        'count ÷ scan of all words': rounded(quantile(tally.count, median) / scanMs(physical), 2),
      },
    ];
  });
}

/** What the machine could do at best, and what that makes of this corpus. */
export const limitRow = (size: number, physical: Physical): BenchRow => ({
  messages: size,
  contestant: 'physical limit',
  notes: `words ${rounded(physical.bytes / 1e6)} MB; read ${Math.round(physical.readBytes / 1e6)} MB/s from IndexedDB, looked through ${rounded(physical.scanUnits / 1e9, 2)} G characters/s: ${rounded(scanMs(physical))} ms warm, ${rounded(readMs(physical) + scanMs(physical))} ms cold`,
});

const [answerBar, regexBar, coldBar] = [50, 500, 150];

/** What ours is to show at the largest size, beside its peers of the same run. */
export function targetsOf(ours: Standing, peers: readonly Standing[], physical: Physical): readonly Target[] {
  const tallies = classes.flatMap((of) => {
    const tally = ours.classes.get(of);
    return tally ? [[of, tally] as const] : [];
  });
  const at = `at ${ours.size} messages`;
  const sum = (of: (tally: ClassTally) => number): number => tallies.reduce((total, [, tally]) => total + of(tally), 0);
  return [
    {
      what: `least recall of a class, ${at}`,
      value: share(Math.min(...tallies.map(([, tally]) => recallOf(tally)))),
      bar: 1,
      better: 'higher',
    },
    { what: `false hits of all classes, ${at}`, value: sum(({ false: wrong }) => wrong), bar: 0, better: 'lower' },
    {
      what: `questions whose newest 20 are not those in truth, ${at}`,
      value: sum(({ wrongFirst }) => wrongFirst),
      bar: 0,
      better: 'lower',
    },
    ...tallies.flatMap(([of, tally]) => speedTargets(of, tally, at)),
    { what: `cold, page opened to first 20, p95 ms, ${at}`, value: rounded(quantile(ours.cold, high)), bar: coldBar, better: 'lower' },
    ...peerTargets(ours, peers, at),
    ...ratioTargets(ours, physical, at),
  ];
}

function speedTargets(of: QueryClass, { first, count }: ClassTally, at: string): readonly Target[] {
  const bar = of === 'regex' ? regexBar : answerBar;
  return [
    { what: `«${of}»: first 20, warm, p95 ms, ${at}`, value: rounded(quantile(first, high)), bar, better: 'lower' },
    { what: `«${of}»: full count, warm, p95 ms, ${at}`, value: rounded(quantile(count, high)), bar, better: 'lower' },
  ];
}

const feedRate = ({ fed, feedTook }: Standing): number => (feedTook === 0 ? 0 : fed / feedTook);

/** The slowest p95 that it has in one of these classes, of the first results or the count. */
function worst({ classes: tallies }: Standing, among: readonly QueryClass[]): number {
  return Math.max(
    ...among.flatMap((of) => [tallies.get(of)?.first ?? [], tallies.get(of)?.count ?? []]).map((values) => quantile(values, high)),
  );
}

function peerTargets(ours: Standing, peers: readonly Standing[], at: string): readonly Target[] {
  const best = Math.max(0, ...peers.map(feedRate));
  const sqlite = peers.find(({ name, isReady }) => name === 'sqlite' && isReady);
  return [
    ...(best > 0
      ? [{ what: `feed rate, times the best peer's, ${at}`, value: rounded(feedRate(ours) / best), bar: 10, better: 'higher' } as const]
      : []),
    ...(sqlite
      ? [
          {
            what: `bytes on disk, share of SQLite trigram's, ${at}`,
            value: rounded(ours.bytes / sqlite.bytes, 2),
            bar: 0.5,
            better: 'lower',
          } as const,
        ]
      : []),
    ...peers
      .filter((peer) => peer.classes.size > 0)
      .map((peer): Target => {
        // Where a peer has no way to answer, neither is measured by it.
        const among = classes.filter((of) => peer.classes.has(of) && ours.classes.has(of));
        const value = rounded(worst(ours, among) / worst(peer, among), 2);
        return { what: `worst class, share of ${peer.name}'s worst, ${at}`, value, bar: 1, better: 'lower' };
      }),
  ];
}

/** How far from what the machine could do: a scan of all words for each answer, and reading them for a cold one. No bar is set for it. */
function ratioTargets(ours: Standing, physical: Physical, at: string): readonly Target[] {
  const exact = classes.filter((of) => of !== 'regex' && ours.classes.has(of));
  const counts = exact.flatMap((of) => ours.classes.get(of)?.count ?? []);
  const [warm, cold] = [scanMs(physical), readMs(physical) + scanMs(physical)];
  return [
    {
      what: `full count, p95, times a scan of all words, ${at}`,
      value: rounded(quantile(counts, high) / warm, 2),
      bar: answerBar / warm,
      better: 'lower',
    },
    {
      what: `cold first 20, p95, times reading and scanning all, ${at}`,
      value: rounded(quantile(ours.cold, high) / cold, 2),
      bar: coldBar / cold,
      better: 'lower',
    },
  ].map((target): Target => ({ ...target, bar: rounded(target.bar, 2), better: 'lower' }));
}
