import type { Browser, Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sites } from '../../content-scripts/sites/index.ts';
import type { TruthMessage } from './conversation.ts';
import { control, eyesFor, type SeenRow, stateOf, visibleRows } from './eyes.ts';
import { readPageFiles } from './page-files.ts';
import { type ServedPages, startPages } from './serve.ts';
import { launch, loadHistory, longer, open, zone } from './visit.ts';

const living = readPageFiles().filter(({ sort }) => sort !== 'still');
const driven = living.flatMap(({ console, case: name, entries }) =>
  entries.map((entry) => ({ console, case: name, path: entry.pathname, host: entry.hostname })),
);

let pages: ServedPages;
let browser: Browser;

beforeAll(async () => {
  pages = await startPages({ zone });
  browser = await launch(pages);
});

afterAll(async () => {
  await browser.close();
  await pages.close();
});

/** What a person sees who scrolls from the top to the bottom: of each row the fullest it ever was. */
async function seenFromTopToBottom(frame: Frame, console: string): Promise<readonly SeenRow[]> {
  const looker = eyesFor(console);
  if (!looker.hidesFarRows) return visibleRows(frame, looker);
  const seen = new Map<string, SeenRow>();
  await frame.evaluate((pane) => document.querySelector(pane)?.scrollTo(0, 0), looker.pane);
  for (;;) {
    await frame.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    for (const row of await visibleRows(frame, looker)) {
      const known = seen.get(row.key);
      if (!known || known.text.length < row.text.length || (known.picture === null && row.picture !== null)) seen.set(row.key, row);
    }
    const moved = await frame.evaluate((pane) => {
      const scroller = document.querySelector(pane);
      if (!scroller) return false;
      const before = scroller.scrollTop;
      scroller.scrollTop += scroller.clientHeight / 2;
      return scroller.scrollTop > before;
    }, looker.pane);
    if (!moved) return [...seen.values()].toSorted((a, b) => Number.parseFloat(a.key) - Number.parseFloat(b.key));
  }
}

/** A message of the truth as a person would see it. */
function asSeen(message: TruthMessage): Omit<SeenRow, 'key'> {
  const { time, direction, kind } = message;
  const isShown = time.source !== 'carried' && time.source !== null;
  const isMedium = kind === 'image' || kind === 'sticker';
  const isCard = kind === 'product' || kind === 'order' || kind === 'card';
  return {
    direction,
    // A card's words beyond its title stand with what is attached to it.
    text: (isCard ? (message.attachments[0]?.name ?? message.text).replaceAll(' · ', '') : message.text).replace(/\s/g, ''),
    // An instant in figures stands in an attribute and is not seen.
    time: isShown && !/^\d+$/.test(time.raw ?? '') ? time.raw : null,
    sender: message.sender,
    id: message.platformId,
    picture: isMedium ? (message.attachments[0]?.url ?? null) : null,
  };
}

/**
 * ChatUI writes instants into an attribute; they are compared as the zone's wall clock. Half a character is shown as a whole one that says so.
 */
function comparable(rows: readonly SeenRow[], console: string): readonly Omit<SeenRow, 'key'>[] {
  return rows.map(({ direction, text, time, sender, id, picture }) => ({
    direction,
    text: text.replace(/\p{Surrogate}/gu, '\uFFFD'),
    time: console === 'chatui' ? time && wallClock(time) : time,
    sender,
    id,
    picture,
  }));
}

function wallClock(datetime: string): string {
  const shown = new Date(datetime.endsWith('Z') ? datetime : `${datetime} GMT+0800`);
  return new Intl.DateTimeFormat('zh-CN', { timeZone: zone, dateStyle: 'long', timeStyle: 'short' }).format(shown);
}

describe('living pages', () => {
  test('cover every console', () => {
    expect(new Set(driven.map(({ console }) => console))).toEqual(new Set(sites.map(({ id }) => id)));
  });

  test.concurrent.each(driven)('$console $case at $host $path shows its truth', async ({ console, case: name, host, path }) => {
    const served = pages
      .pagesFor(console)
      .find((page) => page.case === name && new URL(page.url).hostname === host && new URL(page.url).pathname === path);
    const url = served?.url ?? '';
    const { page, frame } = await open(browser, url);
    expect((await stateOf(frame)).loaded).toBeLessThan(pages.truth(url).messages.length);
    await loadHistory(frame, eyesFor(console).pane);
    const seen = comparable(await seenFromTopToBottom(frame, console), console);
    expect(seen).toEqual(pages.truth(url).messages.map(asSeen));
    await page.context().close();
  });

  test.each(living.filter(({ sort }) => sort === 'living'))(
    '$console $case shows what the controls do',
    async ({ console, case: name }) => {
      const url = addressOf(console, name);
      const { page, frame } = await open(browser, url);
      await control(frame, 'arrive', 2);
      await control(frame, 'send', '正在路上');
      expect((await stateOf(frame)).transcript.at(-1)).toMatchObject({ text: '正在路上', pending: true });
      await expectNewest(frame, console, 3);
      await control(frame, 'confirm');
      expect((await stateOf(frame)).transcript.at(-1)).toMatchObject({ pending: false });
      await expectNewest(frame, console, 3);
      const { total } = await stateOf(frame);
      await control(frame, 'recall', total - 2);
      const { transcript } = await stateOf(frame);
      const rows = await visibleRows(frame, eyesFor(console));
      const texts = rows.map(({ text }) => text);
      expect(texts).toContain((transcript.at(-2)?.recalled ?? '').replace(/\s/g, ''));
      expect(texts).not.toContain((transcript.at(-2)?.text ?? '').replace(/\s/g, ''));
      await page.context().close();
    },
  );

  test('lets far rows of Wangwang lose their text and far rows of Shopee leave the document', async () => {
    const wangwang = await open(browser, longer(addressOf('wangwang', 'taobao'), 120));
    await wangwang.frame.evaluate(() => document.querySelector('.rc-scrollbars-view')?.scrollTo(0, 0));
    await wangwang.frame.waitForFunction(() => document.querySelector('.message-item-line:last-child .content')?.hasChildNodes() === false);
    const rows = await visibleRows(wangwang.frame, eyesFor('wangwang'));
    expect(rows).toHaveLength(120);
    expect(rows.filter(({ text, picture }) => text === '' && picture === null).length).toBeGreaterThan(60);
    const shopee = await open(browser, longer(addressOf('shopee-seller', 'webchat'), 500));
    expect(await stateOf(shopee.frame)).toMatchObject({ total: 500, loaded: 500 });
    expect((await visibleRows(shopee.frame, eyesFor('shopee-seller'))).length).toBeLessThan(40);
    await Promise.all([wangwang.page.context().close(), shopee.page.context().close()]);
  });

  test('fills a longer history up at its old end', () => {
    const filled = pages.truth(longer(addressOf('qianniu-history', 'history'), 23)).messages;
    const plain = pages.truth(addressOf('qianniu-history', 'history')).messages;
    expect(filled.slice(3)).toEqual(plain);
    expect(filled[2]).toMatchObject({ text: '从前问的第 1 句', time: { iso: '2025-09-16T14:29:22+08:00', raw: '2025-09-16 14:29:22' } });
  });
});

function addressOf(console: string, name: string): string {
  const own = pages.pagesFor(console).find((page) => page.case === name);
  return (own ?? pages.pagesFor(console).find(({ sort }) => sort === 'top'))?.url ?? '';
}

async function expectNewest(frame: Frame, console: string, count: number): Promise<void> {
  const { transcript } = await stateOf(frame);
  await expect
    .poll(async () => (await visibleRows(frame, eyesFor(console))).slice(-count).map(({ text, id }) => ({ text, id })))
    .toEqual(transcript.slice(-count).map(({ text, platformId }) => ({ text: text.replace(/\s/g, ''), id: platformId })));
}
