import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asRead, openPageReader, type PageReader } from '../zoo/read-pages.ts';
import { scoreReading } from '../zoo/score.ts';
import { serveZoo, type ServedZoo } from '../zoo/serve-zoo.ts';

const zoo: ServedZoo = await serveZoo();
afterAll(async () => zoo.close());

/** Kinds of page that have little in common: lines of a log, groups without sides, a table, a column turned over, shadow roots. */
const kinds = ['irc-lines', 'flat-groups', 'table-log', 'column-reverse', 'nested-shadows'];
const talks = zoo.talks.filter(({ page, url }) => kinds.includes(page) && url.endsWith('talk=0'));
const languages = [...new Set(talks.map(({ rule }) => rule.language))];

describe.each(languages)('in a browser that speaks %s', (language) => {
  let reader: PageReader;
  beforeAll(async () => {
    reader = await openPageReader({ hostMap: { '*.localhost': `127.0.0.1:${zoo.port}` }, language, useHints: false, scroll: false });
  });
  afterAll(async () => reader.close());

  test.each(talks.filter(({ rule }) => rule.language === language))(
    'a chat that nothing is known of is archived as a person reads it: $page',
    async ({ url, expected }) => {
      const read = await reader.read(`${url}&whole`);
      expect(scoreReading(read.map(asRead), expected).faults).toEqual([]);
      expect(read).toHaveLength(expected.length);
    },
  );
});
