import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browsers, type Browser } from '../../build/web-extension.ts';
import { zipOf } from '../../tools/zip.ts';
import { root } from './sources.ts';

const kB = 1000;
/** A page waits for its scripts: what each may weigh, minified, in bytes. Those after the first go only into frames that need them. */
const scriptBudgets = {
  'content-scripts/archive.js': 40 * kB,
  'content-scripts/more-consoles.js': 21 * kB,
  'content-scripts/reader.js': 30 * kB,
  'content-scripts/layout.js': 60 * kB,
  'content-scripts/compare.js': 14 * kB,
  'content-scripts/scroll.js': 15 * kB,
  'content-scripts/teach.js': 50 * kB,
  'content-scripts/structure.js': 15 * kB,
  'content-scripts/profile.js': 30 * kB,
};

const folder = mkdtempSync(join(tmpdir(), 'liaocun-builds-'));

async function buildInto(browser: Browser, name: string): Promise<string> {
  const outDir = join(folder, name);
  await build({ root, configFile: `${root}vite.config.ts`, mode: browser, logLevel: 'error', build: { outDir } });
  return outDir;
}

const filesOf = (built: string): readonly string[] =>
  readdirSync(built, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(built, name)).isFile());

let built: Record<Browser, string>;

beforeAll(async () => {
  built = { chrome: await buildInto('chrome', 'chrome'), firefox: await buildInto('firefox', 'firefox') };
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the same sources give the same bytes', async () => {
  const again = await buildInto('chrome', 'again');
  expect(Buffer.from(zipOf(again)).equals(zipOf(built.chrome))).toBe(true);
});

describe.each(browsers)('for %s', (browser) => {
  const textOf = (name: string): string => readFileSync(join(built[browser], name), 'utf8');

  test('every file that the manifest and the pages name is there', () => {
    const named = [...textOf('manifest.json').matchAll(/"([\w/.-]+\.(?:js|html|png))"/g)].map(([, name = '']) => name);
    const inPages = filesOf(built[browser])
      .filter((name) => name.endsWith('.html'))
      .flatMap((page) => [...textOf(page).matchAll(/(?:src|href)="\/([^"]+)"/g)].map(([, name = '']) => name));
    expect(named).not.toEqual([]);
    expect([...named, ...inPages].filter((name) => !filesOf(built[browser]).includes(name))).toEqual([]);
  });

  test.each(Object.entries(scriptBudgets))('%s is one script that needs no other file, within its budget', (name, budget) => {
    const script = textOf(name);
    expect(script).not.toMatch(/\bimport\s*[({'"]|\bexport\s*[{*]|import\.meta/);
    expect(Buffer.byteLength(script)).toBeLessThanOrEqual(budget);
  });

  test('the background injects scripts that were built', () => {
    const scripts = filesOf(built[browser]).filter((name) => name.endsWith('.js') && !name.startsWith('content-scripts/'));
    const injected = scripts.flatMap((name) => [...textOf(name).matchAll(/content-scripts\/[\w-]+\.js/g)].map(([path]) => path));
    expect(new Set(injected)).toEqual(new Set(Object.keys(scriptBudgets)));
    expect(filesOf(built[browser])).toEqual(expect.arrayContaining(injected));
  });

  test('no page can reach a file of the extension', () => {
    expect(textOf('manifest.json')).not.toContain('web_accessible_resources');
  });

  test('nothing for tests is inside', () => {
    expect(filesOf(built[browser]).filter((name) => /automation|\.test\.|\.map$|pages\//.test(name))).toEqual([]);
  });

  test('no script of a page stands in its markup', () => {
    const inline = filesOf(built[browser]).filter(
      (name) => name.endsWith('.html') && /<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=/.test(textOf(name)),
    );
    expect(inline).toEqual([]);
  });
});
