import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench, BenchRow, Target } from '../../tools/bench-contract.ts';
import { copyForAutomation } from '../../tools/development-copy.ts';
import { classes } from '../search-bench/classes';
import { corpusOf } from '../search-bench/corpus/chats';
import { givenTexts } from '../search-bench/corpus/given-texts';
import type { ContestantName } from '../search-bench/contestants/all';
import type { Limits } from '../search-bench/limits';
import { plainScan, type Plain } from '../search-bench/plain';
import { questionsOf, type Question } from '../search-bench/questions';
import { asked } from '../search-bench/run/ask';
import { askedCold } from '../search-bench/run/cold';
import { standingOf, type Contest, type Standing } from '../search-bench/run/contest';
import { fed } from '../search-bench/run/feed';
import { heldPage } from '../search-bench/run/held-page';
import { idleShare } from '../search-bench/run/machine';
import { rounded } from '../search-bench/run/numbers';
import { classRows, costRow, limitRow, targetsOf, type Physical } from '../search-bench/run/report';
import { memoryOf, withoutFiles } from '../store-bench/weigh';
import { buildPageInto } from '../support/build-page';

const names: readonly ContestantName[] = ['ours', 'sqlite', 'minisearch', 'orama', 'dexie', 'flexsearch'];
const allSizes = [10_000, 100_000, 1_000_000];
const quickSize = 100_000;
const stageLimit = 10 * 60_000;
const seeds = { corpus: 20_261_121, questions: 7, warmUps: 8 } as const;
/** Questions of every class that are measured, and that are asked before that. */
const [each, quickEach, warmUpEach] = [30, 20, 2];

/**
 * Search over made-up shop chats, ours beside what others would take, in a Chromium whose profiles lie on disk: feeding, bytes, memory, first
 * results and full counts by classes of questions, held against a plain scan, warm and from a cold start. `--entries` names some of: ours,
 * sqlite, minisearch, orama, dexie, flexsearch.
 */
export const bench: Bench = async ({ quick, entries, sizes, corpus }) => {
  const folder = mkdtempSync(join(tmpdir(), 'liaocun-search-'));
  const extension = join(folder, 'extension');
  const texts = corpus === '' ? null : givenTexts(corpus);
  const chosen = names.filter((name) => entries.length === 0 || entries.includes(name));
  try {
    await copyForAutomation('chrome', [], extension);
    await buildPageInto(extension, 'tests/search-bench', 'search-bench');
    if (texts) writeFileSync(join(extension, 'search-bench', 'texts.json'), JSON.stringify(texts));
    const rows: BenchRow[] = [];
    let targets: readonly Target[] = [];
    for (const size of sizes.length > 0 ? sizes : quick ? [quickSize] : allSizes) {
      const contest: Contest = { extension, folder, of: { size, seed: seeds.corpus, given: texts !== null }, limit: stageLimit };
      const came = await contested(contest, chosen, texts, quick);
      rows.push(...came.rows);
      ({ targets } = came);
    }
    return { rows, targets };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
};

type Came = { readonly rows: readonly BenchRow[]; readonly targets: readonly Target[] };

/** One size: everybody is fed, everybody is asked in turns, everybody is started cold. */
async function contested(
  contest: Contest,
  chosen: readonly ContestantName[],
  texts: readonly string[] | null,
  quick: boolean,
): Promise<Came> {
  const { size } = contest.of;
  const idle = await idleShare();
  const plain = plainScan(corpusOf(size, seeds.corpus, texts));
  const { limits, emptyMemory } = await measuredLimits(contest);
  const physical = { ...limits, ...plain.weight };
  const standings = chosen.map((name) => standingOf(name, contest));
  for (const standing of standings) {
    await fed(standing, contest);
    told(costRow(standing));
  }
  const questions = mixed(plain, quick ? quickEach : each);
  await asked(standings, contest, questions, questionsOf(plain, seeds.warmUps, warmUpEach), emptyMemory);
  for (const standing of standings) {
    classRows(standing, physical).forEach(told);
    const starts = [...standing.classes.keys()].flatMap((of) => questions.find((question) => question.class === of) ?? []);
    await askedCold(standing, contest, starts);
    told(costRow(standing));
    rmSync(standing.profile, { recursive: true, force: true, maxRetries: 5 });
  }
  return cameOf(size, standings, physical, idle);
}

/** The questions of all classes, those of one class apart from each other. */
function mixed(plain: Plain, count: number): readonly Question[] {
  const questions = questionsOf(plain, seeds.questions, count);
  const ofEach = classes.map((of) => questions.filter((question) => question.class === of));
  return Array.from({ length: count }, (_, turn) => ofEach.flatMap((ofOne) => ofOne[turn] ?? [])).flat();
}

/** What reading and scanning take at best, and the memory of a browser whose page does nothing. */
async function measuredLimits(contest: Contest): Promise<{ readonly limits: Limits; readonly emptyMemory: number }> {
  const profile = join(contest.folder, `limits-${contest.of.size}`);
  const writing = await heldPage(contest.extension, profile);
  const emptyMemory = memoryOf(profile, withoutFiles);
  await writing.work(contest.limit, (of: Contest['of']) => searchBench.writeForLimits(of), contest.of);
  await writing.close();
  const reading = await heldPage(contest.extension, profile);
  const limits = await reading.work<[], Limits>(contest.limit, () => searchBench.measureLimits());
  await reading.close();
  return { limits, emptyMemory };
}

function cameOf(size: number, standings: readonly Standing[], physical: Physical, idle: number): Came {
  const ours = standings.find(({ name }) => name === 'ours');
  const peers = standings.filter((standing) => standing !== ours);
  const machine: BenchRow = { messages: size, contestant: 'machine', notes: `${rounded(idle * 100)} % idle before` };
  return {
    rows: [machine, limitRow(size, physical), ...standings.map(costRow), ...standings.flatMap((standing) => classRows(standing, physical))],
    targets: ours && ours.classes.size > 0 ? targetsOf(ours, peers, physical) : [],
  };
}

/** Said at once as well: a run takes hours, and may be ended. */
const told = (row: BenchRow): void => console.error(JSON.stringify(row));
