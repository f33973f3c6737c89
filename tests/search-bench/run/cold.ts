import { setTimeout as pause } from 'node:timers/promises';
import type { Question } from '../questions';
import { said, type Contest, type Standing } from './contest';
import { started } from './held-page';
import { popupsOf } from './popups';

/** A browser that has just been started does more than answer; it is left alone for that long, ms. */
const settling = 1500;

/**
 * Starts a browser anew for each question and opens a popup that answers it: ms from the beginning of the page to the first results. The
 * profile is an old one for the browser, but not for the system, which may still hold its files in memory.
 */
export async function askedCold(standing: Standing, contest: Contest, questions: readonly Question[]): Promise<void> {
  const end = Date.now() + contest.limit;
  for (const { query } of questions) {
    if (Date.now() > end) {
      standing.notes.push(`cold starts ended after ${standing.cold.length} of ${questions.length}`);
      return;
    }
    try {
      standing.cold.push(await cold(standing, contest, JSON.stringify({ name: standing.name, of: contest.of, query }), end));
    } catch (error) {
      standing.notes.push(`cold starts ended: ${said(error)}`);
      return;
    }
  }
}

async function cold({ profile }: Standing, { extension }: Contest, question: string, end: number): Promise<number> {
  const browser = await started(extension, profile);
  try {
    const popup = await popupsOf(browser);
    await pause(settling);
    const tab = await popup(`search-bench/page.html#${encodeURIComponent(question)}`);
    for (;;) {
      const answer = await tab.evaluate(() => globalThis.coldAnswer ?? null);
      if (answer && 'error' in answer) throw new Error(answer.error);
      if (answer) return answer.ms;
      if (Date.now() > end) throw new Error('took too long');
      await pause(100);
    }
  } finally {
    await browser.close();
  }
}
