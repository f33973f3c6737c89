import type { Bench, BenchRow, Target } from '../../tools/bench-contract.ts';
import { openStage, type Stage, type Way } from '../support/capture-stage.ts';

/** What one way of archiving cost the page. Times in ms, memory in bytes. */
type Cost = {
  readonly fps: number;
  /** Main-thread time of archiving for each row that arrived, by the clock and on the processor. */
  readonly perRow: number;
  readonly perRowByThread: number;
  /** The longest task of the page, by the clock. */
  readonly longest: number;
  /** The most that the extension held of one task, by the clock and on the processor. */
  readonly held: number;
  readonly heldByThread: number;
  /** The same while it read what was there at first, and how long that took. */
  readonly heldAtFirst: number;
  readonly heldAtFirstByThread: number;
  readonly longestAtFirst: number;
  readonly first: number;
  readonly heap: number;
};

const ways: readonly Way[] = ['alone', 'plain', 'hints', 'layout'];
const perSecond = 50;

/**
 * What archiving costs a page with a long pane and 50 arrivals a second: the built extension, by hints and by layout alone, beside the same page
 * alone and under a plain exporter. The ways take turns, and of several rounds the middle one counts.
 */
export const bench: Bench = async ({ quick }) => {
  const [rows, ms, rounds] = quick ? [2000, 4000, 1] : [10_000, 8000, 3];
  const stage = await openStage();
  const costs = new Map<Way, Cost[]>(ways.map((way) => [way, []]));
  try {
    for (let round = 0; round < rounds; round += 1) for (const way of ways) costs.get(way)?.push(await measured(stage, way, rows, ms));
  } finally {
    await stage.close();
  }
  const middle = new Map([...costs].map(([way, all]) => [way, middleOf(all)]));
  const alone = middle.get('alone');
  if (!alone) throw new Error('nothing was measured');
  return { rows: [...middle].map(([way, cost]) => asRow(way, cost, alone)), targets: targetsOf(middle, alone) };
};

async function measured(stage: Stage, way: Way, rows: number, ms: number): Promise<Cost> {
  const page = await stage.open(way, rows);
  const first = await page.archiveFirst(rows);
  const live = await page.live(perSecond, ms);
  await page.close();
  return {
    fps: (live.frames * 1000) / ms,
    perRow: (live.exporting + live.held.all.clock) / live.rows,
    perRowByThread: live.held.all.thread / live.rows,
    longest: live.held.whole.clock,
    held: live.held.ofExtension.clock,
    heldByThread: live.held.ofExtension.thread,
    heldAtFirst: first.held.ofExtension.clock,
    heldAtFirstByThread: first.held.ofExtension.thread,
    longestAtFirst: first.held.whole.clock,
    first: first.ms,
    heap: live.heap,
  };
}

/** The median of each figure by itself. */
function middleOf(all: readonly Cost[]): Cost {
  const median = (figure: keyof Cost): number => all.map((cost) => cost[figure]).toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
  return {
    fps: median('fps'),
    perRow: median('perRow'),
    perRowByThread: median('perRowByThread'),
    longest: median('longest'),
    held: median('held'),
    heldByThread: median('heldByThread'),
    heldAtFirst: median('heldAtFirst'),
    heldAtFirstByThread: median('heldAtFirstByThread'),
    longestAtFirst: median('longestAtFirst'),
    first: median('first'),
    heap: median('heap'),
  };
}

const names: Readonly<Record<Way, string>> = {
  alone: 'the page alone',
  plain: 'plain exporter',
  hints: 'Liaocun, by hints',
  layout: 'Liaocun, by layout alone',
};

function asRow(way: Way, cost: Cost, alone: Cost): BenchRow {
  return {
    way: names[way],
    'frames per second': rounded(cost.fps, 1),
    'main thread per new row (ms)': `${rounded(cost.perRow, 2)} (${rounded(cost.perRowByThread, 2)} on the processor)`,
    'longest task of the page, live (ms)': rounded(cost.longest, 1),
    'held by the extension in one task, live (ms)': `${rounded(cost.held, 1)} (${rounded(cost.heldByThread, 1)} on the processor)`,
    'longest task of the page, first reading (ms)': rounded(cost.longestAtFirst, 1),
    'held by the extension in one task, first reading (ms)': `${rounded(cost.heldAtFirst, 1)} (${rounded(cost.heldAtFirstByThread, 1)} on the processor)`,
    'first reading stored after (s)': rounded(cost.first / 1000, 1),
    'heap beyond the page itself (MB)': rounded((cost.heap - alone.heap) / 1e6, 1),
  };
}

const rounded = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;

function targetsOf(costs: ReadonlyMap<Way, Cost>, alone: Cost): readonly Target[] {
  const plain = costs.get('plain') ?? alone;
  return (['hints', 'layout'] as const).flatMap((way): readonly Target[] => {
    const cost = costs.get(way);
    if (!cost) return [];
    return [
      { what: `longest task of archiving, live, by ${way} (ms)`, value: rounded(cost.held, 1), bar: 50, better: 'lower' },
      {
        what: `longest task of archiving, first reading, by ${way} (ms)`,
        value: rounded(cost.heldAtFirst, 1),
        bar: 50,
        better: 'lower',
      },
      { what: `frame rate, share of the page's alone, by ${way}`, value: rounded(cost.fps / alone.fps, 3), bar: 0.97, better: 'higher' },
      {
        what: `main thread per new row, share of the plain exporter's, by ${way}`,
        value: rounded(cost.perRow / plain.perRow, 3),
        bar: 1,
        better: 'lower',
      },
    ];
  });
}
