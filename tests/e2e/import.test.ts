import { readFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportAs, openHit, openPopup } from '../../tools/drive/popup.ts';
import type { Tab } from '../../tools/drive/driven-browser.ts';
import { startPages, type ServedPages } from '../pages/serve.ts';
import { heldOnce } from '../support/held.ts';
import { scrolledBack } from '../support/scrolled-back.ts';
import { archiveFile } from '../screens/archive-file.ts';
import { families, openExtension, type Extension } from '../support/extension.ts';

const zone = 'Asia/Taipei';
let pages: ServedPages;
beforeAll(async () => {
  pages = await startPages({ zone });
});
afterAll(async () => pages.close());

/** Exports the conversation that is first in the popup as JSON Lines. */
async function exported({ browser, downloads }: Extension): Promise<string> {
  const popup = await openPopup(browser);
  await popup.until('a conversation', () => document.querySelector('[role="option"]') !== null);
  await openHit(popup, 0);
  const path = await exportAs(popup, 'jsonl', downloads);
  const file = readFileSync(path, 'utf8');
  // A second export has the same name.
  rmSync(path);
  await popup.close();
  return file;
}

const section = 'section:has(input[accept*=".jsonl"])';
const startButton = `${section} .button.main`;
const outcome = `${section} .section-body > [role="status"]`;

/** Chooses a file of this text in the options, and answers their page once it says what the file holds. */
async function surveyed({ browser }: Extension, file: string): Promise<Tab> {
  const options = await browser.open(`${browser.origin}/options/index.html`);
  await options.until('the field', () => document.querySelector('input[accept*=".jsonl"]') !== null);
  await options.evaluate((text) => {
    const input = document.querySelector<HTMLInputElement>('input[accept*=".jsonl"]');
    const files = new DataTransfer();
    files.items.add(new File([text], 'chat.jsonl'));
    if (input) input.files = files.files;
    input?.dispatchEvent(new Event('change', { bubbles: true }));
  }, file);
  await options.until('what the file holds', (button) => document.querySelector(button) !== null, startButton);
  return options;
}

/** Takes the chosen file, and answers what the page then says. */
async function taken(options: Tab): Promise<string> {
  await options.evaluate((button) => document.querySelector<HTMLElement>(button)?.click(), startButton);
  await options.until('what came of it', (status) => (document.querySelector(status)?.textContent ?? '') !== '', outcome);
  const words = await options.evaluate((status) => document.querySelector(status)?.textContent ?? '', outcome);
  await options.close();
  return words;
}

const imported = async (extension: Extension, file: string): Promise<string> => taken(await surveyed(extension, file));

type Noted = { readonly haltedImport?: { readonly messages: number } | null };

/** Takes the chosen file until the archive has acknowledged a part of it, stops, and closes the page; answers how many messages were taken. */
async function halfTaken(options: Tab): Promise<number> {
  await options.evaluate((button) => {
    const { storage } = Reflect.get(globalThis, 'chrome') as { storage: { onChanged: { addListener(on: (keys: object) => void): void } } };
    storage.onChanged.addListener((keys) => {
      if ('haltedImport' in keys) document.querySelector<HTMLElement>('.long-work .button')?.click();
    });
    document.querySelector<HTMLElement>(button)?.click();
  }, startButton);
  await options.until('that it stopped', (status) => document.querySelector(status)?.textContent?.includes('Stopped.') === true, outcome);
  const { haltedImport } = await options.evaluate(async (): Promise<Noted> => {
    const { storage } = Reflect.get(globalThis, 'chrome') as { storage: { local: { get(key: string): Promise<Noted> } } };
    return storage.local.get('haltedImport');
  });
  await options.close();
  return haltedImport?.messages ?? 0;
}

async function deleteEverything({ browser }: Extension): Promise<void> {
  const options = await browser.open(`${browser.origin}/options/index.html`);
  await options.until('the field', () => document.querySelector('.delete input') !== null);
  await options.evaluate(() => document.querySelector<HTMLElement>('.delete input')?.focus());
  await options.type('delete');
  await options.until('that it is confirmed', () => document.querySelector('.delete button:not(:disabled)') !== null);
  await options.evaluate(() => document.querySelector<HTMLElement>('.delete button')?.click());
  await options.until('that all is gone', () => (document.querySelector('.delete + [role="status"]')?.textContent ?? '') !== '');
  await options.close();
}

/** Has the options keep chats for so many months, and agrees to what goes at once. */
async function keepFor({ browser }: Extension, months: string): Promise<void> {
  const options = await browser.open(`${browser.origin}/options/index.html`);
  await options.until('the choice', () => document.querySelector('#retention select') !== null);
  await options.evaluate((chosen) => {
    const choice = document.querySelector<HTMLSelectElement>('#retention select');
    if (choice) choice.value = chosen;
    choice?.dispatchEvent(new Event('change', { bubbles: true }));
  }, months);
  await options.until('that it can be set', () => document.querySelector('#retention form button:not(:disabled)') !== null);
  await options.evaluate(() => document.querySelector<HTMLElement>('#retention form button')?.click());
  await options.until('what goes', () => document.querySelector('dialog .danger') !== null);
  await options.evaluate(() => document.querySelector<HTMLElement>('dialog .danger')?.click());
  await options.until('that it went', () => document.querySelectorAll('#retention .section-body > p').length === 2);
  await options.close();
}

describe.each(families)('in %s', (family) => {
  let extension: Extension;
  let file: string;
  let held: number;

  beforeAll(async () => {
    const hostMap = Object.fromEntries(pages.hosts.map((host) => [host, `127.0.0.1:${pages.port}`]));
    extension = await openExtension(family, { hostMap, zone });
    await extension.asking.ask('accept', { useHints: true, taught: {} });
  });

  afterAll(async () => extension?.close());

  test('a chat is archived', async () => {
    const url = new URL(pages.pagesFor('shopee-seller').find(({ sort }) => sort === 'living')?.url ?? '');
    url.searchParams.set('rows', '40');
    const shop = await extension.browser.open(url.href);
    await scrolledBack(extension.asking);
    held = await heldOnce(extension.asking, 40);
    await shop.evaluate(() => Reflect.get(window, '__page').arrive(3));
    held = await heldOnce(extension.asking, held + 3);
    expect(held).toBeGreaterThanOrEqual(43);
    await shop.close();
  });

  test('an archive that was exported and deleted comes back whole: the next export has the same bytes', async () => {
    file = await exported(extension);
    await deleteEverything(extension);
    expect(await extension.asking.ask('count')).toBe(0);
    expect(await imported(extension, file)).toContain(`${held} messages`);
    expect(await extension.asking.ask('count')).toBe(held);
    expect(await exported(extension)).toBe(file);
  });

  test('importing it again adds nothing', async () => {
    expect(await imported(extension, file)).toContain('0 messages');
    expect(await extension.asking.ask('count')).toBe(held);
    expect(await exported(extension)).toBe(file);
  });

  test('an import that was stopped, and whose page was closed, goes on where it was', async () => {
    const long = archiveFile(2600);
    const before = await halfTaken(await surveyed(extension, long));
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(2600);
    const options = await surveyed(extension, long);
    expect(await options.evaluate((of) => document.querySelector(of)?.textContent, section)).toContain('It goes on from there');
    // A part that was on its way when it was stopped is in the archive already.
    const told = [...(await taken(options)).matchAll(/(\S+) messages/g)].map(([, count]) => Number(count?.replace(',', '')));
    expect(told.reduce((sum, count) => sum + count, 0)).toBe(2600 - before);
    expect(await extension.asking.ask('count')).toBe(held + 2600);
  });

  test('a chat goes once it was quiet for longer than chats are kept', async () => {
    await deleteEverything(extension);
    expect(await imported(extension, file.replaceAll(/\b20\d\d-(?=\d\d-\d\d)/g, '2019-'))).toContain(`${held} messages`);
    await keepFor(extension, '60');
    expect(await extension.asking.ask('count')).toBe(0);
    // The user had it deleted: nothing is missing.
    const popup = await openPopup(extension.browser);
    await popup.until(
      'an empty archive',
      () => document.querySelector('[role="option"]') === null && document.querySelector('main') !== null,
    );
    expect(await popup.evaluate(() => document.querySelector('.loss, [role="alert"]'))).toBeNull();
    await popup.close();
  });
});
