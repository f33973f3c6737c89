import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { DrivenBrowser, Tab } from './driven-browser.ts';

/** The formats in the order of the export menu, up to those that only its dialog has. */
const formats = ['pdf', 'eml', 'docx', 'html', 'png', 'xlsx', 'txt', 'jsonl'] as const;
export type Format = (typeof formats)[number];

const fileDeadline = 60_000;

/** Opens the toolbar popup's page in a tab; the search box has the focus, as in the popup itself. */
export async function openPopup(browser: DrivenBrowser): Promise<Tab> {
  const tab = await browser.open(`${browser.origin}/popup/index.html`);
  await tab.until('the search box has the focus', () => document.activeElement?.getAttribute('role') === 'combobox');
  return tab;
}

/** Types into the search box and answers what the hits say, newest first, once `least` of them are listed and the search has ended. */
export async function search(popup: Tab, words: string, least: number): Promise<readonly string[]> {
  await popup.type(words);
  await popup.until(
    `${least} hits`,
    (count) =>
      document.querySelector('.home progress') === null && document.querySelectorAll('[role="option"] .row-excerpt').length >= count,
    least,
  );
  return popup.evaluate(() =>
    Array.from(document.querySelectorAll('[role="option"] .row-excerpt'), (hit) => (hit.textContent ?? '').replaceAll(/\s+/g, ' ').trim()),
  );
}

/** Opens the hit at `index`: its conversation, at the message found. */
export async function openHit(popup: Tab, index: number): Promise<void> {
  const isThere = await popup.evaluate((at) => {
    const hit = document.querySelectorAll<HTMLElement>('[role="option"]')[at];
    hit?.click();
    return hit !== undefined;
  }, index);
  if (!isThere) throw new Error('there is no such hit');
  await popup.until('the conversation', () => document.querySelector('.reading .bubble') !== null);
}

/** Exports what the popup shows, by its own menu, and answers the path of the file that was saved in `folder`. */
export async function exportAs(popup: Tab, format: Format, folder: string): Promise<string> {
  const known = new Set(readdirSync(folder));
  await beginExport(popup, format);
  return savedFile(folder, known, `.${format}`);
}

/**
 * Exports what the popup shows by the dialog behind its menu, in a language (`zh_TW`), a PDF locked where there is a passphrase, and answers the path of the
 * file, or of the zip where it is several.
 */
export async function exportByDialog(popup: Tab, format: string, language: string, folder: string, passphrase?: string): Promise<string> {
  const known = new Set(readdirSync(folder));
  await openMenu(popup);
  await popup.evaluate(() => [...document.querySelectorAll<HTMLElement>('[role="menuitem"]')].at(-1)?.click());
  await popup.until('the dialog', () => document.querySelector('.export-dialog[open] .format') !== null);
  await popup.evaluate((name) => document.querySelector<HTMLElement>(`.format input[value="${name}"]`)?.click(), format);
  await popup.evaluate((tag) => {
    const languages = document.querySelector<HTMLSelectElement>('.export-field select');
    if (languages) languages.value = tag;
    languages?.dispatchEvent(new Event('change', { bubbles: true }));
  }, language);
  if (passphrase !== undefined) await lock(popup, passphrase);
  await popup.evaluate(() => document.querySelector<HTMLElement>('.export-form [type=submit]')?.click());
  return savedFile(folder, known, `.${format}`);
}

/** Types the passphrase twice. */
async function lock(popup: Tab, passphrase: string): Promise<void> {
  await popup.evaluate(() => document.querySelector<HTMLElement>('.export-fields input[type=checkbox]')?.click());
  await popup.until('the boxes', () => document.querySelectorAll('.passphrase-fields .field').length === 2);
  await popup.evaluate((typed) => {
    for (const box of document.querySelectorAll<HTMLInputElement>('.passphrase-fields .field')) {
      box.value = typed;
      box.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }, passphrase);
  await popup.until('a passphrase that is taken', () => document.querySelector('.passphrase-fields .field:invalid') === null);
}

/** Chooses a format from the last export menu that is shown and not disabled, and does not wait for what comes of it. */
export async function beginExport(popup: Tab, format: Format): Promise<void> {
  await openMenu(popup);
  await popup.evaluate((at) => document.querySelectorAll<HTMLElement>('[role="menuitem"]')[at]?.click(), formats.indexOf(format));
}

async function openMenu(popup: Tab): Promise<void> {
  await popup.evaluate(() => {
    const shown = [...document.querySelectorAll<HTMLButtonElement>('.menu-holder > button')].findLast(
      (button) => button.offsetParent !== null && !button.disabled,
    );
    shown?.click();
  });
  await popup.until('the export menu', () => document.querySelector('[role="menu"]') !== null);
}

/** 0 for a file that is no longer there: Firefox reserves a name of its own first, and lets go of it. */
const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** The first whole file with this ending that was not `known` before. */
export async function savedFile(folder: string, known: ReadonlySet<string>, ending: string): Promise<string> {
  const end = Date.now() + fileDeadline;
  while (Date.now() < end) {
    const fresh = readdirSync(folder).filter((name) => !known.has(name));
    const saved = fresh.find((name) => (name.endsWith(ending) || name.endsWith(`${ending}.zip`)) && sizeOf(join(folder, name)) > 0);
    const isWriting = fresh.some((name) => /\.(?:crdownload|part|tmp)$/.test(name) || name.startsWith('.'));
    if (saved !== undefined && !isWriting) return join(folder, saved);
    await pause(50);
  }
  throw new Error(`no ${ending} file was saved`);
}
