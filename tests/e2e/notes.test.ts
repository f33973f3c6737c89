import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Tab } from '../../tools/drive/driven-browser.ts';
import { aSighting, aTimedRow } from '../archive/builders.ts';
import { families, openExtension, type Extension } from '../support/extension.ts';

describe.each(families)('in %s', (family) => {
  let extension: Extension;
  let key: string;

  /** What the background answers a page of the extension. */
  const asked = (name: string, question: string): Promise<string> =>
    extension.asking.tab.evaluate(
      async (of, json) => {
        const { runtime } = Reflect.get(globalThis, 'chrome') as { runtime: { sendMessage(message: object): Promise<unknown> } };
        return JSON.stringify(await runtime.sendMessage({ liaocun: 'page', name: of, question: JSON.parse(json) }));
      },
      name,
      question,
    );
  const archive = (hash: string): Promise<Tab> => extension.browser.open(`${extension.browser.origin}/archive-page/index.html${hash}`);
  const opened = async (): Promise<Tab> => {
    const page = await archive(`#${new URLSearchParams({ c: key }).toString()}`);
    await page.until('the note', () => document.querySelector('.note-field') !== null);
    return page;
  };

  beforeAll(async () => {
    extension = await openExtension(family, { hostMap: {} });
    await extension.asking.ask('accept', { useHints: true, taught: {} });
    const rows = ['在吗', '在的亲'].map((text, index) => aTimedRow(text, `2026-11-20 14:1${index}:00`));
    const answer: unknown = JSON.parse(await asked('importSighting', JSON.stringify(aSighting(rows))));
    key = /"conversation":"([^"]+)"/.exec(JSON.stringify(answer))?.[1] ?? '';
    if (key === '') throw new Error('the sighting was not stored');
  });
  afterAll(async () => extension?.close());

  test('a note is kept though its page is closed the moment it was typed, and the background sleeps', async () => {
    const page = await opened();
    await extension.browser.stopBackground(extension.asking.tab);
    await page.evaluate(() => {
      const field = document.querySelector<HTMLTextAreaElement>('.note-field');
      if (!field) return;
      field.value = 'pays late, 下次先付款';
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await page.close();
    const again = await opened();
    await again.until('the note', () => document.querySelector<HTMLTextAreaElement>('.note-field')?.value === 'pays late, 下次先付款');
    expect(await again.evaluate(() => localStorage.length)).toBe(0);
    await again.close();
  });

  test('the overview counts what is archived, and leads to it', async () => {
    const page = await archive('#view=overview&range=all');
    await page.until('the figures', () => document.querySelector('.figures dd')?.textContent === '2');
    await page.until('the bar', () => document.querySelector('.chart-bar') !== null);
    const hash = await page.evaluate(() => document.querySelector('.chart-bar')?.getAttribute('href') ?? '');
    expect(new URLSearchParams(hash.slice(1)).get('q')).toBe('on:2026-11-20');
    await page.close();
  });

  test('notes go with everything', async () => {
    await asked('deleteAll', '{"typed":"delete"}');
    const left = await extension.asking.tab.evaluate(
      () =>
        new Promise<number>((resolve, reject) => {
          const opening = indexedDB.open('liaocun');
          opening.addEventListener('error', () => reject(opening.error));
          opening.addEventListener('success', () => {
            const counting = opening.result.transaction('notes').objectStore('notes').count();
            counting.addEventListener('success', () => resolve(counting.result));
          });
        }),
    );
    expect(left).toBe(0);
  });
});
