import { rmSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commandsFor, faultsByHand, unpackedByHand } from '../../src/pack/testing/by-hand';
import { subtle } from '../../src/evidence/testing/pack';
import { checkedPack } from '../../verifier/check';
import type { Report } from '../../verifier/report';
import { aSighting, aTimedRow } from '../archive/builders.ts';
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
      await isSaid();
      expect(await stage.texts('.export-status')).toContain('.evidence.zip');
    });
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
      await isSaid();
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
});
