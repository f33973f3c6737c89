import type { Page } from 'playwright-core';
import { popupSize, wideSize } from './scene-parts.ts';
import type { Shot } from './shots.ts';

/** The plan's own button of this name, in any language: they stand in one order. */
const ofPlan = (page: Page, index: number) => page.locator('#plans .mail-list > li > .entry > .mail-acts > .button').nth(index);

const mail = (name: string, act: (page: Page) => Promise<unknown>, data = 'full'): Shot => ({
  name: `mail-${name}`,
  address: `screen=options&data=${data}#outbox`,
  size: wideSize,
  act,
});

/** The popup's line about today's backups. */
const line = (how: string): Shot => ({
  name: `popup-mail-${how}`,
  address: `screen=popup&mail=${how}`,
  size: popupSize,
  act: async (page) => page.locator('.mail-line').waitFor(),
});

/** Mailboxes, plans and the outbox in the options, and how they stand in the popup. */
export const shotsOfMail: readonly Shot[] = [
  ...['needs', 'waiting', 'sent'].map(line),
  mail('none', async (page) => page.locator('#mail').scrollIntoViewIfNeeded(), 'empty'),
  mail('outbox', async (page) => page.locator('#outbox .mail-entry').first().waitFor()),
  mail('preview', async (page) => {
    await ofPlan(page, 0).click();
    await page.locator('.mail-paper').scrollIntoViewIfNeeded();
  }),
  mail('plan', async (page) => {
    await ofPlan(page, 2).click();
    await page.locator('#plans .mail-form select:has(option[value=recipient])').selectOption('pdf');
    await page.locator('.passphrase-fields').scrollIntoViewIfNeeded();
  }),
  mail('mailbox', async (page) => {
    await page.locator('#mail > .section-body > div > .button').click();
    await page.locator('#mail .mail-form').scrollIntoViewIfNeeded();
  }),
  mail('sign-in', async (page) => {
    await page.locator('#mail > .section-body > div > .button').click();
    await page.locator('#mail form select').first().selectOption('gmail');
    await page.locator('.mail-steps > summary').click();
    await page.locator('#mail .mail-form').scrollIntoViewIfNeeded();
  }),
  mail('companion', async (page) => {
    await page.locator('#mail > .section-body > div > .button').click();
    await page.locator('.mail-companion .button').click();
    await page.locator('.mail-command').waitFor();
    await page.locator('.mail-form input[type=email]').fill('anna@shop.example');
    await page.locator('#mail .mail-form').scrollIntoViewIfNeeded();
  }),
];
