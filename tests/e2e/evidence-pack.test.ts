import { readdirSync, rmSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commandsFor, faultsByHand, unpackedByHand } from '../../src/pack/testing/by-hand';
import { subtle } from '../../src/evidence/testing/pack';
import type { PackIndex } from '../../src/page-root/case-pack/index-file.ts';
import { checkedPack } from '../../verifier/check';
import type { Report } from '../../verifier/report';
import { aSighting, aTimedRow } from '../archive/builders.ts';
import { badgeOnce } from '../support/badge.ts';
import { placesOf } from '../support/everything-in.ts';
import { families } from '../support/extension.ts';
import { archiveChat, packStage, type PackStage, type TimeServer, timeServer } from '../support/pack-stage.ts';

const [phone, mail, shop, agent] = ['13800138000', 'anna.lin@mail.example', '蓝鲸生活旗舰店', '小周'] as const;
const words = ['外套不是蓝色', `我的电话是 ${phone}`, `写信到 ${mail}`, '订单 260620183344012 可以退'];
const sender = (at: number) => (at % 2 === 0 ? { direction: 'out' as const } : { sender: `${shop}:${agent}` });

let time: TimeServer;
beforeAll(async () => void (time = await timeServer()));
afterAll(() => time.close());

async function report(zip: Uint8Array<ArrayBuffer>): Promise<Report> {
  const found = await checkedPack(new Blob([zip]), subtle, [time.root]);
  if (typeof found === 'string') throw new Error(found);
  return found;
}

describe.each(families)('in %s', (family) => {
  let stage: PackStage;
  let whole: Uint8Array<ArrayBuffer>;

  beforeAll(async () => {
    stage = await packStage(family, time.url, async (asked) => {
      const other = aSighting([aTimedRow('删掉我', '2026-11-19 10:00:00'), aTimedRow('也删掉', '2026-11-19 10:01:00')], {
        parties: { account: 'buyer', peer: { id: null, name: '别家' }, conversationId: null },
      });
      await asked('deleteConversation', { conversation: await archiveChat(asked, other) });
      return archiveChat(asked, aSighting(words.map((text, at) => aTimedRow(text, `2026-11-20 14:1${at}:00`, sender(at)))));
    });
  });
  afterAll(async () => stage?.extension.close());

  const openDialog = async (): Promise<void> => {
    await stage.click('.opened-head button[aria-haspopup=menu]');
    await stage.click('.opened-head [role=menuitem]:last-of-type');
    await stage.there('.export-dialog input[value=pack]');
  };
  const isSaid = (): Promise<void> =>
    stage.page.until('the pack', () => document.querySelector('.export-status .said, .export-status .problem') !== null);

  test('a conversation leaves as a stamped evidence pack that openssl, sha256sum and python find whole, and the verifier too', async () => {
    whole = await stage.saved(async () => {
      await openDialog();
      await stage.click('.export-dialog input[value=pack]');
      await stage.click('.export-dialog [type=submit]');
    });
    await isSaid();
    expect(await stage.texts('.export-status')).toContain('.evidence.zip');
    const { holds, fails } = await report(whole);
    expect(fails).toEqual([]);
    expect(holds).toContainEqual(['inLog', 4]);
    expect(holds).toContainEqual(['agree', 4]);
    expect(holds.map(([word]) => word)).toEqual(expect.arrayContaining(['signed', 'stamp', 'sealed']));
    // Two messages of another conversation were deleted before.
    expect(holds.filter(([word]) => word === 'deletedByUser').map(([, versions]) => versions)).toEqual([2]);
    const folder = unpackedByHand(whole, Buffer.from(time.rootPem));
    expect(faultsByHand(folder)).toEqual([]);
    expect(commandsFor(folder).stamps).toHaveLength(1);
    rmSync(folder, { recursive: true });
  });

  test('what a review hides is nowhere in the pack, which holds against the same signed head', async () => {
    const secrets = [phone, mail, shop, agent];
    // What is looked for can be found.
    expect(secrets.filter((secret) => placesOf([secret], whole).length === 0)).toEqual([]);
    const redacted = await stage.saved(async () => {
      await openDialog();
      await stage.click('.export-dialog .redact');
      await stage.page.until('all is read', () => document.querySelector('.redact-foot .redact-told')?.textContent?.includes('1') === true);
      await stage.page.evaluate(() => {
        for (const box of document.querySelectorAll<HTMLInputElement>('.redact-rules .redact-switch input:not(:checked)')) box.click();
      });
      await stage.fill('.redact-foot select', 'pack');
      await stage.click('.redact-foot [type=submit]');
    });
    const { holds, fails } = await report(redacted);
    expect(fails).toEqual([]);
    expect(holds).toContainEqual(['agree', 4]);
    expect(holds.map(([word]) => word)).toEqual(expect.arrayContaining(['signed', 'hidden', 'sealed', 'stamp']));
    const [one, other] = [whole, redacted].map((zip) => Object.entries(unzipSync(zip)).find(([path]) => path.endsWith('head.json'))?.[1]);
    expect(one).toEqual(other);
    expect(placesOf(secrets, redacted)).toEqual([]);
    const cover = Object.entries(unzipSync(redacted)).find(([path]) => path.endsWith('cover.html'))?.[1];
    expect(Buffer.from(cover ?? []).toString('utf8')).toMatch(/Phone numbers: 1 .*E-mail addresses: 1 /);
    await stage.click('.redact-head .icon-button');
  });

  test('a case is made from a conversation, arranged, and exported as files that the verifier finds whole', async () => {
    const { page, extension, click, there, fill, texts, saved } = stage;
    await click('.opened-head [aria-label="Add to case"]');
    await fill('dialog .field', '<b>退款</b> & "blue"');
    await click('dialog [type=submit]');
    await click('.added a');
    await there('.exhibit');
    await click('.exhibits-head .quiet');
    await there('.exhibit:nth-child(2)');
    await page.evaluate(() => {
      const handle = document.querySelector<HTMLElement>('.exhibit:nth-child(2) .exhibit-handle');
      handle?.focus();
      handle?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', bubbles: true, cancelable: true }));
    });
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

    const zip = await saved(async () => {
      await click('.case-head-acts [type=checkbox]');
      await click('.case-head-acts .main');
    });
    await there('.pack-saved');
    expect(await texts('.pack-left-out')).toBe('');
    expect(readdirSync(extension.downloads)).toContain('b-退款--b- & -blue-.zip');
    const files = unzipSync(zip);
    const index = JSON.parse(strFromU8(files['index.json'] ?? new Uint8Array())) as PackIndex;
    expect(index).toMatchObject({ is: 'liaocun-case', name: '<b>退款</b> & "blue"', kind: 'taobao', zone: 'Asia/Shanghai' });
    expect(index.deadline).toBe(`${tomorrow}T23:59:00+08:00`);
    expect(index.exhibits.map(({ label, is }) => [label, is])).toEqual([
      ['Exhibit A1', 'note'],
      ['Exhibit A2', 'conversation'],
    ]);
    const names = index.exhibits.flatMap((exhibit) => exhibit.files.map(({ name }) => name));
    expect(names.map((name) => name.replace(/^(\d\d Exhibit A\d).*\.(\w+)$/, '$1.$2'))).toEqual([
      '01 Exhibit A1.txt',
      '02 Exhibit A2.pdf',
      '02 Exhibit A2.jsonl',
      '02 Exhibit A2.zip',
    ]);
    expect(strFromU8(files[names[1] ?? '']?.slice(0, 5) ?? new Uint8Array())).toBe('%PDF-');
    expect(strFromU8(files[names[2] ?? ''] ?? new Uint8Array())).toContain('外套不是蓝色');
    const cover = strFromU8(files['00 List of exhibits.html'] ?? new Uint8Array());
    expect(cover).toContain('&lt;b&gt;退款&lt;/b&gt; &amp; &quot;blue&quot;');
    expect(index.exhibits.flatMap((exhibit) => exhibit.files).filter(({ sha256 }) => !cover.includes(sha256))).toEqual([]);

    const { holds, fails } = await report(zip);
    expect(fails).toEqual([]);
    expect(holds[0]).toEqual(['caseFiles', 2, 4]);
    expect(holds.map(([word]) => word)).toEqual(expect.arrayContaining(['caseSealed', 'inFile', 'inLog', 'agree', 'sealed']));
    const note = names[0] ?? '';
    const forged = zipSync({ ...files, [note]: strToU8('another note') });
    expect((await report(new Uint8Array(forged))).fails).toEqual([
      ['fileChanged', note],
      ['caseOther', note],
    ]);
  });

  test('cases go with everything', async () => {
    await stage.asked('deleteAll', { typed: 'delete' });
    // Another query is another document: what is deleted is looked for by a page that held nothing of it.
    await stage.page.goto(`${stage.extension.browser.origin}/archive-page/index.html?again#view=cases`);
    await stage.there('.case-list .notice');
    expect(await stage.texts('.case-row')).toBe('');
  });
});
