import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openScreens, type Screens } from './open-screens.ts';
import { asked, popupSize, wideSize } from './scene-parts.ts';

let screens: Screens;
beforeAll(async () => {
  screens = await openScreens();
}, 60_000);
afterAll(async () => screens?.close());

type Wish = { readonly wish: string; readonly id: string; readonly changes?: readonly object[]; readonly exhibits?: readonly object[] };
const wishes = async (page: Page): Promise<readonly Wish[]> =>
  ((await asked(page)) as readonly (readonly [string, Wish])[]).flatMap(([name, wish]) => (name === 'setCase' ? [wish] : []));
const titles = (page: Page) => page.locator('.exhibit-title').allTextContents();
const handle = (page: Page, at: number) => page.locator('.exhibit-handle').nth(at);

describe('a case', () => {
  test('is arranged by dragging and by keys, and what is removed is put back', async () => {
    const page = await screens.open('screen=archive#view=cases&case=refund', wideSize);
    await handle(page, 6).waitFor();
    const before = await titles(page);
    await handle(page, 0).dragTo(page.locator('.exhibit').nth(3));
    await expect.poll(async () => (await titles(page)).slice(0, 4)).toEqual([before[1], before[2], before[3], before[0]]);
    await handle(page, 3).focus();
    for (const key of ['ArrowUp', 'ArrowUp', 'ArrowUp']) await page.keyboard.press(key);
    await expect.poll(() => titles(page)).toEqual(before);
    expect(await page.locator(':focus').getAttribute('aria-label')).toContain('Exhibit A1');
    await page.locator('.exhibits > .unseen', { hasText: '1 of 7' }).waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Remove Exhibit A3' }).click();
    await expect.poll(() => titles(page)).toHaveLength(6);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => titles(page)).toEqual(before);
    const changes = (await wishes(page)).flatMap((wish) => wish.changes ?? []);
    expect(changes[0]).toEqual({ do: 'move', exhibit: 'e1', to: 3 });
    expect(changes.slice(-2)).toMatchObject([
      { do: 'remove', exhibit: 'e3' },
      { do: 'add', at: 2, exhibits: [{ id: 'e3' }] },
    ]);
    await page.context().close();
  });

  test('saves what is typed, and counts a usual deadline', async () => {
    const page = await screens.open('screen=archive#view=cases&case=none', wideSize);
    await page.getByRole('textbox', { name: 'Name' }).fill('Chargeback May');
    await page.getByText('Count the usual deadline').click();
    await page.getByLabel('Counted from').fill('2026-11-19');
    await page.getByRole('button', { name: /^Answer the chargeback/ }).click();
    await expect.poll(() => page.getByLabel('Deadline, day').inputValue()).toBe('2026-11-26');
    await page.locator('.case-head .due', { hasText: '6 days left' }).waitFor();
    await expect
      .poll(async () => (await wishes(page)).flatMap(({ changes = [] }) => changes))
      .toMatchObject([
        { do: 'set', fields: { name: 'Chargeback May' } },
        { do: 'set', fields: { deadline: Date.parse('2026-11-26T23:59:00+08:00') } },
      ]);
    await page.context().close();
  });
});

test('a new case is named by keys alone, and opened', async () => {
  const page = await screens.open('screen=archive&data=empty#view=cases', wideSize);
  await page.getByRole('button', { name: 'New case' }).press('Enter');
  await page.locator('dialog input:focus').waitFor();
  await page.keyboard.type('Late parcel');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Late parcel');
  expect(await page.locator('dialog').count()).toBe(0);
  await page.context().close();
});

describe('something is put into a case', () => {
  test('by the key A on the messages that are selected, with their kept files', async () => {
    const page = await screens.open('screen=archive&data=files#c=files', wideSize);
    await page.locator('.message').last().waitFor();
    await page.getByRole('button', { name: 'Select messages' }).click();
    await page.locator('.message input').first().check();
    await page.keyboard.press('a');
    await page.getByRole('radio', { name: 'New case' }).check();
    await page.getByLabel('Name').fill('Blue coat');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.locator('.added', { hasText: 'Added to “Blue coat”.' }).waitFor();
    expect(await wishes(page)).toMatchObject([
      {
        wish: 'make',
        fields: { name: 'Blue coat', preset: 'shopee', parties: { own: 'anna_shop', other: 'buyer88' } },
        exhibits: [{ what: { kind: 'messages', ids: ['files/1'] } }, { what: { kind: 'file', type: 'image/jpeg', bytes: 20_480 } }],
      },
    ]);
    await page.context().close();
  });

  test('an identity page from the details, as the file that its picture is', async () => {
    const page = await screens.open('screen=archive#c=main', wideSize);
    await page.locator('.identities').getByRole('button', { name: 'Add to case: buyer88 · profile' }).click();
    await page.getByRole('radio', { name: /藍色外套/ }).check();
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.locator('.added a').waitFor();
    const [wish] = await wishes(page);
    const what = { kind: 'file', sha256: 'ab', name: 'buyer88 · profile.png', type: 'image/png' };
    const exhibit = {
      what,
      title: expect.stringMatching(/^buyer88 · profile, other side, Nov 20, 2026/) as string,
      remark: 'https://shop.example/buyer88',
    };
    expect(wish).toMatchObject({ wish: 'change', id: 'refund', changes: [{ do: 'add', exhibits: [exhibit] }] });
    await page.context().close();
  });

  test('that has the same other side, all at once from a search', async () => {
    const page = await screens.open('screen=archive#q=发货', wideSize);
    await page.locator('.results-bar [aria-label="Add to case"]').click();
    await page.getByRole('radio', { name: /藍色外套/ }).check();
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.locator('.added a').waitFor();
    const [wish] = await wishes(page);
    expect(wish).toMatchObject({ wish: 'change', id: 'refund', changes: [{ do: 'add', exhibits: [{ title: '发货' }] }] });
    await page.context().close();
  });
});

test('the popup leads to the case that presses', async () => {
  const page = await screens.open('screen=popup', popupSize);
  await page.getByRole('button', { name: /五金批发/ }).click();
  expect(await asked(page)).toContainEqual(['openPage', 'archive', '#view=cases&case=today']);
  await page.context().close();
});
