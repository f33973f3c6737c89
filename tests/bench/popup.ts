import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Bench, BenchResult, BenchRow, Target } from '../../tools/bench-contract.ts';
import { copyForAutomation } from '../../tools/development-copy.ts';
import type { Tab } from '../../tools/drive/driven-browser.ts';
import { addPlainPage, addRecorder, plainPage, scriptBytes } from '../popup-bench/measured-copy';
import type { Opened, Typed } from '../popup-bench/recorder';
import { corpusOf } from '../search-bench/corpus/chats';
import { plainScan } from '../search-bench/plain';
import { questionsOf } from '../search-bench/questions';
import { standingOf, type Contest } from '../search-bench/run/contest';
import { fed } from '../search-bench/run/feed';
import { started } from '../search-bench/run/held-page';
import { idleShare } from '../search-bench/run/machine';
import { popupsOf } from '../search-bench/run/popups';
import { bothOf, high, quantile, rounded } from '../search-bench/run/numbers';
import { buildPageInto } from '../support/build-page';

const allSizes = [10_000, 100_000, 1_000_000];
const quickSize = 100_000;
const stageLimit = 20 * 60_000;
const [opens, coldOpens, wordsEach] = [30, 10, 6];
/** A browser that has just been started does more than open a popup; it is left alone for that long, ms. */
const settling = 1500;
/** Between closing a popup and opening the next, ms. */
const between = 300;

/** What the popup came to at one size; times in ms. */
type Measured = {
  readonly messages: number;
  readonly warm: readonly Opened[];
  /** A page with nothing behind it: sooner than this nothing is shown. */
  readonly plain: readonly Opened[];
  readonly cold: readonly Opened[];
  readonly plainCold: readonly Opened[];
  /** By key press. */
  readonly typed: readonly Typed[];
  readonly longTasks: { readonly count: number; readonly longest: number };
  /** Bytes: of the first view, and of the search's worker. */
  readonly scripts: { readonly first: number; readonly worker: number };
};

/**
 * The built extension's popup over a real profile that holds up to a million messages: how long it takes to open, and from a key press to
 * painted results.
 */
export const bench: Bench = async ({ quick, sizes, entries }) => {
  if (entries.length > 0) throw new Error('this bench has no parts');
  const folder = mkdtempSync(join(tmpdir(), 'liaocun-popup-'));
  const extension = join(folder, 'extension');
  try {
    await copyForAutomation('chrome', [], extension);
    await buildPageInto(extension, 'tests/search-bench', 'search-bench');
    await addRecorder(extension);
    addPlainPage(extension);
    const measured: Measured[] = [];
    for (const size of sizes.length > 0 ? sizes : quick ? [quickSize] : allSizes) {
      await idleShare();
      const one = await measure({ extension, folder, of: { size, seed: 20_261_121, given: false }, limit: stageLimit });
      console.error(JSON.stringify(rowsOf(one)));
      measured.push(one);
    }
    return resultOf(measured);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
};

async function measure(contest: Contest): Promise<Measured> {
  const filled = standingOf('ours', contest);
  await fed(filled, contest);
  if (!filled.isReady) throw new Error(filled.notes.join('; '));
  const words = wordsFor(contest.of.size, contest.of.seed);
  const [cold, plainCold]: [Opened[], Opened[]] = [[], []];
  for (let turn = 0; turn < coldOpens; turn++) {
    cold.push(await openedCold(contest.extension, filled.profile, typing(words[turn % words.length] ?? '')));
    plainCold.push(await openedCold(contest.extension, filled.profile, plainPage));
  }
  const browser = await started(contest.extension, filled.profile);
  try {
    const popup = await popupsOf(browser);
    await pause(settling);
    const [warm, plain]: [Opened[], Opened[]] = [[], []];
    for (let turn = 0; turn <= opens; turn++) {
      warm.push(await openedOnce(popup(popupPage)));
      plain.push(await openedOnce(popup(plainPage)));
    }
    const tab = await browser.open(`${browser.origin}/${popupPage}`);
    const typed = await typedWords(tab, words);
    const longTasks = await tab.evaluate(() => popupBench.longTasks());
    return {
      messages: contest.of.size,
      warm: warm.slice(1),
      plain: plain.slice(1),
      cold,
      plainCold,
      typed,
      longTasks,
      scripts: scriptBytes(contest.extension),
    };
  } finally {
    await browser.close();
    rmSync(filled.profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Words that are somewhere in the archive, from often to once. */
function wordsFor(size: number, seed: number): readonly string[] {
  const questions = questionsOf(plainScan(corpusOf(size, seed)), 5, wordsEach);
  const texts = questions.flatMap(({ query, truth }) => (query.kind === 'text' && truth.length > 0 ? [query.text] : []));
  // Taken from every class in turns, so that those of the cold starts are of all kinds.
  return texts.toSorted((a, b) => (texts.indexOf(a) % wordsEach) - (texts.indexOf(b) % wordsEach));
}

const popupPage = 'popup/index.html';
/** The popup with a search to type at once: the recorder reads it from the address. */
const typing = (words: string): string => `${popupPage}?type=${encodeURIComponent(words)}`;

async function openedOnce(opening: Promise<Tab>): Promise<Opened> {
  const tab = await opening;
  await tab.until('the recorder', () => 'popupBench' in globalThis);
  const opened = await tab.evaluate(() => popupBench.opened());
  await tab.close();
  await pause(between);
  return opened;
}

/** In a browser that is started anew; the words of a search are typed as soon as the box has the focus. */
async function openedCold(extension: string, profile: string, path: string): Promise<Opened> {
  const browser = await started(extension, profile);
  try {
    const popup = await popupsOf(browser);
    await pause(settling);
    return await openedOnce(popup(path));
  } finally {
    await browser.close();
  }
}

/** Types every word key by key, waiting for each key's results. */
async function typedWords(tab: Tab, words: readonly string[]): Promise<readonly Typed[]> {
  await tab.evaluate(() => popupBench.opened());
  await tab.evaluate(() => popupBench.longTasks());
  const typed: Typed[] = [];
  for (const word of words) {
    for (const character of word) {
      await tab.type(character);
      const one = await tab.evaluate(() => popupBench.typed());
      if (one) typed.push(one);
    }
    await tab.evaluate(async () => popupBench.clear());
  }
  return typed;
}

const timesOf = (opened: readonly Opened[], what: 'painted' | 'focused' | 'listed' | 'found'): readonly number[] =>
  opened.map((one) => one[what]);

function rowsOf({ messages, warm, plain, cold, plainCold, typed, longTasks, scripts }: Measured): readonly BenchRow[] {
  const opening = (how: string, opened: readonly Opened[]): BenchRow => ({
    messages,
    popup: how,
    'first paint ms p50/p95': bothOf(timesOf(opened, 'painted')),
    'box focused': bothOf(timesOf(opened, 'focused')),
    'conversations painted': bothOf(timesOf(opened, 'listed').filter((at) => at > 0)),
    'first 20 painted': bothOf(timesOf(opened, 'found').filter((at) => at > 0)),
    notes: '',
  });
  return [
    opening('a page with nothing behind it', plain),
    opening('opened again', warm),
    opening('a page with nothing behind it, in a fresh browser', plainCold),
    opening('opened in a fresh browser, a search typed at once', cold),
    {
      messages,
      popup: `${typed.length} key presses`,
      'first results painted': bothOf(typed.map(({ first }) => first)),
      'all counted': bothOf(typed.map(({ done }) => done)),
      notes: `${longTasks.count} tasks over 50 ms, the longest ${Math.round(longTasks.longest)} ms; scripts of the first view ${rounded(scripts.first / 1000)} kB, of the search's worker ${rounded(scripts.worker / 1000)} kB`,
    },
  ];
}

function resultOf(measured: readonly Measured[]): BenchResult {
  const last = measured.at(-1);
  return { rows: measured.flatMap(rowsOf), targets: last ? targetsOf(last) : [] };
}

function targetsOf({ messages, warm, cold }: Measured): readonly Target[] {
  const at = `at ${messages} messages`;
  const ready = warm.map(({ focused, listed }) => Math.max(focused, listed));
  const target = (what: string, values: readonly number[], bar: number): Target => ({
    what: `${what}, p95 ms, ${at}`,
    value: rounded(quantile(values, high)),
    bar,
    better: 'lower',
  });
  return [
    target('popup opened: box focused and conversations painted', ready, 100),
    target('popup opened in a fresh browser: first 20 results painted', timesOf(cold, 'found'), 150),
  ];
}
