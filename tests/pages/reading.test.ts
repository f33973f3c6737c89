import type { Browser, Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readingScript } from './bundle.ts';
import type { Truth, TruthMessage } from './conversation.ts';
import { eyesFor } from './eyes.ts';
import { readPageFiles } from './page-files.ts';
import type { LivingReading } from './reading-entry.ts';
import { type ServedPages, startPages } from './serve.ts';
import { launch, loadHistory, open, zone } from './visit.ts';

// Every address but Shopee's many market hosts, which all serve the same page.
const marketHosts = /^seller\.shopee\.(?!tw)|^banhang\./;
const visited = readPageFiles()
  .filter(({ sort }) => sort !== 'still')
  .flatMap(({ console, case: name, entries }) => entries.map(({ hostname, pathname }) => ({ console, case: name, hostname, pathname })))
  .filter(({ hostname }) => !marketHosts.test(hostname));

let pages: ServedPages;
let browser: Browser;
let reader: string;

beforeAll(async () => {
  pages = await startPages({ zone });
  [browser, reader] = await Promise.all([launch(pages), readingScript()]);
});

afterAll(async () => {
  await browser.close();
  await pages.close();
});

type Read = { readonly readLivingPage: (console: string) => LivingReading };

function read(frame: Frame, console: string): Promise<LivingReading> {
  return frame.evaluate((id) => (window as unknown as Read).readLivingPage(id), console);
}

async function scrolled(frame: Frame, console: string, to: 'top' | 'bottom'): Promise<void> {
  await frame.evaluate(
    async ([pane, top]) => {
      const scroller = document.querySelector(pane);
      scroller?.scrollTo(0, top ? 0 : scroller.scrollHeight);
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    },
    [eyesFor(console).pane, to === 'top'] as const,
  );
}

function asTruth({ rows }: LivingReading): readonly TruthMessage[] {
  return rows.map(({ direction, sender, kind, text, platformId, time, attachments, auto }) => ({
    direction,
    sender,
    kind,
    text,
    platformId,
    time,
    attachments,
    flags: auto ? ['auto'] : [],
  }));
}

const partiesOf = ({ account, peer, conversationId, orders }: Truth): Omit<LivingReading, 'rows'> => ({
  parties: { account, peer, conversationId },
  orders: [...orders],
});

describe('living pages, read by their consoles readers', () => {
  test.concurrent.each(visited)(
    '$console $case at $hostname $pathname, every field',
    async ({ console, case: name, hostname, pathname }) => {
      const served = pages
        .pagesFor(console)
        .find(({ case: own, url }) => own === name && new URL(url).hostname === hostname && new URL(url).pathname === pathname);
      const url = served?.url ?? '';
      const truth = pages.truth(url);
      const { page, frame } = await open(browser, url);
      await loadHistory(frame, eyesFor(console).pane);
      await frame.evaluate(reader.replace(/\bexport\s*\{[^}]*\};?/g, ''));
      await scrolled(frame, console, 'bottom');
      const newest = await read(frame, console);
      expect(partiesOf(truth)).toEqual({ parties: newest.parties, orders: newest.orders });
      expect(newest.rows.length).toBeGreaterThan(5);
      expect(asTruth(newest)).toEqual(truth.messages.slice(-newest.rows.length));
      await scrolled(frame, console, 'top');
      const oldest = asTruth(await read(frame, console)).filter(({ kind, text }) => kind !== 'unknown' || text !== '');
      expect(oldest).toEqual(truth.messages.slice(0, oldest.length));
      await page.context().close();
    },
  );
});
