import { storedBytes } from '../../store-bench/weigh';
import { said, type Contest, type Standing } from './contest';
import { heldPage, type HeldPage } from './held-page';

type Step = { readonly took: number; readonly messages: number };

/** Feeds a contestant with the whole corpus, or for as long as a stage may take, and weighs what it wrote. */
export async function fed(standing: Standing, contest: Contest): Promise<void> {
  try {
    const page = await opened(standing, contest);
    try {
      await taken(page, standing, contest);
      await page.work(contest.limit, () => searchBench.close());
      await page.close();
    } catch (error) {
      await page.kill();
      throw error;
    }
    standing.bytes = storedBytes(standing.profile);
    await laid(standing, contest);
    standing.isReady = true;
  } catch (error) {
    standing.notes.push(`feeding ended at ${standing.fed} messages: ${said(error)}`);
  }
}

/** Lays the archive beside what is only its index. */
async function laid(standing: Standing, contest: Contest): Promise<void> {
  const page = await heldPage(contest.extension, standing.profile);
  const { lays } = await page.work<[Standing['name'], Contest['of']], { readonly lays: boolean }>(
    contest.limit,
    open,
    standing.name,
    contest.of,
  );
  if (lays) await page.tab.evaluate(() => searchBench.prepare());
  for (let messages = lays ? 1 : 0; messages > 0;) ({ messages } = await page.work<[], Step>(contest.limit, () => searchBench.step('lay')));
  await page.work(contest.limit, () => searchBench.close());
  await page.close();
}

const open = (name: Standing['name'], of: Contest['of']): null => searchBench.open(name, of);

/** Its page, with what is on disk opened; that must not take longer than a stage either. */
export async function opened({ name, profile }: Standing, { extension, of, limit }: Contest): Promise<HeldPage> {
  const page = await heldPage(extension, profile);
  try {
    await page.work(limit, open, name, of);
    return page;
  } catch (error) {
    await page.kill();
    throw error;
  }
}

async function taken(page: HeldPage, standing: Standing, { limit }: Contest): Promise<void> {
  await page.tab.evaluate(() => searchBench.prepare());
  for (let messages = 1; messages > 0;) {
    const left = limit - standing.feedTook;
    if (left <= 0) throw new Error(`${limit / 60_000} minutes were over`);
    const step = await page.work<[], Step>(left, () => searchBench.step('feed'));
    ({ messages } = step);
    standing.fed += messages;
    standing.feedTook += step.took;
  }
}
