import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { root, type Source, sources } from './sources.ts';

const documents = sources(/\.md$/);

test('the README names every bench, and none that is not there', () => {
  const readme = documents.find(({ path }) => path === 'README.md')?.text ?? '';
  const named = [...readme.matchAll(/`npm run bench -- (\w+)`/g)].map(([, name]) => name);
  const there = sources(/^tests\/bench\/\w+\.ts$/).map(({ path }) => path.slice('tests/bench/'.length, -'.ts'.length));
  expect(new Set(named)).toEqual(new Set(there));
});

/** A heading as its address has it: small letters, no signs, hyphens for blanks. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(' ', '-');

const headings = (text: string): readonly string[] => [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchorOf(heading ?? ''));

/** The links of a document to files of ours that lead nowhere. */
function dead({ path, text }: Source): readonly string[] {
  const links = [...text.matchAll(/\]\((?!\w+:)([^)\s#]*)(?:#([^)\s]+))?\)/g)];
  return links.flatMap(([, to = '', anchor]) => {
    const target = to === '' ? path : join(dirname(path), to);
    const known = documents.find((one) => one.path === target);
    const isThere = existsSync(join(root, target)) && (anchor === undefined || !known || headings(known.text).includes(anchor));
    return isThere ? [] : [`${path}: ${to}${anchor === undefined ? '' : `#${anchor}`}`];
  });
}

test('every link of a document leads to something', () => {
  expect(documents.flatMap(dead)).toEqual([]);
});
