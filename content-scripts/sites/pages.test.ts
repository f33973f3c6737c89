import { describe, expect, test } from 'vitest';
import type { Row } from '../../src/domain/row';
import { findPanes } from '../reader/find-panes';
import { readPane } from '../reader/read-pane';
import { readByLayout } from '../reader/layout/read-by-layout';
import type { Reading } from '../reader/reading';
import type { Site } from '../reader/site';
import { allowedMisses } from './layout-baseline';
import { countMisses, type Expected, expectedReading } from './page-expectations';
import { addressesOf, showPage } from './show-page';

const layout = () => readByLayout;

const pages = import.meta.glob<string>(['./*/pages/*.html', '!**/*.living.html', '!**/*.top.html'], {
  query: '?raw',
  import: 'default',
  eager: true,
});
const expectations = import.meta.glob<Expected>(['./*/pages/*.json', '!**/*.conversation.json'], { import: 'default', eager: true });
const sites = import.meta.glob<Record<string, Site>>('./*/site.ts', { eager: true });

function siteOf(id: string): Site {
  const site = Object.values(sites[`./${id}/site.ts`] ?? {}).find((value) => value.id === id);
  if (!site) throw new Error(`no site ${id}`);
  return site;
}

function readWithHints(document: Document, site: Site): Reading {
  const [pane, ...others] = findPanes(document, site.hints, layout);
  if (!pane) throw new Error('no pane was found');
  expect(others).toHaveLength(0);
  const reading = readPane(pane, site.hints, layout);
  return site.refine ? site.refine(reading, pane) : reading;
}

/** What the layout alone tells; nothing where it finds no pane. */
function rowsByLayout(document: Document): readonly Row[] {
  const [pane] = findPanes(document, null, layout);
  return pane ? rowsOf(readPane(pane, null, layout)) : [];
}

const rowsOf = (reading: Reading): readonly Row[] => reading.rows.map(({ row }) => row);

describe.each(Object.entries(pages))('%s', (path, html) => {
  const [, id = '', name = ''] = /^\.\/([^/]+)\/pages\/(.+)\.html$/.exec(path) ?? [];
  const key = `${id}/${name}`;
  const expected = expectedReading(expectations[path.replace('.html', '.json')]);

  test('stands at addresses of its console', () => {
    const site = siteOf(id);
    const addresses = addressesOf(html);
    expect(addresses).not.toHaveLength(0);
    expect(addresses.filter((address) => !site.isConsole(new URL(address)))).toEqual([]);
  });

  test('is read exactly with hints', async () => {
    const page = await showPage(id, html);
    const site = siteOf(id);
    expect(page.document.querySelector(site.hints.landmark)).not.toBeNull();
    const reading = readWithHints(page.document, site);
    expect(rowsOf(reading)).toEqual(expected.rows);
    const { rows: _, ...around } = reading;
    expect(around).toEqual(expected.around);
    page.close();
  });

  test('loses no more than before when only the layout tells', async () => {
    const page = await showPage(id, html);
    const misses = countMisses(rowsByLayout(page.document), expected.rows);
    expect({ [key]: Math.max(misses, allowedMisses[key] ?? 0) }).toEqual({ [key]: allowedMisses[key] ?? 0 });
    page.close();
  });
});
