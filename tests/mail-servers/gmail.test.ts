import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { MailSecret } from '../../src/mail/mailbox';
import { connectGmail, gmailRoute } from '../../src/mail/routes/gmail';
import { clientSecretIn, type SignIn } from '../../src/mail/routes/oauth';
import { startGmail, type GmailServer } from './gmail-server.ts';
import { aMail, keptSecret, never, troubleIn } from './mails.ts';

const folder = '聊天备份/2026';
const settings = { clientId: 'our-client', reads: true };
let gmail: GmailServer;
let secret: MailSecret;
let now = Date.parse('2026-11-21T12:00:00Z');

beforeAll(async () => {
  gmail = await startGmail();
});
afterAll(async () => gmail?.close());
beforeEach(async () => {
  gmail.fault = () => null;
  gmail.mails.clear();
  secret = keptSecret(await connect(gmail.oauth.signIn()));
});

const hosts = () => ({ accounts: gmail.url, tokens: gmail.url, gmail: gmail.url });
const means = (signIn: SignIn = gmail.oauth.signIn()) => ({ signIn, now: () => now });
const connect = (signIn: SignIn, more: object = {}, clientSecret: string | null = 'GOCSPX-own') =>
  connectGmail(means(signIn), { ...settings, ...more }, clientSecret, never, hosts());
const route = (more: object = {}, signIn?: SignIn) =>
  gmailRoute(means(signIn), hosts())({ from: 'a@b.example', to: ['a@b.example'], settings: { ...settings, ...more } }, secret);

describe('a mail by the Gmail API', () => {
  test('lies under its label, byte for byte, and is found by its Message-ID', async () => {
    const mails = [aMail(1), aMail(2), aMail(3)];
    expect(await route().lookUp(aMail(1).messageId, folder, never)).toBe('missing');
    for (const mail of mails) await route().deliver(mail, folder, never);
    expect(await route().lookUp(aMail(2).messageId, folder, never)).toBe('there');
    expect(await route().lookUp(aMail(4).messageId, folder, never)).toBe('missing');
    const places = (await route().list(folder, never)) ?? [];
    expect(places.map(({ messageId }) => messageId)).toEqual(mails.map(({ messageId }) => messageId));
    expect(await Promise.all(places.map((place) => route().fetch(place, folder, never)))).toEqual(mails.map(({ bytes }) => bytes));
  });

  test('cannot be looked up where reading was not asked for', async () => {
    expect(await route({ reads: false }).lookUp(aMail(1).messageId, folder, never)).toBe('unknown');
    expect(await route({ reads: false }).list(folder, never)).toBeNull();
  });

  test('whose answer was lost is asked about, and lies there once', async () => {
    let cuts = 1;
    gmail.fault = ({ method, headers }) =>
      method === 'PUT' && !headers['content-range'] && cuts-- > 0 ? { when: 'after', said: 'cut' } : null;
    await route().deliver(aMail(1, { size: 5000 }), folder, never);
    expect(gmail.mails.size).toBe(1);
  });

  test('of which a part arrived is gone on with', async () => {
    const mail = aMail(1, { size: 5000 });
    const puts: (string | undefined)[] = [];
    gmail.fault = ({ method, headers, body }) => {
      if (method === 'PUT') puts.push(headers['content-range']);
      return puts.length === 1 ? { when: 'after', said: 'cut', arrived: body.subarray(0, 2000) } : null;
    };
    await route().deliver(mail, folder, never);
    expect([...gmail.mails.values()].map(({ bytes }) => new Uint8Array(bytes))).toEqual([mail.bytes]);
    const whole = mail.bytes.length;
    expect(puts).toEqual([undefined, `bytes */${whole}`, `bytes 2000-${whole - 1}/${whole}`]);
  });

  test('that nobody can tell of is uncertain', async () => {
    gmail.fault = ({ method }) => (method === 'PUT' ? { when: 'after', said: 'cut' } : null);
    expect(await troubleIn(route().deliver(aMail(1), folder, never))).toBe('may-be-sent');
    gmail.fault = () => null;
    expect(await route().lookUp(aMail(1).messageId, folder, never)).toBe('there');
  });

  test.each([
    [429, 'rateLimitExceeded', 'wait'],
    [403, 'userRateLimitExceeded', 'wait'],
    [403, 'insufficientPermissions', 'sign-in'],
    [403, 'accessNotConfigured', 'setup'],
    [413, 'uploadTooLarge', 'too-large'],
    [503, 'backendError', 'wait'],
    [400, 'invalidArgument', 'refused'],
  ])('refused by %i %s says so', async (status, reason, trouble) => {
    const said = { status, body: { error: { code: status, message: 'of a@b.example', errors: [{ reason }] } } };
    gmail.fault = ({ url }) => (url.pathname.startsWith('/upload') ? { when: 'before', said } : null);
    expect(await troubleIn(route().deliver(aMail(1), folder, never))).toBe(`${trouble}: HTTP ${status} ${reason}`);
  });
});

describe('signing in', () => {
  test('asks for no more than is needed, with a challenge that only we can answer', async () => {
    await connect(gmail.oauth.signIn(), { reads: false });
    const asked = Object.fromEntries(gmail.oauth.opened.at(-1)?.searchParams ?? []);
    expect(asked['scope']?.split(' ').map((one) => one.split('/').at(-1))).toEqual(['gmail.insert', 'gmail.labels']);
    expect(asked).toMatchObject({ response_type: 'code', code_challenge_method: 'S256', client_id: 'our-client' });
    expect(asked['code_challenge']).toMatch(/^[\w-]{43}$/);
    expect(asked['state']).toMatch(/^[\w-]{43}$/);
  });

  test.each([
    ['closed', { user: 'closes' }, 'sign-in'],
    ['denied', { user: 'denies' }, 'sign-in: access_denied'],
    ['with another state', { forge: (url: URL) => url.searchParams.set('state', 'forged') }, 'sign-in'],
    ['with a code of another sign-in', { forge: (url: URL) => url.searchParams.set('code', 'code-1') }, 'sign-in: invalid_grant'],
    ['without a permission', { grants: 'https://www.googleapis.com/auth/gmail.insert' }, 'sign-in: a permission was not given'],
  ] as const)('that was %s gives nothing', async (_, how, trouble) => {
    expect(await troubleIn(connect(gmail.oauth.signIn(how)))).toBe(trouble);
  });

  test('with a client that Google does not know is a fault of the settings', async () => {
    expect(await troubleIn(connect(gmail.oauth.signIn(), { clientId: 'another' }))).toBe('setup: invalid_client');
    expect(await troubleIn(connect(gmail.oauth.signIn(), {}, null))).toBe('setup: invalid_client');
  });

  test('lasts: a token is renewed when it ends, and when the server no longer takes it', async () => {
    const before = await secret.read();
    expect(clientSecretIn(before)).toBe('GOCSPX-own');
    now += 3_600_000;
    await route().deliver(aMail(1), folder, never);
    const renewed = await secret.read();
    expect(renewed).not.toBe(before);
    gmail.oauth.end('access');
    await route().deliver(aMail(2), folder, never);
    expect(await secret.read()).not.toBe(renewed);
    expect(gmail.mails.size).toBe(2);
  });

  test('that ended altogether is done again quietly, or by the user', async () => {
    gmail.oauth.end('all');
    await route().deliver(aMail(1), folder, never);
    expect(gmail.oauth.opened.at(-1)?.searchParams.get('prompt')).toBe('none');
    gmail.oauth.end('all');
    expect(await troubleIn(route({}, gmail.oauth.signIn({ user: 'closes' })).deliver(aMail(2), folder, never))).toBe('sign-in');
  });

  test('never took place', async () => {
    secret = keptSecret(null);
    expect(await troubleIn(route().deliver(aMail(1), folder, never))).toBe('sign-in');
  });
});
