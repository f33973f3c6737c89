import { env } from 'node:process';
import type { Bench, BenchResult, BenchRow, Target } from '../../tools/bench-contract.ts';
import { requireZooPackages } from '../../tools/zoo-packages.ts';
import { startPages } from '../pages/serve';
import { consoleTalks } from '../zoo/console-talks';
import type { ExpectedMessage } from '../zoo/expected';
import { otherTalks } from '../zoo/other-zoo';
import { asRead, openPageReader, type PageReader } from '../zoo/read-pages';
import { zooZone } from '../zoo/said';
import { f1, rate, type Score, scoreReading, type Share, summed } from '../zoo/score';
import { serveZoo } from '../zoo/serve-zoo';

type Group = 'library' | 'own' | 'console' | 'other';
type Talk = {
  readonly page: string;
  readonly group: Group;
  readonly language: string;
  readonly url: string;
  readonly expected: readonly ExpectedMessage[];
};
type Read = { readonly page: string; readonly group: Group; readonly score: Score };

/** How many browsers read at once; they mostly wait for pages to load and to be scrolled. */
const atOnce = 2;

/** How well pages are read without any hint: each is scrolled back to the start in a real browser, and held against what a person sees. */
export const bench: Bench = async ({ quick, entries }) => {
  const chosen = (talks: readonly Talk[]) => talks.filter(({ page }) => entries.length === 0 || entries.includes(page));
  const { LIAOCUN_ZOO: address } = env;
  if (address !== undefined)
    return readOther(chosen((await otherTalks(address)).map((talk) => ({ ...talk, group: 'other' as const }))), quick);
  requireZooPackages();
  const [zoo, consoles] = await Promise.all([serveZoo(), startPages({ zone: zooZone })]);
  const hostMap = Object.fromEntries([
    ...consoles.hosts.map((host) => [host, `127.0.0.1:${consoles.port}`] as const),
    ['*.localhost', `127.0.0.1:${zoo.port}`] as const,
  ]);
  const talks: readonly Talk[] = [
    ...zoo.talks.map(({ page, rule, url, expected }) => ({ page, group: rule.made, language: rule.language, url, expected })),
    ...consoleTalks(consoles).map((talk) => ({ ...talk, group: 'console' as const, language: 'zh-CN' })),
  ];
  try {
    const few = quick && entries.length === 0;
    const read = await readAll(few ? onePerPage(talks.filter(({ group }) => group !== 'console')) : chosen(talks), (language) =>
      openPageReader({ hostMap, language, useHints: false, scroll: true }),
    );
    return { rows: [...read.map(asRow), ...means(read)], targets: targetsOf(read.filter(({ group }) => group !== 'console')) };
  } finally {
    await Promise.all([zoo.close(), consoles.close()]);
  }
};

/** All pages of another zoo stand under one host and tell the same conversations, so each is read in a browser of its own. */
async function readOther(talks: readonly Talk[], quick: boolean): Promise<BenchResult> {
  const read = await readAll(
    quick ? onePerPage(talks) : talks,
    (language) => openPageReader({ hostMap: {}, language, useHints: false, scroll: true }),
    ({ url }) => url,
  );
  return { rows: [...read.map(asRow), ...means(read)], targets: targetsOf(read) };
}

const onePerPage = (talks: readonly Talk[]): readonly Talk[] =>
  talks.filter((talk, index) => talks.findIndex(({ page }) => page === talk.page) === index);

/** Reads the talks that belong together in one browser of their language, some browsers at a time, and sums them up page by page. */
async function readAll(
  talks: readonly Talk[],
  open: (language: string) => Promise<PageReader>,
  together: (talk: Talk) => string = ({ language }) => language,
): Promise<readonly Read[]> {
  const queue = [...groupedBy(talks, together).values()];
  const scores = new Map<Talk, Score>();
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [first] = next;
      if (first) await readWith(await open(first.language), next, scores);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return [...groupedBy(talks, ({ page }) => page)].map(([page, mine]) => ({
    page,
    group: mine[0]?.group ?? 'own',
    score: summed(mine.flatMap((talk) => scores.get(talk) ?? [])),
  }));
}

function groupedBy(talks: readonly Talk[], key: (talk: Talk) => string): ReadonlyMap<string, readonly Talk[]> {
  const groups = new Map<string, Talk[]>();
  for (const talk of talks) groups.set(key(talk), [...(groups.get(key(talk)) ?? []), talk]);
  return groups;
}

async function readWith(reader: PageReader, talks: readonly Talk[], scores: Map<Talk, Score>): Promise<void> {
  try {
    for (const talk of talks) scores.set(talk, scoreReading((await reader.read(talk.url)).map(asRead), talk.expected));
  } finally {
    await reader.close();
  }
}

const percent = (share: Share): string | number => {
  const value = rate(share);
  return value === null ? '–' : Math.round(value * 1000) / 10;
};

const fields = ['direction', 'sender', 'time', 'kind', 'order'] as const;

function asRow({ page, group, score }: Read): BenchRow {
  return {
    page,
    group,
    precision: percent(score.precision),
    recall: percent(score.recall),
    F1: Math.round(f1(score) * 1000) / 10,
    ...Object.fromEntries(fields.map((field) => [field, percent(score[field])])),
    'first fault': score.faults[0] ?? '',
  };
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** The mean over the pages that show this at all; not a number where none does. */
function meanRate(read: readonly Read[], field: (typeof fields)[number]): number {
  const rates = read.flatMap(({ score }) => rate(score[field]) ?? []);
  return rates.length === 0 ? Number.NaN : meanOf(rates);
}

function means(read: readonly Read[]): readonly BenchRow[] {
  return (['library', 'own', 'console', 'other'] as const).flatMap((group) => {
    const mine = read.filter((one) => one.group === group);
    if (mine.length === 0) return [];
    const rates = fields.map((field) => [field, meanRate(mine, field)] as const).filter(([, value]) => !Number.isNaN(value));
    return [
      {
        page: `mean of ${mine.length}`,
        group,
        F1: Math.round(meanOf(mine.map(({ score }) => f1(score))) * 1000) / 10,
        ...Object.fromEntries(rates.map(([field, value]) => [field, Math.round(value * 1000) / 10])),
      },
    ];
  });
}

function targetsOf(read: readonly Read[]): readonly Target[] {
  if (read.length === 0) return [];
  const all = read.map(({ score }) => f1(score));
  const better = 'higher' as const;
  return [
    { what: 'mean F1 of the messages of a page of the zoo', value: meanOf(all), bar: 0.99, better },
    { what: 'F1 of the page read worst', value: Math.min(...all), bar: 0.95, better },
    { what: 'directions that are right', value: meanRate(read, 'direction'), bar: 0.99, better },
    { what: 'times that are right, where a page shows them', value: meanRate(read, 'time'), bar: 0.98, better },
    { what: 'senders that are right, where a page shows them', value: meanRate(read, 'sender'), bar: 0.97, better },
    { what: 'messages in their order', value: meanRate(read, 'order'), bar: 1, better },
  ].filter(({ value }) => !Number.isNaN(value));
}
