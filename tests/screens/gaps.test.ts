import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openScreens, type Screens } from './open-screens.ts';
import { asked, box, popupSize, wideSize } from './scene-parts.ts';

let screens: Screens;
beforeAll(async () => {
  screens = await openScreens();
}, 60_000);
afterAll(async () => screens?.close());

const archive = async (key: string): Promise<Page> => screens.open(`screen=archive&data=gaps#c=${key}`, wideSize);

describe('completeness', () => {
  test('is said in the list by name, in the details in full, and a told gap leads to its place', async () => {
    const page = await archive('many');
    const list = page.getByRole('listbox');
    await list.getByRole('option', { name: /全部在这里.*Complete from the very beginning/ }).waitFor();
    await list.getByRole('option', { name: /somchai_99.*7 gaps/ }).waitFor();
    const details = page.getByRole('complementary');
    await details.getByText('Complete from today 1:30 PM to today 1:58 PM').waitFor();
    expect(await details.locator('.complete li').allTextContents()).toEqual([
      'Complete from today 1:30 PM to today 1:58 PM',
      'gap between Nov 19, 1:58 PM and today 1:30 PM',
      'gap between Nov 17, 1:58 PM and Nov 18, 1:30 PM',
      'gap between Nov 16, 1:58 PM and Nov 17, 1:30 PM',
      'and 4 more gaps',
      'archived from the very beginning',
    ]);
    await details.getByRole('button', { name: 'gap between Nov 16' }).click();
    await page.locator('.message.target[data-key="26"]').waitFor();
  });

  test('of the chat in the open tab is one short line of the popup', async () => {
    const page = await screens.open('screen=popup', popupSize);
    const line = page.locator('.tab-card .pane-gaps');
    await line.waitFor();
    expect(await line.textContent()).toBe('2 gaps');
  });
});

describe('a gap', () => {
  test('is filled from its row in the tab that has the chat open', async () => {
    const page = await screens.open('screen=popup', popupSize);
    await page.getByRole('option').first().click();
    await page.locator('.transcript').evaluate((one) => (one.scrollTop -= 900));
    const gap = page.locator('.gap').last();
    await gap.getByText('Messages may be missing here, between Nov 19, 2:48 AM and today 1:45 PM').waitFor();
    await gap.getByRole('button', { name: 'Scroll back to fill it' }).click();
    await gap.getByRole('status').getByText("Scrolling back in the chat's own tab.").waitFor();
    expect(await asked(page)).toEqual([['fillGap', { conversation: 'main', after: 199 }]]);
  });

  test('says how, where no tab has the chat open, and what else is known of it', async () => {
    const page = await archive('guessed');
    const gap = page.locator('.gap').first();
    await gap.getByRole('button', { name: 'Scroll back to fill it' }).click();
    await gap.getByRole('status').getByText('This chat is open in no tab. Open it on shopee-seller.example, then try again.').waitFor();
    expect(await gap.locator('.gap-note').allTextContents()).toEqual([
      'the order of the two parts is not known',
      'the two parts may show some of the same messages',
      'This chat is open in no tab. Open it on shopee-seller.example, then try again.',
    ]);
    expect(await page.locator('.gap').nth(1).locator('p').allTextContents()).toEqual([
      'Messages may be missing here',
      '1 message there could not be read',
      'the order of the two parts is not known',
      '',
    ]);
  });
});

test('a gap that was filled gives way to what was missing, and what is read stays in its place', async () => {
  const page = await screens.open('screen=archive&data=filling#c=one&m=5', wideSize);
  await page.locator('.message.target').waitFor();
  expect(await page.locator('.message').count()).toBe(10);
  const top = await page.locator('.message.target').evaluate((row) => row.getBoundingClientRect().top);
  await page.locator('.gap').getByRole('button', { name: 'Scroll back to fill it' }).click();
  await page.locator('.gap').waitFor({ state: 'detached' });
  await page.locator('.message').nth(19).waitFor();
  expect(await page.locator('.message.target').evaluate((row) => row.getBoundingClientRect().top)).toBeCloseTo(top, 0);
});

describe('versions', () => {
  test('are opened by keys, each with when', async () => {
    const page = await archive('versions');
    const edited = page.locator('.message').nth(1);
    await edited.locator('summary').focus();
    await page.keyboard.press('Enter');
    expect(await edited.locator('.earlier li').allTextContents()).toEqual([
      'First seen Nov 20, 2026, 1:01 PMThe refund is 60 dollars, and it will be with you within three days.',
      'Edited between 1:06 PM and 1:20 PMThe refund is 50 dollars, and it will be with you within three days.',
      'Edited between 1:40 PM and 1:55 PMThe refund is 40 dollars, and it will be with you within three days.',
    ]);
    expect(await edited.locator('.words').first().textContent()).toContain('40 dollars');
  });

  test('a recall shows its words and its window, also where that is a minute', async () => {
    const page = await archive('versions');
    const [long, short] = [page.locator('.message').nth(2), page.locator('.message').nth(3)];
    await short.waitFor();
    expect(await long.locator('.words').first().textContent()).toBe('我要投诉');
    expect(await long.locator('.meta .warn').textContent()).toBe('Recalled between 2:02 PM and 2:10 PM');
    expect(await short.locator('.meta .warn').textContent()).toBe('Recalled about 2:11 PM');
  });

  test('a message that a page shows only later among older ones is marked by when it was first seen', async () => {
    const page = await archive('versions');
    const line = page.locator('.late');
    await line.waitFor();
    expect(await line.textContent()).toBe('First seen Nov 20, 2026, 2:30 PM, later than what stands around it');
    expect(await page.locator('.late + .message').locator('.words').first().textContent()).toBe('我早就说过要退货');
  });

  test('a search finds earlier words, says so, and opens them', async () => {
    const page = await screens.open('screen=archive&data=gaps', wideSize);
    await box(page).fill('"60 dollars"');
    await page.getByRole('option', { name: /In an earlier version: .*The refund is 60 dollars/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.message.target details[open] mark').waitFor();
    expect(await page.locator('.message.target details[open] mark').allTextContents()).toEqual(['60 dollars']);
  });

  test('each message says when it was first seen, if that is asked for', async () => {
    const page = await archive('one');
    expect(await page.locator('.message .meta').last().textContent()).not.toContain('First seen');
    await page.getByRole('checkbox', { name: 'Show when each message was first seen' }).click();
    const said = page.locator('.message .meta').last().getByText('First seen');
    await said.waitFor();
    expect(await said.textContent()).toBe('First seen Nov 20, 2026, 1:58 PM');
  });

  test('no control of the transcript takes words for a message', async () => {
    const page = await archive('versions');
    await page.locator('.message').last().waitFor();
    expect(await page.locator('.opened').locator('input:not([type=checkbox]), textarea, [contenteditable]').count()).toBe(0);
  });
});
