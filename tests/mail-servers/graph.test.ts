import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readMail } from '../../src/mail/check/read-mail';
import { type MailMarks, markHeaders } from '../../src/mail/mail-format';
import type { MailSecret } from '../../src/mail/mailbox';
import { connectGraph, graphRoute } from '../../src/mail/routes/graph';
import { startGraph, type GraphServer } from './graph-server.ts';
import { aMail, aMailWithFiles, keptSecret, never, troubleIn, type AFile } from './mails.ts';

const folder = '聊天备份/2026';
const settings = { clientId: 'our-client', tenant: 'common' };
let graph: GraphServer;
let secret: MailSecret;

beforeAll(async () => {
  graph = await startGraph();
});
afterAll(async () => graph?.close());
beforeEach(async () => {
  graph.fault = () => null;
  graph.messages.clear();
  secret = keptSecret(await connectGraph(means(), settings, never, hosts()));
});

const hosts = () => ({ login: graph.url, graph: graph.url });
const means = () => ({ signIn: graph.oauth.signIn(), now: () => 0 });
const route = () => graphRoute(means(), hosts())({ from: 'a@b.example', to: ['a@b.example'], settings }, secret);

/** Bytes that no encoding leaves as they are by chance. */
const someBytes = (length: number): Uint8Array => createHash('shake256', { outputLength: length }).update('some').digest();
const files: readonly AFile[] = [
  { name: '聊天 2026-11-21.pdf', type: 'application/pdf', bytes: someBytes(3_500_001) },
  { name: 'chat "1"; 2.jsonl', type: 'application/jsonl', bytes: someBytes(5000) },
];
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const marks: MailMarks = {
  plan: '5e0b6c8e-0f57-4d3b-9d3c-3d1a5a1f7f10',
  mailing: '0b7c1d2e-3c1b-4c62-9a3e-0c8f5c2f0001',
  part: 1,
  parts: 3,
  records: 2000,
  recordsSha256: hashOf(someBytes(10)),
  files: files.map(({ bytes }, index) => ({ kind: index === 0 ? 'reading' : 'records', bytes: bytes.length, sha256: hashOf(bytes) })),
};

describe('a mail by Microsoft Graph', () => {
  test('lies in its folder with its files as they were, large ones too, read and no draft', async () => {
    const mail = aMailWithFiles(1, files, markHeaders(marks));
    await route().deliver(mail, folder, never);
    expect([...graph.messages.values()]).toMatchObject([{ internetMessageId: mail.messageId, subject: mail.subject, folder: 'folder=2' }]);
    const [kept] = graph.messages.values();
    expect(kept?.singleValueExtendedProperties).toContainEqual({ id: 'Integer 0x0E07', value: '1' });
    const places = (await route().list(folder, never)) ?? [];
    const [bytes] = await Promise.all(places.map((place) => route().fetch(place, folder, never)));
    const read = await readMail(bytes ?? new Uint8Array());
    expect(read?.marks).toEqual(marks);
    expect(read?.files.map(({ name, sha256 }) => [name, sha256])).toEqual(files.map((file) => [file.name, hashOf(file.bytes)]));
  });

  test('is found by its Message-ID, in its folder and on every page', async () => {
    for (const number of [1, 2, 3]) await route().deliver(aMail(number), folder, never);
    expect(await route().lookUp(aMail(3).messageId, folder, never)).toBe('there');
    expect(await route().lookUp(aMail(4).messageId, folder, never)).toBe('missing');
    expect(await route().lookUp(aMail(1).messageId, 'INBOX', never)).toBe('missing');
    expect(await route().lookUp(aMail(1).messageId, 'nowhere', never)).toBe('missing');
    expect(((await route().list(folder, never)) ?? []).map(({ messageId }) => messageId)).toEqual(
      [1, 2, 3].map((number) => aMail(number).messageId),
    );
  });

  test('that was cut off half-way is no mail of the folder, and the next try leaves no half behind', async () => {
    const mail = aMailWithFiles(1, files);
    let pieces = 0;
    graph.fault = ({ url }) => (url.pathname.startsWith('/upload/') && ++pieces === 2 ? { when: 'before', said: 'cut' } : null);
    expect(await troubleIn(route().deliver(mail, folder, never))).toBe('wait');
    expect(await route().lookUp(mail.messageId, folder, never)).toBe('missing');
    await route().deliver(mail, folder, never);
    expect([...graph.messages.values()].map(({ folder: where }) => where)).toEqual(['folder=2']);
  });

  test('whose last answer was lost is uncertain, and then found', async () => {
    graph.fault = ({ url }) => (url.pathname.endsWith('/move') ? { when: 'after', said: 'cut' } : null);
    expect(await troubleIn(route().deliver(aMail(1), folder, never))).toBe('may-be-sent');
    expect(await route().lookUp(aMail(1).messageId, folder, never)).toBe('there');
  });

  test.each([
    [401, 'InvalidAuthenticationToken', 'sign-in: HTTP 401'],
    [403, 'ErrorAccessDenied', 'sign-in: HTTP 403 ErrorAccessDenied'],
    [507, 'ErrorQuotaExceeded', 'full: HTTP 507 ErrorQuotaExceeded'],
    [413, 'ErrorMessageSizeExceeded', 'too-large: HTTP 413 ErrorMessageSizeExceeded'],
    [429, 'ApplicationThrottled', 'wait: HTTP 429 ApplicationThrottled'],
    [503, 'ErrorServerBusy', 'wait: HTTP 503 ErrorServerBusy'],
    [400, 'ErrorInvalidRequest', 'refused: HTTP 400 ErrorInvalidRequest'],
  ])('refused by %i %s says so', async (status, code, trouble) => {
    const said = { status, body: { error: { code, message: 'of a@b.example' } } };
    graph.fault = ({ method, url }) => (method === 'POST' && url.pathname === '/v1.0/me/messages' ? { when: 'before', said } : null);
    expect(await troubleIn(route().deliver(aMail(1), folder, never))).toBe(trouble);
  });
});

test('signing in asks Microsoft for no more than filing needs', () => {
  const asked = graph.oauth.opened.at(-1);
  expect(asked?.pathname).toBe('/common/oauth2/v2.0/authorize');
  expect(asked?.searchParams.get('scope')).toBe(`offline_access ${graph.url}/Mail.ReadWrite`);
});
