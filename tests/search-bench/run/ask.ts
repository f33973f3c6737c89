import type { Query } from '../../../src/search/terms';
import { memoryOf, withoutFiles } from '../../store-bench/weigh';
import type { Question } from '../questions';
import { said, tallyOf, type Contest, type Standing } from './contest';
import { opened } from './feed';
import type { HeldPage } from './held-page';

/** One contestant at the table; `spent` is what its answers have taken, ms. */
type Seat = { readonly standing: Standing; readonly page: HeldPage; spent: number };

/** Results of one page. */
const screenful = 20;

/**
 * Asks all that are ready the same questions in turns, so that whatever else the machine does meets them all. `warmUps` are asked first and not
 * measured. `emptyMemory` is what a browser takes that holds no contestant.
 */
export async function asked(
  standings: readonly Standing[],
  contest: Contest,
  questions: readonly Question[],
  warmUps: readonly Question[],
  emptyMemory: number,
): Promise<void> {
  const seats = await seated(standings, contest);
  const done = new Set<Seat>();
  for (const [at, question] of [...warmUps, ...questions].entries())
    for (let turn = 0; turn < seats.length; turn++) {
      const seat = seats[(at + turn) % seats.length];
      if (!seat || done.has(seat)) continue;
      if (!(await answered(seat, question, contest, at >= warmUps.length))) done.add(seat);
    }
  for (const seat of seats) {
    if (done.has(seat)) continue;
    seat.standing.memory = Math.max(0, memoryOf(seat.standing.profile, withoutFiles) - emptyMemory);
    await left(seat, contest);
  }
}

async function left({ standing, page }: Seat, { limit }: Contest): Promise<void> {
  try {
    await page.work(limit, () => searchBench.close());
    await page.close();
  } catch (error) {
    standing.notes.push(`did not close: ${said(error)}`);
    await page.kill();
  }
}

async function seated(standings: readonly Standing[], contest: Contest): Promise<readonly Seat[]> {
  const seats: Seat[] = [];
  for (const standing of standings.filter(({ isReady }) => isReady)) {
    try {
      seats.push({ standing, page: await opened(standing, contest), spent: 0 });
    } catch (error) {
      standing.isReady = false;
      standing.notes.push(`cannot be opened again: ${said(error)}`);
    }
  }
  return seats;
}

/** Whether the contestant stays in: one whose time is over, or whose page fails, is asked no more. */
async function answered(seat: Seat, question: Question, contest: Contest, counts: boolean): Promise<boolean> {
  try {
    seat.spent += await answer(seat, question, contest.limit, counts);
    if (seat.spent < contest.limit) return true;
    seat.standing.notes.push(`asking ended after ${contest.limit / 60_000} minutes`);
  } catch (error) {
    seat.standing.notes.push(`asking ended at «${question.class}»: ${said(error)}`);
  }
  await seat.page.kill();
  return false;
}

/** Answers the ms that its answers took; the check of what it finds is not held against it. */
async function answer({ standing, page }: Seat, { class: of, query, truth }: Question, limit: number, counts: boolean): Promise<number> {
  if (await page.tab.evaluate((asking) => searchBench.cannot(asking), query)) return 0;
  const first = await page.work<[Query], { took: number; ids: number[] }>(limit, (asking) => searchBench.first(asking), query);
  const count = await page.work<[Query], { took: number; value: number }>(limit, (asking) => searchBench.count(asking), query);
  const ids = idsIn(await page.work<[Query], string>(limit, (asking) => searchBench.all(asking), query));
  const took = first.took + count.took;
  if (!counts) return took;
  const tally = tallyOf(standing, of);
  tally.first.push(first.took);
  tally.count.push(count.took);
  const fitting = new Set(truth);
  const found = ids.filter((id) => fitting.has(id)).length;
  tally.truth += truth.length;
  tally.found += found;
  // What is counted and not found, or found and not there, is false either way.
  tally.false += ids.length - found + Math.abs(count.value - ids.length);
  const newest = truth.slice(-screenful).toReversed();
  if (newest.join() !== first.ids.join()) tally.wrongFirst++;
  return took;
}

function idsIn(text: string): readonly number[] {
  const bytes = Uint8Array.from(Buffer.from(text, 'base64'));
  return [...new Set(new Uint32Array(bytes.buffer))];
}
