import { afterAll, beforeAll, expect, test } from 'vitest';
import { openScreens, type Screens } from './open-screens.ts';
import { asked, popupSize, wideSize } from './scene-parts.ts';
import { copiesAddress, openDialog } from './shots-of-export.ts';

let screens: Screens;
beforeAll(async () => {
  screens = await openScreens();
}, 60_000);
afterAll(async () => screens?.close());

test('the export menu has the usual formats, and the dialog with all of them as its last', async () => {
  const page = await screens.open('screen=popup', popupSize);
  await page.getByRole('option').first().click();
  await page.getByRole('button', { name: 'Export' }).click();
  const items = page.getByRole('menuitem');
  const usual = await items.allTextContents();
  expect(usual.at(-1)).toBe('All formats and choices…');
  await items.last().press('Enter');
  await page.locator('.export-dialog input[value=pdf]').and(page.locator(':focus')).waitFor();
  expect(await page.locator('.format').count()).toBeGreaterThan(usual.length);
  await page.keyboard.press('Escape');
  await page.locator('.export-dialog').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Export' }).and(page.locator(':focus')).waitFor();
  await page.context().close();
});

test('an export is asked for by keys alone, and the dialog remembers it but for whom it was', async () => {
  const page = await screens.open('screen=archive#c=main', wideSize);
  await openDialog(page);
  await page.getByRole('radio', { name: 'Table (CSV)' }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('radio', { name: 'Certain days' }).focus();
  await page.keyboard.press('Space');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByLabel('From').fill('2026-11-18');
  await dialog.getByLabel('Language of the file').last().selectOption('zh_TW');
  const zone = dialog.getByRole('combobox', { name: 'Time zone' });
  await zone.fill('tokyo');
  await zone.press('Enter');
  expect(await zone.inputValue()).toBe('Asia/Tokyo (UTC+9)');
  await dialog.getByText('All columns').click();
  await dialog.getByRole('checkbox', { name: 'Account', exact: true }).click();
  await dialog.getByText('22 of 23 columns').waitFor();
  await dialog.getByRole('textbox', { name: 'Mark this copy for' }).fill('Zhang');
  await page.keyboard.press('Enter');
  await page.locator('.export-status .said').waitFor();
  expect(await page.locator('.export-status .said').textContent()).toMatch(/\.csv \(1 byte\)$/);
  const [[, what, format, choice]] = (await asked(page)) as [[string, object, string, object]];
  expect([what, format]).toEqual([{ kind: 'conversation', key: 'main', from: Date.parse('2026-11-18T00:00:00+09:00') }, 'csv']);
  expect(choice).toMatchObject({ language: 'zh_TW', timeZone: 'Asia/Tokyo', attachments: null, copyFor: 'Zhang' });
  await openDialog(page);
  expect(await page.locator('.format input:checked').inputValue()).toBe('csv');
  expect(await zone.inputValue()).toBe('Asia/Tokyo (UTC+9)');
  expect(await dialog.getByRole('textbox', { name: 'Mark this copy for' }).inputValue()).toBe('');
  await page.context().close();
});

const left = {
  id: 'left',
  at: Date.UTC(2026, 10, 20, 6),
  way: 'csv',
  what: { kind: 'conversation', key: 'main' },
  choice: { language: null, timeZone: 'Asia/Tokyo', attachments: null, columns: null, copyFor: '' },
};
const asksForLeft = ['exportChats', left.what, 'csv', left.choice];

test('an export whose page was closed is offered again, and one that the popup left begins by itself', async () => {
  const stored = encodeURIComponent(JSON.stringify({ welcomed: true, exports: [left] }));
  const offered = await screens.open(`screen=archive&stored=${stored}`, wideSize);
  const bar = offered.getByRole('group', { name: 'Unfinished export' });
  expect(await bar.textContent()).toContain('Not finished: Table (CSV), begun 2:00 PM.');
  expect(await asked(offered)).toEqual([]);
  await bar.getByRole('button', { name: 'Export again' }).click();
  await offered.locator('.export-status .said').waitFor();
  expect(await asked(offered)).toEqual([asksForLeft]);
  await offered.context().close();
  const begun = await screens.open(`screen=archive&stored=${stored}#export=left`, wideSize);
  await begun.locator('.export-status .said').waitFor();
  expect(await asked(begun)).toEqual([asksForLeft]);
  expect(begun.url()).not.toContain('#');
  await begun.context().close();
});

test('the background is told of what the popup exports, until that has ended', async () => {
  const page = await screens.open('screen=popup&saving=slow', popupSize);
  const known = async () =>
    page.evaluate(async () => {
      const { browser } = globalThis as unknown as { browser: { storage: { local: { get: (key: string) => Promise<object> } } } };
      return browser.storage.local.get('exports');
    });
  await page.getByRole('option').first().click();
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'TXT' }).click();
  await page.getByText('96 of 214').waitFor();
  const told = (await asked(page)) as readonly (readonly [string, unknown])[];
  const [, heir] = told.find(([name]) => name === 'watchExport') ?? [];
  expect(await known()).toMatchObject({ exports: [{ ...(heir as object), way: 'txt', what: { kind: 'conversation', key: 'main' } }] });
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect.poll(known).toEqual({ exports: [] });
  await page.context().close();
});

test('a PDF is locked once a passphrase was typed twice, or once in sight, and the next is not', async () => {
  const page = await screens.open('screen=archive#c=main', wideSize);
  await openDialog(page);
  const dialog = page.getByRole('dialog', { name: 'Export' });
  const [wanted, shown] = ['Ask for a passphrase to open it', 'Show passphrase'].map((name) => dialog.getByRole('checkbox', { name }));
  const [first, second] = ['Passphrase', 'Once more'].map((name) => dialog.getByLabel(name, { exact: true }));
  if (!wanted || !shown || !first || !second) throw new Error('no fields');
  const wrong = async (): Promise<readonly string[]> =>
    dialog.locator('.passphrase-fields .field:invalid').evaluateAll((all: HTMLInputElement[]) => all.map((one) => one.validationMessage));
  await wanted.check();
  await first.fill('1234567');
  await second.fill('12345678');
  await second.press('Enter');
  expect(await wrong()).toEqual(['At least 8 characters, please.', 'This is not the same as above.']);
  await first.fill('abc \u05D0\u05D1\u05D2\u05D3');
  expect(await wrong()).toContain('PDF readers cannot take this one: use other characters, or fewer.');
  await dialog.getByRole('button', { name: 'Redact' }).click();
  await shown.check();
  await first.fill('correct horse');
  expect([await wrong(), await second.count()]).toEqual([[], 0]);
  expect(await asked(page)).toEqual([]);
  await first.press('Enter');
  await page.locator('.export-status .said').waitFor();
  expect(await asked(page)).toEqual([
    [expect.anything(), expect.anything(), 'pdf', expect.objectContaining({ passphrase: 'correct horse' })],
  ]);
  await openDialog(page);
  expect(await wanted.isChecked()).toBe(false);
  const kept = await page.evaluate(async () => {
    const { browser } = globalThis as unknown as { browser: { storage: { local: { get: (key: string) => Promise<object> } } } };
    return JSON.stringify([await browser.storage.local.get('lastExport'), await browser.storage.local.get('exports')]);
  });
  expect(kept).toContain('"format":"pdf"');
  expect(kept).not.toContain('correct horse');
  await page.context().close();
});

test('the options tell whose copy a number is, however it was read off', async () => {
  const page = await screens.open(copiesAddress, wideSize);
  const rows = page.locator('#copies tbody tr');
  await rows.nth(1).waitFor();
  const box = page.getByRole('searchbox', { name: 'Number or name' });
  await box.fill('h8wtc zr4nb');
  await page.getByText('1 of 2').waitFor();
  expect(await rows.allTextContents()).toEqual([expect.stringContaining('浦东新区人民法院')]);
  await box.fill('zhang');
  await rows.filter({ hasText: '7F3KQ-2Q9MD' }).waitFor();
  await box.fill('nobody');
  await page.getByText('No copy has this number or name').waitFor();
  await page.context().close();
});
