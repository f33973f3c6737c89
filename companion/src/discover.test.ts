import { expect, test } from 'vitest';
import { discovered, type Lookups } from './discover';

const never = new AbortController().signal;

/** A domain that says these things and nothing else; what was asked of it is noted. */
function domain(says: {
  readonly exchangers?: readonly string[];
  readonly services?: Readonly<Record<string, readonly [number, string, number?]>>;
  readonly files?: Readonly<Record<string, string>>;
}) {
  const asked: string[] = [];
  const lookups: Lookups = {
    exchangers: async () => says.exchangers ?? [],
    async services(name) {
      const found = says.services?.[name];
      return found ? [{ port: found[0], name: found[1], priority: found[2] ?? 0, weight: 0 }] : [];
    },
    async text(url) {
      asked.push(url);
      return says.files?.[url] ?? null;
    },
  };
  return { lookups, asked };
}

test('a domain that a known provider handles has that provider’s servers', async () => {
  const { lookups, asked } = domain({ exchangers: ['mxbiz1.qq.com.', 'mxbiz2.qq.com.'] });
  expect(await discovered('Shop.Example', lookups, never)).toMatchObject({
    from: 'preset',
    preset: 'exmail',
    imap: { host: 'imap.exmail.qq.com', port: 993 },
  });
  expect(asked).toEqual([]);
});

test('a name that only looks like a provider’s is not one', async () => {
  const { lookups } = domain({ exchangers: ['mx.notqq.com', 'qq.com.evil.example'] });
  expect(await discovered('shop.example', lookups, never)).toBe(null);
});

test('SRV records tell, TLS before STARTTLS, and hosts elsewhere are named', async () => {
  const { lookups } = domain({
    services: {
      '_imaps._tcp.shop.example': [993, 'IMAP.shop.example.'],
      '_imap._tcp.shop.example': [143, 'old.shop.example'],
      '_submission._tcp.shop.example': [587, 'mail.hoster.example'],
      '_submissions._tcp.shop.example': [0, '.'],
    },
  });
  expect(await discovered('shop.example', lookups, never)).toEqual({
    from: 'srv',
    preset: null,
    imap: { host: 'imap.shop.example', port: 993, security: 'tls', user: 'address' },
    smtp: { host: 'mail.hoster.example', port: 587, security: 'starttls', user: 'address' },
    elsewhere: ['mail.hoster.example'],
  });
});

const file = (servers: string): string => `<?xml version="1.0"?><clientConfig version="1.1"><emailProvider id="shop.example">
  <!-- <incomingServer type="imap"><hostname>comment.example</hostname></incomingServer> -->${servers}</emailProvider></clientConfig>`;
const server = (element: string, type: string, host: string, port: string, socket: string, user = '%EMAILADDRESS%'): string =>
  `<${element} type="${type}"><hostname>${host}</hostname><port>${port}</port><socketType>${socket}</socketType>
  <username>${user}</username><authentication>password-cleartext</authentication></${element}>`;

test('the domain’s own file tells last; servers without TLS in it are passed over, and the address is not sent', async () => {
  const { lookups, asked } = domain({
    files: {
      'https://shop.example/.well-known/autoconfig/mail/config-v1.1.xml': file(
        server('incomingServer', 'pop3', 'pop.shop.example', '995', 'SSL') +
          server('incomingServer', 'imap', 'plain.shop.example', '143', 'plain') +
          server('incomingServer', 'imap', 'imap.%EMAILDOMAIN%', '993', 'SSL', '%EMAILLOCALPART%') +
          server('outgoingServer', 'smtp', 'smtp.shop.example', '587', 'STARTTLS'),
      ),
    },
  });
  expect(await discovered('shop.example', lookups, never)).toEqual({
    from: 'autoconfig',
    preset: null,
    imap: { host: 'imap.shop.example', port: 993, security: 'tls', user: 'local-part' },
    smtp: { host: 'smtp.shop.example', port: 587, security: 'starttls', user: 'address' },
    elsewhere: [],
  });
  expect(asked).toEqual([
    'https://autoconfig.shop.example/mail/config-v1.1.xml',
    'https://shop.example/.well-known/autoconfig/mail/config-v1.1.xml',
  ]);
});

test.each([
  ['no file', ''],
  ['a file of only plain servers', file(server('incomingServer', 'imap', 'plain.shop.example', '143', 'plain'))],
  ['a host that is none', file(server('incomingServer', 'imap', 'a b" x', '993', 'SSL'))],
  ['a port that is none', file(server('incomingServer', 'imap', 'imap.shop.example', '99999', 'SSL'))],
  ['no end', `<incomingServer type="imap">${'<hostname>'.repeat(5000)}`],
])('%s tells nothing', async (_, xml) => {
  const { lookups } = domain({ files: { 'https://autoconfig.shop.example/mail/config-v1.1.xml': xml } });
  expect(await discovered('shop.example', lookups, never)).toBe(null);
});
