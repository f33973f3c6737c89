import { expect, test } from 'vitest';
import type { Site } from './reader/site';
import { countMisses } from './sites/page-expectations';
import { showPage } from './sites/show-page';
import { teachPage } from './teach/teach-page';

// Pages with texts as long as books are left out: they take minutes, and what is taught there is taught on the others.
const pages = import.meta.glob<string>(['./sites/*/pages/*.html', '!**/*.living.html', '!**/*.top.html', '!**/poisoned.html'], {
  query: '?raw',
  import: 'default',
  eager: true,
});
const sites = import.meta.glob<Record<string, Site>>('./sites/*/site.ts', { eager: true });

type Taught = { readonly page: string; readonly taught: number; readonly untaught: number; readonly fields: number };

/** How many fields of a page come out otherwise than by the console's own hints: by what clicks taught, and by the layout alone. */
async function tryPage(path: string, html: string): Promise<Taught | null> {
  const [, id = '', name = ''] = /^\.\/sites\/([^/]+)\/pages\/(.+)\.html$/.exec(path) ?? [];
  const site = Object.values(sites[`./sites/${id}/site.ts`] ?? {}).find((value) => value.id === id);
  if (!site) throw new Error(`${path} belongs to no site`);
  const shown = await showPage(site.id, html);
  const reading = teachPage(shown.document, site);
  shown.close();
  if (!reading) return null;
  const { own, taught, untaught } = reading;
  return { page: `${id}/${name}`, taught: countMisses(taught, own), untaught: countMisses(untaught, own), fields: own.length * 6 };
}

test('clicks on two messages, a name and a time make every console page read better, on the whole, than by the layout alone', async () => {
  const tried: Taught[] = [];
  for (const [path, html] of Object.entries(pages)) {
    const one = await tryPage(path, html);
    if (one) tried.push(one);
  }
  const sum = (of: (one: Taught) => number): number => tried.reduce((all, one) => all + of(one), 0);
  const [taught, untaught, fields] = [sum((one) => one.taught), sum((one) => one.untaught), sum((one) => one.fields)];
  expect(tried.length).toBeGreaterThan(25);
  expect(taught).toBeLessThan(untaught);
  expect(1 - taught / fields).toBeGreaterThan(0.92);
}, 60_000);
