import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openScreens, type Screens } from './open-screens.ts';

const host = 'help.desk.example';
const taught = {
  version: 1,
  host,
  name: host,
  savedAt: '2026-11-18T09:30:00.000Z',
  hints: { landmark: '.talk', row: '.line' },
};

let screens: Screens;
let page: Page;
beforeAll(async () => {
  screens = await openScreens();
}, 60_000);
afterAll(async () => screens?.close());
beforeEach(async () => {
  page = await screens.open(`screen=options&stored=${JSON.stringify({ welcomed: true, taught: { [host]: taught } })}`, {
    width: 1000,
    height: 900,
  });
  return async () => page.context().close();
});

const button = (name: string) => page.getByRole('button', { name });
const field = () => page.getByRole('textbox', { name: `Edit what was taught of ${host}` });
const stored = async (): Promise<unknown> =>
  page.evaluate(async () => {
    const { browser } = globalThis as unknown as {
      browser: { storage: { local: { get: (key: string) => Promise<{ taught: unknown }> } } };
    };
    return (await browser.storage.local.get('taught')).taught;
  });
const saidIn = async (): Promise<readonly string[]> => page.getByRole('alert').getByRole('listitem').allTextContents();
const jsonFile = (value: object) => ({ name: 'taught.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(value)) });

test('what was taught is edited as JSON, by keys alone, and saved only when all of it is valid', async () => {
  await button(`Edit what was taught of ${host}`).focus();
  await page.keyboard.press('Enter');
  await field().waitFor();
  expect(JSON.parse(await field().inputValue())).toEqual(taught);
  await field().fill(JSON.stringify({ ...taught, hints: { landmark: '.talk', row: '.line:has(', direction: { mine: '.me' } } }));
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  expect(await saidIn()).toEqual(['hints.direction.mine is not a known field', 'hints.row is not a valid CSS selector']);
  expect(await stored()).toEqual({ [host]: taught });
  expect(await field().getAttribute('aria-invalid')).toBe('true');

  await field().fill(JSON.stringify({ ...taught, hints: { landmark: '.talk', row: '.bubble' } }));
  await button('Save changes').click();
  await page.getByText(`Saved for ${host}.`).waitFor();
  expect(await stored()).toMatchObject({ [host]: { version: 1, hints: { landmark: '.talk', row: '.bubble' } } });
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Edit');
});

test('Escape leaves an entry as it was', async () => {
  await button(`Edit what was taught of ${host}`).click();
  await field().fill('{');
  await page.keyboard.press('Escape');
  await field().waitFor({ state: 'detached' });
  expect(await stored()).toEqual({ [host]: taught });
});

test('what is exported can be imported again, and an import is taken back', async () => {
  const [download] = await Promise.all([page.waitForEvent('download'), button(`Export what was taught of ${host}`).click()]);
  expect(download.suggestedFilename()).toBe(`liaocun-taught-${host}.json`);
  const exported = JSON.parse(readFileSync(await download.path(), 'utf8')) as object;
  expect(exported).toEqual(taught);
  const other = { ...exported, host: 'other.example' };
  await page.getByLabel('Import a file').last().setInputFiles(jsonFile(other));
  await page.getByText('Imported for other.example.').waitFor();
  expect(await stored()).toEqual({ [host]: taught, 'other.example': other });
  await button('Undo').click();
  await expect.poll(stored).toEqual({ [host]: taught });
});

test('a file that is no taught page is refused, with what is wrong', async () => {
  await page
    .getByLabel('Import a file')
    .last()
    .setInputFiles(jsonFile({ ...taught, version: 7 }));
  await page.getByRole('alert').waitFor();
  expect(await saidIn()).toEqual(['version: expected 1, found 7']);
  expect(await stored()).toEqual({ [host]: taught });
});

test('what was deleted comes back by the button that then has the focus', async () => {
  await button(`Delete what was taught of ${host}`).click();
  await page.getByText(`Deleted for ${host}.`).waitFor();
  expect(await stored()).toEqual({});
  await page.keyboard.press('Enter');
  await page.getByText('Undone.', { exact: true }).waitFor();
  expect(await stored()).toEqual({ [host]: taught });
});
