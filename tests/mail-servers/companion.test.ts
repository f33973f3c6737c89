import { createServer } from 'node:net';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { companionService, type Service } from '../../companion/src/service.ts';
import { usualLookups } from '../../companion/src/discover.ts';
import { frameOf } from '../../companion/src/frames.ts';
import type { MailAccess } from '../../src/mail/companion-protocol.ts';
import { companionRoute, type CompanionSettings } from '../../src/mail/routes/companion.ts';
import { selfSigned } from '../pages/certificate.ts';
import { builtCompanion, revivingPort, type BuiltCompanion } from './companion-process.ts';
import { deliverUnderFaults, faultsOf } from './exactly-once.ts';
import { full, serverAt, shop, startMailServers, type MailServers } from './mail-servers.ts';
import { aMail, keptSecret, never, troubleIn } from './mails.ts';
import { freePort } from './ports.ts';
import { largestMail } from './postfix.ts';

let servers: MailServers;
let companion: BuiltCompanion;
let port: ReturnType<typeof revivingPort>;

beforeAll(async () => {
  const certificate = selfSigned(['localhost']);
  [servers, companion] = await Promise.all([startMailServers(certificate), builtCompanion(certificate.cert)]);
  port = revivingPort(companion);
}, 60_000);

afterAll(async () => {
  port?.close();
  companion?.remove();
  await servers?.close();
});

const filing = (security: 'tls' | 'starttls' = 'tls'): CompanionSettings => {
  const { imaps, imap } = servers.dovecot.ports;
  return { by: 'append', imap: serverAt(security === 'tls' ? imaps : imap, security), smtp: null };
};
const sending = (security: 'tls' | 'starttls' = 'tls'): CompanionSettings => {
  const { submissions, submission } = servers.postfix.ports;
  return { by: 'send', imap: filing().imap, smtp: serverAt(security === 'tls' ? submissions : submission, security) };
};
const routeOf = (settings: CompanionSettings, password = shop.password) =>
  companionRoute(port)({ from: shop.name, to: [shop.name], settings }, keptSecret(password));

const at = (settings: CompanionSettings, other: number): CompanionSettings => ({
  ...settings,
  imap: settings.imap && { ...settings.imap, port: other },
  smtp: settings.smtp && { ...settings.smtp, port: other },
});

const byNumber = (server: CompanionSettings['imap']): CompanionSettings['imap'] => server && { ...server, host: '127.0.0.1' };

/** Runs it with some words of a browser's and some bytes on its input, to its end. */
const exitOf = (words?: readonly string[], input?: Buffer): Promise<{ readonly code: number | null; readonly said: string }> =>
  new Promise((resolve) => {
    const { child } = companion.start(words);
    let said = '';
    child.stdout?.on('data', (chunk) => (said += String(chunk)));
    child.once('close', (code) => resolve({ code, said }));
    if (input) child.stdin?.write(input);
    else child.stdin?.end();
  });

describe('filed by IMAP', () => {
  test.each(['tls', 'starttls'] as const)(
    'with %s a mail lies in a new folder, read, byte for byte, and is found there',
    async (security) => {
      const route = routeOf(filing(security));
      const folder = `备份 & 存档/${security}`;
      const mail = aMail(security === 'tls' ? 9001 : 9002);
      expect(await route.lookUp(mail.messageId, folder, never)).toBe('missing');
      expect(await route.list(folder, never)).toEqual([]);
      await route.deliver(mail, folder, never);
      expect(await route.lookUp(mail.messageId, folder, never)).toBe('there');
      expect(await route.lookUp(aMail(9003).messageId, folder, never)).toBe('missing');
      const [place, ...others] = (await route.list(folder, never)) ?? [];
      expect([others, place?.messageId, place?.size]).toEqual([[], mail.messageId, mail.bytes.length]);
      expect(place && Buffer.compare(await route.fetch(place, folder, never), mail.bytes)).toBe(0);
      // How Dovecot keeps it: the folder's name in the letters of RFC 3501, the flag in the file's.
      const kept = readdirSync(join(servers.dovecot.folder, 'mail', shop.name, `.&WQdO,Q- &- &W1hoYw-.${security}`, 'cur'));
      expect(kept).toEqual([expect.stringMatching(/:2,S$/)]);
    },
  );

  test('a mail far longer than a frame of native messaging goes and comes back', async () => {
    const route = routeOf(filing());
    const mail = aMail(9010, { size: 30_000_000 });
    await route.deliver(mail, 'large', never);
    const [place] = (await route.list('large', never)) ?? [];
    expect(place && Buffer.compare(await route.fetch(place, 'large', never), mail.bytes)).toBe(0);
  });

  test('a mail that was listed and is gone is not another’s', async () => {
    const route = routeOf(filing());
    expect(await troubleIn(route.fetch({ ref: 'folder/1/1', messageId: null, size: 1 }, 'large', never))).toBe('folder');
  });

  test.each([
    ['nothing', ''],
    ['all there is', ' 1 2 3'],
  ])('where a server’s search finds %s, the mails themselves are looked at', async (_, found) => {
    const lies: string[] = [];
    servers.imaps.rewrite = (said) => said.replace(/^\* SEARCH[^\r\n]*/m, (all) => (lies.push(all), `* SEARCH${found}`));
    const route = routeOf({ ...filing(), imap: serverAt(servers.imaps.port) });
    const [folder, mail] = [`liar${found.length}`, aMail(9020)];
    for (const number of [9021, 9022]) await route.deliver(aMail(number), folder, never);
    expect(await route.lookUp(mail.messageId, folder, never)).toBe('missing');
    await route.deliver(mail, folder, never);
    expect(await route.lookUp(mail.messageId, folder, never)).toBe('there');
    expect(lies).toHaveLength(2);
    servers.imaps.rewrite = (said) => said;
  });

  test('the server is told what program it is, and says how full the mailbox is', async () => {
    const access: MailAccess = { ...filing(), password: shop.password };
    const { quota } = await port.ask('check', { access }, never);
    expect(quota).toMatchObject({ limit: 100 * 1024 * 1024 });
    expect(readFileSync(join(servers.dovecot.folder, 'log'), 'utf8')).toMatch(/ID sent: .*liaocun-companion/);
  });
});

describe('sent by SMTP', () => {
  test.each(['tls', 'starttls'] as const)('with %s a mail lands in the mailbox and is looked up there', async (security) => {
    const route = routeOf(sending(security));
    const mail = aMail(security === 'tls' ? 9101 : 9102);
    expect((await route.deliver(mail, 'nowhere', never)).answer).toMatch(/^250 2\.0\.0 Ok: queued/);
    await servers.settled();
    expect(await route.lookUp(mail.messageId, 'nowhere', never)).toBe('there');
    expect((await route.list('nowhere', never))?.map(({ messageId }) => messageId)).toContain(mail.messageId);
  });

  test('the server’s limit is known, and a mail above it is not even begun', async () => {
    const route = routeOf(sending());
    expect(await route.limit(never)).toBe(largestMail);
    expect(await troubleIn(route.deliver(aMail(9103, { size: largestMail }), 'nowhere', never))).toBe('too-large');
  });

  test('without an IMAP server nothing can be looked up, and that is said', async () => {
    const route = routeOf({ ...sending(), imap: null });
    expect(await route.lookUp(aMail(9101).messageId, 'nowhere', never)).toBe('unknown');
    expect(await route.list('nowhere', never)).toBe(null);
  });
});

describe('what goes wrong is told as what it is', () => {
  const both = [
    ['filed', () => filing()],
    ['sent', () => sending()],
  ] as const;

  test.each(both)('%s: a wrong password', async (_, settings) => {
    expect(await troubleIn(routeOf(settings(), 'wrong').deliver(aMail(9201), 'x', never))).toMatch(/^sign-in/);
  });

  test.each(both)('%s: a certificate that nobody vouches for', async (_, settings) => {
    const trouble = await troubleIn(routeOf(at(settings(), servers.untrusted.port)).deliver(aMail(9202), 'x', never));
    expect(trouble).toMatch(/^certificate/);
  });

  test.each(both)('%s: a certificate of another host', async (_, settings) => {
    const named = settings();
    const route = routeOf({ ...named, imap: byNumber(named.imap), smtp: byNumber(named.smtp) });
    expect(await troubleIn(route.deliver(aMail(9203), 'x', never))).toMatch(/^certificate/);
  });

  test.each(both)('%s: nobody listens', async (_, settings) => {
    expect(await troubleIn(routeOf(at(settings(), await freePort())).deliver(aMail(9204), 'x', never))).toMatch(/^wait/);
  });

  test('a mailbox that is full', async () => {
    const route = routeOf({ ...filing(), imap: serverAt(servers.dovecot.ports.imaps, 'tls', full.name) }, full.password);
    expect(await troubleIn(route.deliver(aMail(9205), 'x', never))).toMatch(/^full/);
  });

  test('greylisting, and a mail the server finds too large', async () => {
    const route = routeOf(sending());
    servers.postfix.refusals.push('450 4.7.1 come back later', '552 5.3.4 too large', '550 5.1.1 no such user', '452 4.2.2 mailbox full');
    const told = [];
    for (let tries = 0; tries < 4; tries += 1) told.push(await troubleIn(route.deliver(aMail(9206), 'x', never)));
    expect(told.map((one) => one.split(':')[0])).toEqual(['wait', 'too-large', 'refused', 'full']);
    expect(told.join()).not.toContain(shop.name);
  });

  test.each(['imap', 'smtp'] as const)('a server of %s without STARTTLS hears no name and no password', async (kind) => {
    const heard: string[] = [];
    const plain = createServer((socket) => {
      socket.write(kind === 'imap' ? '* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] hello\r\n' : '220 hello ESMTP\r\n');
      socket.on('error', () => socket.destroy());
      socket.on('data', (chunk) => {
        heard.push(String(chunk));
        const [tag = ''] = String(chunk).split(' ');
        if (kind === 'imap')
          socket.write(/CAPABILITY/i.test(String(chunk)) ? `* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n${tag} OK done\r\n` : `${tag} BAD no\r\n`);
        else socket.write(String(chunk).startsWith('EHLO') ? '250-hello\r\n250 AUTH PLAIN LOGIN\r\n' : '500 what?\r\n');
      });
    });
    const number = await freePort();
    await new Promise<void>((resolve) => void plain.listen(number, '127.0.0.1', resolve));
    const server = serverAt(number, 'starttls');
    const settings = {
      by: kind === 'imap' ? 'append' : 'send',
      imap: kind === 'imap' ? server : null,
      smtp: kind === 'smtp' ? server : null,
    } as const;
    expect(await troubleIn(routeOf(settings).deliver(aMail(9207), 'x', never))).toMatch(/^certificate/);
    expect(heard.join('')).not.toMatch(/AUTH|LOGIN|mail\.example/);
    await new Promise((resolve) => void plain.close(resolve));
  });
});

describe('every fault at once, delivered exactly once', () => {
  test.each(['append', 'send'] as const)('%s', async (by) => {
    const rows = await deliverUnderFaults(port, servers, { by, count: faultsOf(by).length, first: by === 'append' ? 1 : 501 });
    expect(rows.map(({ fault, told }) => [fault, told.split(':')[0]])).toEqual(
      faultsOf(by).map((fault) => [
        fault,
        {
          none: '',
          down: 'wait',
          password: 'sign-in',
          greylist: 'wait',
          'too-large': 'too-large',
          untaken: 'may-be-sent',
          taken: 'may-be-sent',
          certificate: 'certificate',
          full: 'full',
          'kill-untaken': 'may-be-sent',
          'kill-taken': 'may-be-sent',
          'browser-untaken': 'nothing any more',
          'browser-taken': 'nothing any more',
        }[fault],
      ]),
    );
    expect(rows.map(({ fault, once, twice, lost, altered }) => [fault, once, twice, lost, altered])).toEqual(
      faultsOf(by).map((fault) => [fault, 1, 0, 0, 0]),
    );
  });
});

describe('the process', () => {
  test('ends with its port', async () => {
    expect(await exitOf()).toEqual({ code: 0, said: '' });
  });

  test('ends while it waits for a server, and leaves nothing running', async () => {
    const silent = createServer((socket) => void socket.on('error', () => socket.destroy()).resume());
    const number = await freePort();
    await new Promise<void>((resolve) => void silent.listen(number, '127.0.0.1', resolve));
    const { child, line } = companion.start();
    const reached = new Promise((resolve) => silent.once('connection', resolve));
    const asked = troubleIn(
      companionRoute(line)(
        { from: shop.name, to: [shop.name], settings: { ...filing(), imap: serverAt(number) } },
        keptSecret('x'),
      ).deliver(aMail(9301), 'x', never),
    );
    await reached;
    const over = new Promise((resolve) => child.once('close', resolve));
    line.close();
    expect(await over).toBe(0);
    expect(await asked).toBe('may-be-sent');
    await new Promise((resolve) => void silent.close(resolve));
  });

  test.each([
    ['an extension of somebody else’s', [`chrome-extension://${'p'.repeat(32)}/`]],
    ['an add-on of somebody else’s', ['/somewhere/liaocun.companion.json', 'other@somewhere.example']],
    ['our add-on by another program’s manifest', ['/somewhere/other.json', 'liaocun@liaocun.example']],
  ])('lets %s not call', async (_, words) => {
    expect(await exitOf(words, frameOf({ message: 1, at: 0, of: 1, text: '{}' }))).toEqual({ code: 1, said: '' });
  });

  test('lets our add-on call in Firefox', async () => {
    const { line } = companion.start(['/somewhere/liaocun.companion.json', 'liaocun@liaocun.example']);
    expect(await line.ask('hello', { protocol: 1 }, never)).toEqual({ version: '0.1.0', protocols: [1] });
    line.close();
  });

  test.each([
    ['bytes that are no frames', Buffer.from('GET / HTTP/1.1\r\n\r\n')],
    ['frames that are no pieces', frameOf({ hello: 'there' })],
  ])('ends at %s', async (_, bytes) => {
    expect(await exitOf(undefined, bytes)).toMatchObject({ code: 1, said: '' });
  });

  test('says that it does not understand an order of a newer extension', async () => {
    const { line } = companion.start();
    const strange = line.ask('hello' as never, { protocol: -1 } as never, never);
    expect(await troubleIn(strange)).toMatch(/^setup/);
    line.close();
  });
});

test('a mail that was stopped is not sent', async () => {
  const service: Service = companionService('0.1.0', { silence: 5000 }, usualLookups());
  const stopped = AbortSignal.abort(new Error('enough'));
  await expect(service.answer({ ask: 'limit', access: { ...filing(), password: shop.password } }, stopped)).rejects.toThrow('enough');
  service.close();
});
