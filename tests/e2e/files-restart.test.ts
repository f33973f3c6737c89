import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { archived } from '../support/archived.ts';
import { openExtension, type Extension } from '../support/extension.ts';
import { serveFiles, type FileShop } from '../support/file-shop.ts';
import { picture } from '../support/picture.ts';
import { tell } from '../support/wild-chat.ts';

const profile = mkdtempSync(join(tmpdir(), 'liaocun-profile-'));
const red = picture(40, [200, 0, 0]);

let shop: FileShop;
let extension: Extension;

const asked = (path: string): number => shop.asked.filter((one) => one.path === path).length;
const open = () => openExtension('chromium', { hostMap: {}, granted: ['127.0.0.1'], profile });

beforeAll(async () => {
  shop = await serveFiles({
    '/red.png': (_, response) => void response.end(red),
    // The first who asks is never answered.
    '/slow.png': (_, response) => void (asked('/slow.png') > 1 && response.end(red)),
  });
  extension = await open();
});

afterAll(async () => {
  await extension?.close();
  await shop?.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});

test('a browser that was killed keeps its files, and goes on with what was on its way', async () => {
  await extension.asking.ask('accept', { useHints: true, taught: {} });
  const chat = await extension.browser.open(shop.chat);
  const [kept, slow] = ['/red.png', '/slow.png'].map((path) => `http://127.0.0.1:${shop.port}${path}`) as [string, string];
  await tell(chat, 'say', { id: 'm1', picture: kept, time: '10:00' }, { id: 'm2', picture: slow, time: '10:01' });
  await archived(extension.asking);
  while ((await extension.asking.ask('fetched', kept))?.state !== 'kept' || asked('/slow.png') === 0) await pause(20);
  await extension.browser.kill();
  await extension.close();

  extension = await open();
  while ((await extension.asking.ask('fetched', slow))?.state !== 'kept') await pause(20);
  const [conversation = ''] = await extension.asking.ask('seenSince', 0);
  const records = await extension.asking.ask('records', conversation);
  expect(records.flatMap(({ attachments }) => attachments.map(({ state, bytes }) => [state, bytes]))).toEqual([
    ['kept', red.length],
    ['kept', red.length],
  ]);
  expect(await extension.asking.ask('held')).toEqual({ kept: 1, bytes: red.length });
  expect(asked('/red.png')).toBe(1);
});
