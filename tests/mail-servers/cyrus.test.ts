import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Route } from '../../src/mail/route';
import { jmapRoute } from '../../src/mail/routes/jmap';
import { startCutProxy, type CutProxy } from './cut-proxy.ts';
import { startCyrus, type Cyrus } from './cyrus.ts';
import { aMail, keptSecret, never, troubleIn } from './mails.ts';
import { freePort } from './ports.ts';
import { startSmtpSink, type SmtpSink } from './smtp-sink.ts';

const folder = 'Shopee交易备份/2026';
const others = ['accounts@office.example'];
let sink: SmtpSink;
let cyrus: Cyrus;
let proxy: CutProxy;

beforeAll(async () => {
  sink = await startSmtpSink();
  cyrus = await startCyrus(sink.port);
  proxy = await startCutProxy(cyrus.url);
}, 60_000);

afterAll(async () => {
  await proxy?.close();
  await cyrus?.stop();
  await sink?.close();
});

type Choices = { readonly url?: string; readonly password?: string; readonly sends?: boolean };

function route({ url = cyrus.url, password = cyrus.password, sends = false }: Choices = {}): Route {
  const mailbox = { from: 'shop@mail.example', to: others, settings: { url, user: cyrus.user, sends } };
  return jmapRoute(mailbox, keptSecret(password));
}

const identities = async (): Promise<readonly (string | null)[]> =>
  ((await route().list(folder, never)) ?? []).map(({ messageId }) => messageId);

describe('a mail by JMAP to Cyrus', () => {
  const [first, second, third] = [aMail(1), aMail(2), aMail(3)];

  test('is missing before it was delivered, as the folder is', async () => {
    expect(await route().lookUp(first.messageId, folder, never)).toBe('missing');
    expect(await route().list(folder, never)).toEqual([]);
  });

  test('lies in a folder that was made for it, byte for byte', async () => {
    const { answer } = await route().deliver(first, folder, never);
    expect(answer).not.toBe('');
    expect(await route().lookUp(first.messageId, folder, never)).toBe('there');
    expect(await route().lookUp(first.messageId, 'INBOX', never)).toBe('missing');
    expect(await route().lookUp(second.messageId, folder, never)).toBe('missing');
    const places = (await route().list(folder, never)) ?? [];
    expect(places).toMatchObject([{ messageId: first.messageId, size: first.bytes.length }]);
    const [mail] = await Promise.all(places.map((place) => route().fetch(place, folder, never)));
    expect(mail).toEqual(first.bytes);
  });

  test('that is delivered again lies there once', async () => {
    await route().deliver(first, folder, never);
    expect(await identities()).toEqual([first.messageId]);
  });

  test('that lies in another folder comes into the wanted one too', async () => {
    await route().deliver(second, 'INBOX', never);
    await route().deliver(second, folder, never);
    expect(await identities()).toEqual([first.messageId, second.messageId]);
  });

  test('of which the answer was lost is found, and not doubled by another try', async () => {
    proxy.cuts = (body) => body.includes('Email/import');
    expect(await troubleIn(route({ url: proxy.url }).deliver(third, folder, never))).toBe('may-be-sent');
    proxy.cuts = () => false;
    expect(await route().lookUp(third.messageId, folder, never)).toBe('there');
    await route({ url: proxy.url }).deliver(third, folder, never);
    expect(await identities()).toEqual([first.messageId, second.messageId, third.messageId]);
  });

  test('whose upload was cut was not sent', async () => {
    const mail = aMail(4);
    proxy.cuts = (_, path) => path.includes('/upload/');
    expect(await troubleIn(route({ url: proxy.url }).deliver(mail, folder, never))).toBe('wait');
    expect(await route().lookUp(mail.messageId, folder, never)).toBe('missing');
  });
});

describe('what goes wrong is told', () => {
  test('a wrong password', async () => {
    expect(await troubleIn(route({ password: 'wrong' }).deliver(aMail(9), folder, never))).toBe('sign-in: HTTP 401');
  });

  test('no server', async () => {
    const url = `http://127.0.0.1:${await freePort()}/`;
    expect(await troubleIn(route({ url }).deliver(aMail(9), folder, never))).toBe('wait');
  });

  test('no JMAP there', async () => {
    expect(await troubleIn(route({ url: `${cyrus.url}nothing-here` }).limit(never))).toBe('setup: HTTP 404');
    expect(await troubleIn(route({ url: 'http://mail.example/' }).limit(never))).toBe('setup: not an https address');
    expect(() => jmapRoute({ from: 'a@b.example', to: [], settings: { url: 'no address' } }, keptSecret(''))).toThrow('setup');
  });

  test('a mail beyond the limit that the server tells', async () => {
    const limit = (await route().limit(never)) ?? 0;
    expect(limit).toBe(400 * 1024);
    expect(await troubleIn(route().deliver(aMail(9, { size: limit + 1000 }), folder, never))).toBe('too-large: HTTP 413');
  });

  test('a full mailbox, until there is room again', async () => {
    const mail = aMail(10, { size: 60_000 });
    cyrus.setQuota(20);
    expect(await troubleIn(route().deliver(mail, folder, never))).toMatch(/^full/);
    expect(await route().lookUp(mail.messageId, folder, never)).toBe('missing');
    cyrus.setQuota(10_000);
    await route().deliver(mail, folder, never);
    expect(await route().lookUp(mail.messageId, folder, never)).toBe('there');
  });

  test('the end of the user’s patience', async () => {
    const aborter = new AbortController();
    aborter.abort(new Error('enough'));
    await expect(route().deliver(aMail(9), folder, aborter.signal)).rejects.toThrow('enough');
  });
});

describe('a mail that is also sent to others', () => {
  const mail = aMail(20, { to: others });

  test('goes to them once, and is filed', async () => {
    await route({ sends: true }).deliver(mail, 'Sent备份', never);
    expect(sink.taken.map(({ to }) => to)).toEqual([others]);
    expect(sink.taken[0]?.text).toContain(mail.messageId);
    await route({ sends: true }).deliver(mail, 'Sent备份', never);
    expect(sink.taken).toHaveLength(1);
    expect(await route({ sends: true }).lookUp(mail.messageId, 'Sent备份', never)).toBe('there');
  });

  test('that was filed and not sent counts as missing, and is sent then without being filed twice', async () => {
    const next = aMail(21, { to: others });
    proxy.cuts = (body) => body.includes('Email/import');
    const cut = route({ url: proxy.url, sends: true });
    expect(await troubleIn(cut.deliver(next, 'Sent备份', never))).toBe('may-be-sent');
    proxy.cuts = () => false;
    expect(await cut.lookUp(next.messageId, 'Sent备份', never)).toBe('missing');
    await cut.deliver(next, 'Sent备份', never);
    expect(sink.taken).toHaveLength(2);
    expect(await cut.list('Sent备份', never)).toHaveLength(2);
  });
});
