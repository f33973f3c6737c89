import { readFileSync } from 'node:fs';
import { fromRoot } from '../../tools/paths.ts';
import { type Expected, expectedReading } from '../../content-scripts/sites/page-expectations.ts';
import type { ServedPage, ServedPages } from '../pages/serve';
import type { ExpectedMessage } from './expected';
import { minuteOf } from './time-labels';

/** One chat on a console's page, and what a person reads on it. */
export type ConsoleTalk = { readonly page: string; readonly url: string; readonly expected: readonly ExpectedMessage[] };

/** A still page with fewer rows shows one single thing, and is no conversation. */
const fewest = 4;

/** All consoles' pages that show a conversation, the living and the still ones. */
export function consoleTalks(pages: ServedPages): readonly ConsoleTalk[] {
  return pages.pages.flatMap((page) => {
    const expected = page.sort === 'still' ? stillExpected(page) : livingExpected(pages, page.url);
    return expected.length < fewest ? [] : [{ page: `${page.console}/${page.case}`, url: page.url, expected }];
  });
}

const personKinds: Readonly<Record<string, string>> = { sticker: 'image', recall: 'system' };
const kindOf = (kind: string): string => personKinds[kind] ?? kind;

function livingExpected(pages: ServedPages, url: string): readonly ExpectedMessage[] {
  return pages.truth(url).messages.map(({ direction, sender, kind, text, time }) => ({
    direction,
    sender,
    author: sender,
    kind: kindOf(kind),
    text,
    // A time that is carried from another row is not read at this one.
    time: time.iso === null || time.source === 'carried' ? null : minuteOf(Date.parse(time.iso)),
  }));
}

/** What a still page's JSON says; its times are the page's own words, and so not compared. Rows without their content are not there to a person. */
function stillExpected({ console, case: name }: ServedPage): readonly ExpectedMessage[] {
  const json = JSON.parse(readFileSync(fromRoot(`content-scripts/sites/${console}/pages/${name}.json`), 'utf8')) as Expected;
  return expectedReading(json)
    .rows.filter(({ state }) => state !== 'shell')
    .map(({ direction, sender, kind, text }) => ({ direction, sender, author: sender, kind: kindOf(kind), text, time: null }));
}
