import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrations } from '../../src/store/migrations/index';
import { launchPlain } from '../support/plain-chromium.ts';
import { migrationsScript } from './bundle.ts';
import type { Upgraded } from './migrations-entry';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  const [launched, script] = await Promise.all([launchPlain(), migrationsScript()]);
  browser = launched;
  page = await browser.newPage();
  await page.route('https://archive.example/**', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
  await page.goto('https://archive.example/');
  await page.addScriptTag({ content: script, type: 'module' });
  await page.waitForFunction(() => 'upgraded' in window);
});

afterAll(() => browser.close());

const upgraded = (version: number, fails: boolean): ReturnType<Upgraded> =>
  page.evaluate(([from, failing]) => (window as unknown as { readonly upgraded: Upgraded }).upgraded(from, failing), [
    version,
    fails,
  ] as const);

test.each(migrations.map(({ version }) => version))("a browser's own database keeps every row that version %i wrote", async (version) => {
  const { refused, before, after, version: now } = await upgraded(version, false);
  expect({ refused, now }).toEqual({ refused: null, now: migrations.length });
  expect(after).toMatchObject(before);
  expect(after['heads']).toMatchObject([{ messages: 3, conversations: 2 }]);
});

test.each(migrations.map(({ version }) => version))(
  'a step that fails leaves what version %i wrote as it was, and says so',
  async (version) => {
    const { refused, before, after, version: now } = await upgraded(version, true);
    expect({ refused, now }).toEqual({ refused: 'not-upgraded', now: version });
    expect(after).toEqual(before);
  },
);
