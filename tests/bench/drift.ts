import { stderr } from 'node:process';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import type { Bench, BenchResult, BenchRow } from '../../tools/bench-contract.ts';
import { requireBrowser } from '../../tools/browsers.ts';
import { fromRoot } from '../../tools/paths.ts';
import { requireZooPackages } from '../../tools/zoo-packages.ts';
import { isWell, losesMessages, type Outcome, type Sheet } from '../drift/judge';
import { serveSubjects, type Subject } from '../drift/subjects';
import { type Tried, type TriedPage, tryPage } from '../drift/try-page';

/** How many pages are tried at once. */
const atOnce = 2;

/** What becomes of every page when its owner redesigns it: read as before, told to the user, or lost in silence; and whether a restyle alarms. */
export const bench: Bench = async ({ quick, entries }) => {
  requireZooPackages();
  const [subjects, script] = await Promise.all([serveSubjects(), bundle()]);
  const browser = await chromium.launch({
    executablePath: requireBrowser('chromium'),
    args: ['--no-sandbox', '--disable-gpu', `--host-resolver-rules=${subjects.hostRules}`],
  });
  const chosen = subjects.all.filter(({ page }, index) => (entries.length > 0 ? isAmong(entries, page) : !quick || index % 4 === 0));
  if (chosen.length === 0) throw new Error(`None of the pages is called so. They are: ${subjects.all.map(({ page }) => page).join(', ')}`);
  const queue = [...chosen];
  const tried = new Map<Subject, TriedPage>();
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) tried.set(next, await timed(next, () => tryPage(browser, script, next)));
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, work));
  } finally {
    await browser.close();
    await subjects.close();
  }
  return resultOf(chosen.flatMap((subject) => tried.get(subject) ?? []));
};

/** A console stands for all of its pages. */
const isAmong = (entries: readonly string[], page: string): boolean =>
  entries.some((entry) => page === entry || page.startsWith(`${entry}/`));

/** A run takes minutes: says on stderr what is through, and after how many seconds. */
async function timed({ page }: Subject, work: () => Promise<TriedPage>): Promise<TriedPage> {
  const started = performance.now();
  const done = await work();
  const lost = done.redesigned.filter(({ outcome }) => outcome === 'lost').map(({ change }) => change);
  stderr.write(`${page}: ${Math.round((performance.now() - started) / 1000)} s${lost.length > 0 ? `, silent: ${lost.join(', ')}` : ''}\n`);
  return done;
}

const inWords = ({ f1, wrong, faults }: Sheet): string => [Math.round(f1 * 1000) / 10, ...wrong, faults[0] ?? ''].join(' ').trim();

function resultOf(pages: readonly TriedPage[]): BenchResult {
  const sound = pages.filter(({ before }) => isWell(before));
  const unsound = pages.filter(({ before }) => !isWell(before));
  const changes = sound.flatMap(({ redesigned }) => redesigned).filter(({ outcome }) => outcome !== 'nothing');
  const lost = changes.filter(({ outcome }) => outcome === 'lost');
  const lostMessages = lost.filter(({ sheet }) => losesMessages(sheet));
  const alarms = pages.flatMap(({ restyled }) => restyled).filter(({ outcome }) => outcome === 'told');
  return {
    rows: [
      ...rowsOf(sound, ({ redesigned }) => redesigned, 'lost'),
      ...rowsOf(pages, ({ restyled }) => restyled, 'told').map((row) => ({ ...row, change: `restyle: ${row['change']}` })),
      ...unsound.map(unsoundRow),
    ],
    targets: [
      {
        what: 'redesigns still read (F1 ≥ 0.98) or told, share',
        value: 1 - lostMessages.length / Math.max(1, changes.length),
        bar: 1,
        better: 'higher',
      },
      { what: 'redesigns by which messages, sides, names or times were lost in silence', value: lost.length, bar: 0, better: 'lower' },
      { what: 'harmless restyles that raised the alarm', value: alarms.length, bar: 0, better: 'lower' },
      { what: 'pages read wrongly before any change, so not judged above', value: unsound.length, bar: 0, better: 'lower' },
    ],
  };
}

/** A line for each change: what came of it on how many pages, and where it came out badly. */
function rowsOf(pages: readonly TriedPage[], of: (page: TriedPage) => readonly Tried[], bad: Outcome): readonly BenchRow[] {
  const tried = pages.flatMap((page) => of(page).map((one) => ({ ...one, page: page.page })));
  return [...new Set(tried.map(({ change }) => change))].map((change) => {
    const mine = tried.filter((one) => one.change === change);
    const count = (outcome: Outcome) => mine.filter((one) => one.outcome === outcome).length;
    const where = mine
      .filter(({ outcome }) => outcome === bad)
      .map(({ page, sheet, alarm }) => [page, inWords(sheet), ...alarm].join(' '))
      .join(', ');
    return { change, read: count('read'), told: count('told'), lost: count('lost'), 'nothing to change': count('nothing'), where };
  });
}

/** What the reader could not do before any change is no fault of the alarm; it is said, with what the changes made of it. */
function unsoundRow({ page, before, redesigned }: TriedPage): BenchRow {
  const count = (outcome: Outcome) => redesigned.filter((one) => one.outcome === outcome).length;
  const where = redesigned.filter(({ outcome }) => outcome === 'lost').map(({ change, sheet }) => `${change} ${inWords(sheet)}`);
  return {
    change: `read wrongly before: ${page} ${inWords(before)}`,
    read: count('read'),
    told: count('told'),
    lost: count('lost'),
    'nothing to change': count('nothing'),
    where: where.join(', '),
  };
}

async function bundle(): Promise<string> {
  const lib = {
    entry: fromRoot('tests/drift/drift-entry.ts'),
    formats: ['iife' as const],
    name: 'driftScript',
    fileName: () => 'drift.js',
  };
  const built = await build({ configFile: false, logLevel: 'error', build: { write: false, target: 'es2023', lib } });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) => ('output' in one ? one.output : []));
  const script = outputs.find((one) => one.type === 'chunk');
  if (!script) throw new Error('the page has no script');
  return script.code;
}
