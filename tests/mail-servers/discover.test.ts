import { createServer } from 'node:https';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { discovered, usualLookups } from '../../companion/src/discover.ts';
import { selfSigned } from '../pages/certificate.ts';
import { startDns } from './dns-server.ts';
import { never } from './mails.ts';

let dns: Awaited<ReturnType<typeof startDns>>;
beforeAll(async () => {
  dns = await startDns({
    mx: {
      'shop.example': [
        [20, 'mx2.qq.com'],
        [10, 'mxbiz1.qq.com'],
      ],
    },
    srv: {
      '_imaps._tcp.firm.example': [
        [20, 0, 993, 'spare.firm.example'],
        [10, 5, 9993, 'Mail.firm.example'],
      ],
      '_submissions._tcp.firm.example': [[0, 0, 0, '']],
      '_submission._tcp.firm.example': [[0, 1, 587, 'smtp.hoster.example']],
    },
  });
});
afterAll(async () => dns?.close());

/** The machine's own ways, but that names are asked of the local server; addresses of the web are left alone. */
const lookups = () => ({ ...usualLookups([dns.address]), text: async () => null });

test('a name server’s mail exchangers lead to the provider that is known', async () => {
  expect(await discovered('shop.example', lookups(), never)).toMatchObject({ from: 'preset', preset: 'exmail' });
});

test('a name server’s service records are followed by their priority, and one that denies a service is believed', async () => {
  expect(await discovered('Firm.Example', lookups(), never)).toEqual({
    from: 'srv',
    preset: null,
    imap: { host: 'mail.firm.example', port: 9993, security: 'tls', user: 'address' },
    smtp: { host: 'smtp.hoster.example', port: 587, security: 'starttls', user: 'address' },
    elsewhere: ['smtp.hoster.example'],
  });
  expect(dns.asked.filter((name) => /firm/i.test(name)).map((name) => name.toLowerCase())).toEqual([
    'firm.example',
    '_imaps._tcp.firm.example',
    '_submissions._tcp.firm.example',
    '_submission._tcp.firm.example',
  ]);
});

test('a domain that says nothing has nothing', async () => {
  expect(await discovered('silent.example', lookups(), never)).toBe(null);
});

test('a file behind a certificate that nobody vouches for is not read', async () => {
  const heard: (string | undefined)[] = [];
  const server = createServer(selfSigned(['localhost']), ({ url }, answer) => {
    heard.push(url);
    answer.end('<clientConfig/>');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  expect(await usualLookups().text(`https://localhost:${port}/mail/config-v1.1.xml`, never)).toBe(null);
  expect(heard).toEqual([]);
  server.close();
});
