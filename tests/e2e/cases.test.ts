import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PackIndex } from '../../src/page-root/case-pack/index-file.ts';
import type { Tab } from '../../tools/drive/driven-browser.ts';
import { aSighting, aTimedRow } from '../archive/builders.ts';
import { badgeOnce } from '../support/badge.ts';
import { openExtension, type Extension } from '../support/extension.ts';

let extension: Extension;
let page: Tab;

/** What the background answers a page of the extension, as JSON. */
const asked = (name: string, question: string): Promise<string> =>
  extension.asking.tab.evaluate(
    async (of, json) => {
      const { runtime } = Reflect.get(globalThis, 'chrome') as { runtime: { sendMessage(message: object): Promise<unknown> } };
      return JSON.stringify(await runtime.sendMessage({ liaocun: 'page', name: of, question: JSON.parse(json) }));
    },
    name,
    question,
  );

const there = (selector: string): Promise<void> => page.until(selector, (of) => document.querySelector(of) !== null, selector);

const click = async (selector: string): Promise<void> => {
  await there(selector);
  await page.evaluate((of) => document.querySelector<HTMLElement>(of)?.click(), selector);
};

const fill = async (selector: string, words: string): Promise<void> => {
  await there(selector);
  await page.evaluate(
    (of, value) => {
      const field = document.querySelector<HTMLInputElement>(of);
      if (!field) return;
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
    },
    selector,
    words,
  );
};

const texts = (selector: string): Promise<string> =>
  page.evaluate((of) => [...document.querySelectorAll(of)].map((one) => one.textContent?.trim() ?? '').join('|'), selector);

beforeAll(async () => {
  extension = await openExtension('chromium', { hostMap: {} });
  await extension.asking.ask('accept', { useHints: true, taught: {} });
  const rows = ['外套不是蓝色', '订单 260620183344012 可以退'].map((text, index) => aTimedRow(text, `2026-11-20 14:1${index}:00`));
  const key = /"conversation":"([^"]+)"/.exec(await asked('importSighting', JSON.stringify(aSighting(rows))))?.[1] ?? '';
  page = await extension.browser.open(`${extension.browser.origin}/archive-page/index.html#${new URLSearchParams({ c: key }).toString()}`);
});
afterAll(async () => extension?.close());

test('a case is made from a conversation, arranged, and exported with an index that holds', async () => {
  await click('.opened-head [aria-label="Add to case"]');
  await fill('dialog .field', '<b>退款</b> & "blue"');
  await click('dialog [type=submit]');
  await click('.added a');
  await there('.exhibit');
  await click('.exhibits-head .quiet');
  await there('.exhibit:nth-child(2)');
  await page.evaluate(() => document.querySelector<HTMLElement>('.exhibit:nth-child(2) .exhibit-handle')?.focus());
  await page.press?.('ArrowUp');
  await page.until('the note before the chat', () => document.querySelector('.exhibit .exhibit-title')?.textContent?.trim() === 'Note');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')).toBe('Move Exhibit A1: drag, or press ↑ ↓');
  expect(await texts('.exhibit-number')).toBe('Exhibit A1|Exhibit A2');

  const tomorrow = new Date(Date.now() + 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
  await fill('.deadline-fields [type=date]', tomorrow);
  await page.until('the deadline', () => document.querySelector('.case-head .due')?.textContent === '1 day left');
  const tabId = await extension.asking.tab.evaluate(async () => {
    const { tabs } = Reflect.get(globalThis, 'chrome') as { tabs: { getCurrent(): Promise<{ id: number }> } };
    return (await tabs.getCurrent()).id;
  });
  expect(await badgeOnce(extension.asking, tabId, '1d')).toBe('1d');

  await click('.case-head-acts [type=checkbox]');
  await click('.case-head-acts .main');
  await there('.pack-saved');
  expect(await texts('.pack-left-out')).toBe('');
  const [name = ''] = readdirSync(extension.downloads).filter((one) => one.endsWith('.zip'));
  expect(name).toBe('b-退款--b- & -blue-.zip');
  const files = unzipSync(readFileSync(join(extension.downloads, name)));
  const index = JSON.parse(strFromU8(files['index.json'] ?? new Uint8Array())) as PackIndex;
  expect(index).toMatchObject({ is: 'liaocun-case', name: '<b>退款</b> & "blue"', kind: 'taobao', zone: 'Asia/Shanghai' });
  expect(index.deadline).toBe(`${tomorrow}T23:59:00+08:00`);
  expect(index.exhibits.map(({ label, is }) => [label, is])).toEqual([
    ['Exhibit A1', 'note'],
    ['Exhibit A2', 'conversation'],
  ]);
  const said = index.exhibits.flatMap((exhibit) => exhibit.files);
  expect(said.map((file) => file.name.replace(/^(\d\d Exhibit A\d).*\.(\w+)$/, '$1.$2'))).toEqual([
    '01 Exhibit A1.txt',
    '02 Exhibit A2.pdf',
    '02 Exhibit A2.jsonl',
    '02 Exhibit A2.zip',
  ]);
  for (const { name: own, sha256, bytes } of said) {
    const content = files[own] ?? new Uint8Array();
    expect([content.length, createHash('sha256').update(content).digest('hex')]).toEqual([bytes, sha256]);
  }
  const proof = Object.keys(unzipSync(files[said[3]?.name ?? ''] ?? new Uint8Array()));
  expect(proof.some((one) => one.endsWith('bagit.txt'))).toBe(true);
  expect(strFromU8(files[said[1]?.name ?? '']?.slice(0, 5) ?? new Uint8Array())).toBe('%PDF-');
  expect(strFromU8(files[said[2]?.name ?? ''] ?? new Uint8Array())).toContain('外套不是蓝色');
  const cover = strFromU8(files['00 List of exhibits.html'] ?? new Uint8Array());
  expect(cover).toContain('&lt;b&gt;退款&lt;/b&gt; &amp; &quot;blue&quot;');
  expect(said.filter(({ sha256 }) => !cover.includes(sha256))).toEqual([]);
});

test('cases go with everything', async () => {
  await asked('deleteAll', '{"typed":"delete"}');
  await page.goto(`${extension.browser.origin}/archive-page/index.html#view=cases`);
  await there('.case-list .notice');
  expect(await texts('.case-row')).toBe('');
});
