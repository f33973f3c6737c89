import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchPlain } from '../../support/plain-chromium.ts';
import { teachingScript } from '../bundle.ts';
import type { PickedProfile } from '../../../content-scripts/teach/profile-picking';
import type { Taught } from './teaching-entry';

const source = readFileSync(fileURLToPath(new URL('./quiet-desk.html', import.meta.url)), 'utf8');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = process.env['SCREENSHOTS'];
const address = 'http://quiet.example/';
const wide = { width: 1280, height: 800 };

let browser: Browser;
let script: string;

beforeAll(async () => {
  [script, browser] = await Promise.all([teachingScript(), launchPlain()]);
  if (folder) await mkdir(folder, { recursive: true });
}, 60_000);

afterAll(async () => browser?.close());

/** The desk with teaching, or picking a profile, begun over it, in this language. */
async function begun(language: string, size = wide, what: 'startTeaching' | 'startProfile' = 'startTeaching'): Promise<Page> {
  const page = await browser.newPage({ viewport: size, reducedMotion: 'reduce' });
  await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: source }));
  await page.goto(address);
  await page.addScriptTag({ content: script, type: 'module' });
  await page.waitForFunction(() => 'startTeaching' in window);
  await page.evaluate(([start, tag]) => (Reflect.get(window, start) as (language: string) => void)(tag), [what, language] as const);
  return page;
}

const outcome = (page: Page): Promise<Taught> => page.evaluate(() => Reflect.get(window, 'taught') as Taught);
const heading = (page: Page): Locator => page.locator('.panel h2');

/** Presses the down key until the words are what is pointed at, and takes them. */
async function take(page: Page, words: string): Promise<void> {
  const choice = page.locator('.panel [role=option]');
  for (let pointedAt: string | null = null; pointedAt?.includes(words) !== true; pointedAt = await choice.textContent())
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

async function toReview(page: Page): Promise<void> {
  for (const words of ['You are welcome', 'Thank you, that was quick', 'Marta Lind', '14:31']) await take(page, words);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.locator('.panel ol').waitFor();
}

const rulesOfColour = ['color-contrast'];

/** What axe finds wrong with the overlay; `only` names the rules to hold it to. */
async function violations(page: Page, only?: readonly string[]): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  return page.evaluate(async (values) => {
    type Found = { readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[] };
    const runner = Reflect.get(globalThis, 'axe') as { run: (context: object, options: object) => Promise<Found> };
    const rules = values === undefined ? {} : { runOnly: { type: 'rule', values } };
    const found = await runner.run({ include: ['[popover]'] }, { resultTypes: ['violations'], ...rules });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  }, only);
}

/** Buttons and headings of the panel whose words do not fit, and a panel that leaves the window. */
const cutOff = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const panel = document.querySelector('[popover]')?.shadowRoot?.querySelector('.panel');
    const box = panel?.getBoundingClientRect();
    const leaves =
      !box || box.left < 0 || box.top < 0 || box.right > innerWidth || box.bottom > innerHeight ? ['the panel leaves the window'] : [];
    const controls = Array.from(panel?.querySelectorAll<HTMLElement>('button, h1, h2') ?? []);
    return [
      ...leaves,
      ...controls.filter((one) => one.scrollWidth > one.clientWidth + 1).map(({ textContent }) => `cut off: ${textContent}`),
    ];
  });

/** Looks at the overlay as it is now: with axe, light and dark (which changes colours alone), and for words that are cut off. */
async function faults(page: Page, name: string): Promise<readonly string[]> {
  const found: string[] = [...(await cutOff(page))];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    if (folder) await page.screenshot({ path: join(folder, `teach-${name}.${colorScheme}.png`) });
    found.push(...(await violations(page, colorScheme === 'dark' ? rulesOfColour : undefined)));
  }
  return found.map((fault) => `${name}: ${fault}`);
}

test.each(['en', 'zh-CN', 'zh-TW'])(
  'the overlay in %s, from the first question to the end, has no fault that axe finds and no words cut off',
  async (language) => {
    const page = await begun(language);
    const found: string[] = [];
    await page.keyboard.press('ArrowDown');
    found.push(...(await faults(page, `pointing.${language}`)));
    await page.keyboard.press('Backspace');
    await toReview(page);
    await page.locator('.panel ol button').nth(4).click();
    found.push(...(await faults(page, `correcting.${language}`)));
    await page.setViewportSize({ width: 480, height: 640 });
    found.push(...(await faults(page, `narrow.${language}`)));
    await page.locator('.panel button.main').click();
    await page.locator('.panel ol').waitFor({ state: 'detached' });
    found.push(...(await faults(page, `saved.${language}`)));
    expect(found).toEqual([]);
    await page.close();
  },
);

test('Backspace goes back a step, and «there is none» goes on without', async () => {
  const page = await begun('en');
  await take(page, 'You are welcome');
  expect(await heading(page).textContent()).toBe('Click a message from the other side');
  await page.keyboard.press('Backspace');
  expect(await heading(page).textContent()).toBe('Click a message that you wrote');
  await take(page, 'You are welcome');
  await take(page, 'Here it is');
  for (let step = 0; step < 3; step++) await page.getByRole('button', { name: 'There is none' }).click();
  expect(await heading(page).textContent()).toBe('Is this right?');
  await page.close();
});

test('the hints that are saved are those that were shown, and they are saved once', async () => {
  const page = await begun('en');
  await toReview(page);
  await page.locator('.panel button.main').click();
  await page.getByRole('button', { name: 'Close' }).click();
  const { saved, ended } = await outcome(page);
  expect(saved).toHaveLength(1);
  expect(saved[0]).toMatchObject({ landmark: expect.stringContaining('_flow_'), parties: { peerName: expect.any(String) } });
  expect(ended).toBe(1);
  expect(await page.locator('[popover]').count()).toBe(0);
  await page.close();
});

test('the focus stays in the panel, and goes back to where it was', async () => {
  const page = await browser.newPage({ viewport: wide });
  await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: source }));
  await page.goto(address);
  await page.locator('textarea').focus();
  await page.addScriptTag({ content: script, type: 'module' });
  await page.waitForFunction(() => 'startTeaching' in window);
  await page.evaluate(() => (Reflect.get(window, 'startTeaching') as (language: string) => void)('en'));
  const focused = () =>
    page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.textContent ?? document.activeElement?.localName);
  const stops = new Set<string | undefined>();
  for (let step = 0; step < 6; step++) {
    stops.add(await focused());
    await page.keyboard.press('Tab');
  }
  expect(stops).toEqual(new Set(['Point at the page, or press ↓', 'Cancel', 'Move aside']));
  await page.keyboard.press('Escape');
  expect(await focused()).toBe('textarea');
  await page.close();
});

test('picking a profile has no fault that axe finds and no words cut off, and tells when no picture could be taken', async () => {
  const found: string[] = [];
  for (const language of ['en', 'zh-CN', 'zh-TW']) {
    const page = await begun(language, wide, 'startProfile');
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowDown']) await page.keyboard.press(key);
    found.push(...(await faults(page, `profile.${language}`)));
    await page.setViewportSize({ width: 480, height: 640 });
    found.push(...(await faults(page, `profile-narrow.${language}`)));
    await page.setViewportSize(wide);
    await page.keyboard.press('Enter');
    await page.getByRole('listbox').waitFor({ state: 'detached' });
    found.push(...(await faults(page, `profile-failed.${language}`)));
    await page.keyboard.press('Enter');
    await page.getByRole('listbox').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('listbox').waitFor({ state: 'detached' });
    found.push(...(await faults(page, `profile-kept.${language}`)));
    const kept = await page.evaluate(() => (Reflect.get(window, 'kept') as readonly PickedProfile[]).map(({ text }) => text));
    expect(kept).toEqual(['Marta Lind', 'Marta Lind']);
    await page.close();
  }
  expect(found).toEqual([]);
});
