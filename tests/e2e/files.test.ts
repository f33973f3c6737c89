import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Attachment, MessageRecord } from '../../src/domain/message.ts';
import type { Tab } from '../../tools/drive/driven-browser.ts';
import { archived } from '../support/archived.ts';
import { families, openExtension, type Extension } from '../support/extension.ts';
import { serveFiles, type FileShop } from '../support/file-shop.ts';
import { picture } from '../support/picture.ts';
import { tell } from '../support/wild-chat.ts';

const [red, green, blue] = [picture(40, [200, 0, 0]), picture(40, [0, 160, 0]), picture(40, [0, 0, 200])];
const long = picture(40, [9, 9, 9], 1_500_000);
const [allowed, other] = ['img.allowed.example', 'img.other.example'];
const [voice, paper] = [Buffer.from('#!AMR\n and a few words'), Buffer.from('%PDF-1.7\n a price list')];
const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const send =
  (bytes: Buffer) =>
  (_: unknown, response: { end(bytes: Buffer): unknown }): void =>
    void response.end(bytes);

describe.each(families)('in %s', (family) => {
  let shop: FileShop;
  let extension: Extension;
  let chat: Tab;
  let said = 0;

  beforeAll(async () => {
    shop = await serveFiles({
      '/red.png': send(red),
      '/same.png': send(red),
      '/green.png': send(green),
      '/blue.png': send(blue),
      '/long.png': (_, response) => void response.write(long.subarray(0, 700_000), () => response.end(long.subarray(700_000))),
      // The first who asks is never answered.
      '/slow.png': (_, response) => void (asked('/slow.png').length > 1 && response.end(green)),
      '/login.png': (_, response) =>
        void response.writeHead(200, { 'content-type': 'image/png' }).end('<!doctype html><title>sign in</title>'),
      '/away.png': (_, response) => void response.writeHead(302, { location: `http://127.0.0.1:${shop.port}/inner.png` }).end(),
      '/inner.png': send(red),
      '/hello.amr': send(voice),
      '/later.amr': send(voice),
      '/prices.pdf': send(paper),
      '/members.pdf': send(Buffer.from('{"error":"sign in"}')),
      '/members.png': ({ headers }, response) =>
        void (headers.cookie?.includes('member=anna') === true ? response.end(blue) : response.writeHead(403).end()),
    });
    const hostMap = { [allowed]: `127.0.0.1:${shop.port}`, [other]: `127.0.0.1:${shop.port}` };
    extension = await openExtension(family, { hostMap, granted: ['127.0.0.1', allowed] });
    await extension.asking.ask('setFiles', 'pictures', 1);
    await extension.asking.ask('accept', { useHints: true, taught: {} });
    chat = await extension.browser.open(shop.chat);
    await tell(chat, 'say', { id: 'first', text: 'hello', time: '10:00' });
    await archived(extension.asking);
  });

  afterAll(async () => {
    await extension?.close();
    await shop?.close();
  });

  const at = (host: string, path: string): string => `http://${host}:${shop.port}${path}`;

  async function record(url: string): Promise<MessageRecord | undefined> {
    const [conversation = ''] = await extension.asking.ask('seenSince', 0);
    return (await extension.asking.ask('records', conversation)).find(({ attachments }) => attachments.some((one) => one.url === url));
  }

  /** The attachment once it is settled, or as it is after ten seconds. */
  async function settled(url: string): Promise<Attachment | undefined> {
    const end = Date.now() + 10_000;
    for (;;) {
      // The row first: a message is told in the same transaction, so what is read after a settled row is settled too.
      const row = await extension.asking.ask('fetched', url);
      const found = (await record(url))?.attachments.find((one) => one.url === url);
      if ((found && found.state !== 'linked' && row?.state !== 'waiting') || Date.now() > end) return found;
      await pause(20);
    }
  }

  async function show(...urls: readonly string[]): Promise<void> {
    await tell(chat, 'say', ...urls.map((url) => ({ id: `m${(said += 1)}`, picture: url, time: '10:01' })));
  }

  const asked = (path: string) => shop.asked.filter((one) => one.path === path);

  test('a picture of the page’s own host is kept with its hash, and asked for without cookies', async () => {
    const url = at('127.0.0.1', '/red.png');
    await show(url);
    expect(await settled(url)).toMatchObject({ state: 'kept', sha256: hashOf(red), bytes: red.length });
    expect(asked('/red.png').map(({ headers }) => headers.cookie)).toEqual([undefined]);
  });

  test('the same bytes from another address are stored once', async () => {
    const url = at(allowed, '/same.png');
    await show(url);
    expect(await settled(url)).toMatchObject({ state: 'kept', sha256: hashOf(red) });
    expect(await extension.asking.ask('held')).toEqual({ kept: 1, bytes: red.length });
  });

  test('an allowed host learns neither the page nor the extension', async () => {
    const url = at(allowed, '/green.png');
    await show(url);
    expect(await settled(url)).toMatchObject({ state: 'kept', sha256: hashOf(green) });
    expect(asked('/green.png').map(({ headers }) => [headers.referer, headers.origin, headers.cookie])).toEqual([
      [undefined, undefined, undefined],
    ]);
  });

  test('a host that was not allowed is not asked', async () => {
    const url = at(other, '/blue.png');
    await show(url);
    expect(await settled(url)).toMatchObject({ state: 'refused', sha256: null });
    expect(await extension.asking.ask('fetched', url)).toMatchObject({ why: 'host' });
    expect(asked('/blue.png')).toEqual([]);
  });

  test('what is gone, too large, another thing, or leads elsewhere says so, and leads nowhere', async () => {
    const urls = ['/gone.png', '/long.png', '/login.png', '/away.png'].map((path) => at(allowed, path));
    const inner = 'http://192.168.7.7/reboot.png';
    await show(...urls, inner);
    const states: (string | undefined)[] = [];
    for (const url of [...urls, inner]) states.push((await settled(url))?.state);
    expect(states).toEqual(['expired', 'too-large', 'refused', 'refused', 'refused']);
    const whys = await Promise.all([...urls.slice(2), inner].map((url) => extension.asking.ask('fetched', url)));
    expect(whys.map((row) => row?.why)).toEqual(['type', 'redirected', 'barred']);
    expect(asked('/inner.png')).toEqual([]);
  });

  test('the user may have one that is too large, and nothing else is asked for again', async () => {
    const url = at(allowed, '/long.png');
    const before = shop.asked.length;
    await extension.asking.ask('keepFile', (await record(url))?.id ?? '', url);
    expect(await settled(url)).toMatchObject({ state: 'kept', sha256: hashOf(long), bytes: long.length });
    expect(shop.asked.slice(before).map(({ path }) => path)).toEqual(['/long.png']);
  });

  test('what the page’s host shows only to members is read inside the page', async () => {
    const url = at('127.0.0.1', '/members.png');
    await show(url);
    expect(await settled(url)).toMatchObject({ state: 'kept', sha256: hashOf(blue) });
  });

  test('what the address holds itself, and what the page made in its memory, is kept', async () => {
    const data = `data:image/png;base64,${green.toString('base64')}`;
    const blob = await chat.evaluate((base64) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      return URL.createObjectURL(new Blob([bytes], { type: 'image/png' }));
    }, blue.toString('base64'));
    await show(data, blob);
    expect(await settled(data)).toMatchObject({ state: 'kept', sha256: hashOf(green) });
    expect(await settled(blob)).toMatchObject({ state: 'kept', sha256: hashOf(blue) });
  });

  test('voice and files are left alone under «pictures» and kept under «all»; an excuse in place of a file is not', async () => {
    const [early, hello] = [at(allowed, '/later.amr'), at(allowed, '/hello.amr')];
    const [prices, members] = [at(allowed, '/prices.pdf'), at(allowed, '/members.pdf')];
    await tell(chat, 'say', { id: 'voice-1', voice: early, time: '10:02' });
    await extension.asking.ask('runNow');
    await extension.asking.ask('setFiles', 'all', 1);
    await tell(
      chat,
      'say',
      { id: 'voice-2', voice: hello, time: '10:03' },
      { id: 'file-1', file: prices, time: '10:03' },
      { id: 'file-2', file: members, time: '10:03' },
    );
    expect(await settled(hello)).toMatchObject({ kind: 'audio', state: 'kept', sha256: hashOf(voice) });
    expect(await settled(prices)).toMatchObject({ kind: 'file', name: 'prices.pdf', state: 'kept', sha256: hashOf(paper) });
    expect(await settled(members)).toMatchObject({ state: 'refused', sha256: null });
    expect((await record(early))?.attachments[0]?.state).toBe('linked');
    expect(asked('/later.amr')).toEqual([]);
    await extension.asking.ask('setFiles', 'pictures', 1);
  });

  test('a background that ends on the way is followed by one that goes on', async () => {
    const url = at(allowed, '/slow.png');
    await show(url);
    while (asked('/slow.png').length === 0) await pause(20);
    await extension.browser.stopBackground(extension.asking.tab);
    await extension.asking.ask('runNow');
    expect(await settled(url)).toMatchObject({ state: 'kept', sha256: hashOf(green) });
  });

  test('nothing is fetched while archiving is paused; what waits is fetched after', async () => {
    const url = at(allowed, '/gone.png');
    const before = asked('/gone.png').length;
    await extension.asking.ask('setPaused', true);
    await extension.asking.ask('keepFile', (await record(url))?.id ?? '', url);
    await extension.asking.ask('runNow');
    expect(asked('/gone.png')).toHaveLength(before);
    await extension.asking.ask('setPaused', false);
    expect(await settled(url)).toMatchObject({ state: 'expired' });
    expect(asked('/gone.png')).toHaveLength(before + 1);
  });
});
