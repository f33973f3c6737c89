import type { Page } from 'playwright-core';
import { box, popupSize, wideSize } from './scene-parts.ts';
import type { Shot } from './shots.ts';

const saved = {
  welcomed: true,
  searches: [
    { name: '退款 · 本月', query: '退款 OR 退货 during:本月', ranking: 'conversations' },
    { name: 'Pictures from buyers', query: 'from:them has:image', ranking: 'newest' },
  ],
};
const suggestion = (page: Page) => page.locator('.suggestion');

export const shotsOfSearch: readonly Shot[] = [
  {
    name: 'search-values',
    address: 'screen=popup',
    size: popupSize,
    act: async (page) => {
      await box(page).pressSequentially('发货 has:');
      await suggestion(page).nth(3).waitFor();
      await box(page).press('ArrowDown');
    },
  },
  {
    name: 'search-problems',
    address: 'screen=popup',
    size: popupSize,
    act: async (page) => {
      await box(page).fill('发货 form:me has:imge /(/');
      await page.locator('.search-problems p').nth(1).waitFor();
    },
  },
  {
    name: 'search-saved',
    address: `screen=popup&stored=${JSON.stringify(saved)}`,
    size: popupSize,
    act: async (page) => {
      await page.locator('.saved > button').click();
      await page.locator('.saved-apply').nth(1).waitFor();
    },
  },
  {
    name: 'search-alike',
    address: 'screen=popup&data=alike',
    size: popupSize,
    act: async (page) => {
      await box(page).fill('fahuo');
      await page.getByRole('group').locator('mark').first().waitFor();
    },
  },
];

/** States that are only looked at by people: what they show is held to its rules in the others. */
export const picturesOfSearch: readonly Shot[] = [
  {
    name: 'search-fields',
    address: 'screen=popup',
    size: popupSize,
    act: async (page) => {
      await page.getByRole('option').first().waitFor();
      await box(page).press('Alt+ArrowDown');
      await suggestion(page).nth(3).waitFor();
    },
  },
  {
    name: 'search-dates',
    address: 'screen=archive',
    size: wideSize,
    act: async (page) => {
      await box(page).pressSequentially('during:');
      await suggestion(page).nth(3).waitFor();
    },
  },
  {
    name: 'search-save',
    address: `screen=archive&stored=${JSON.stringify(saved)}#q=发货&by=conversations`,
    size: wideSize,
    act: async (page) => {
      await page.locator('.row-count').first().waitFor();
      await page.locator('.saved > button').click();
      await page.locator('.saved-form').waitFor();
    },
  },
  {
    name: 'search-ranking',
    address: 'screen=popup',
    size: popupSize,
    act: async (page) => {
      await box(page).fill('发货 match:exact');
      await page.locator('mark').first().waitFor();
      await page.locator('.rank > .menu-holder > button').click();
      await page.getByRole('menuitemcheckbox').last().waitFor();
    },
  },
  {
    name: 'search-stopped',
    address: 'screen=archive&data=stopped#q=/(发|货)%2B/',
    size: wideSize,
    act: (page) => page.locator('.results-note').waitFor(),
  },
  {
    name: 'search-nothing',
    address: 'screen=archive#q=ABC -(退款 | 退货) with:buyer88 before:soon match:exact',
    size: wideSize,
    act: (page) => page.locator('.found .notice .button').nth(1).waitFor(),
  },
];
