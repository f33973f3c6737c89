import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Aspect, aspects, columns, heldByPictures, matrix, matrixTable, noteTexts } from './aspects';

const root = new URL('../../../', import.meta.url);
const sources = (folder: string): string =>
  readdirSync(new URL(folder, root))
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => readFileSync(new URL(`${folder}/${name}`, root), 'utf8'))
    .join('\n');

/** One line a row, without the blanks and dashes by which columns stand under each other. */
const settled = (table: string): string => table.replace(/ {2,}/g, ' ').replace(/-{3,}/g, '---').replace(/\n +/g, ' ').trim();

test('the documentation shows the table that the tests run by', () => {
  const docs = readFileSync(new URL('docs/formats.md', root), 'utf8');
  const [, shown = ''] = /<!-- formats × aspects -->\n([^]*?)<!-- end -->/.exec(docs) ?? [];
  expect(settled(shown)).toBe(settled(matrixTable()));
});

test.each(Object.keys(aspects) as Aspect[])(
  '%s: every format is held to it, or it is said why not; and a test takes its formats from there',
  (aspect) => {
    const { formats, not } = matrix[aspect];
    expect([...formats, ...Object.keys(not)].toSorted()).toEqual(Object.keys(columns).toSorted());
    expect(sources('src/export/testing')).toContain(`heldTo('${aspect}')`);
    expect(new RegExp(`\\n {2}${aspect}: async`).test(sources('tests/pages'))).toBe(heldByPictures.includes(aspect));
  },
);

test('every note is of use', () => {
  const used = Object.values(matrix).flatMap(({ not }) => Object.values(not));
  expect(noteTexts.filter(([note]) => !used.includes(note))).toEqual([]);
});
