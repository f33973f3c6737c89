import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { utf8 } from '../../src/evidence/bytes';
import { glanceAt } from '../../src/evidence/stamp-answer';
import { checkedStamp } from '../../src/evidence/stamp-check';
import { newAuthority } from '../../src/evidence/testing/authority';
import { fetchStamp } from '../../src/platform/stamp-fetch';

const authority = newAuthority();
const data = utf8('liaocun log head 1\n…');
type Asked = { readonly body: Uint8Array; readonly headers: IncomingMessage['headers']; readonly method: string | undefined };
const asked: Asked[] = [];
let server: Server;
let base = '';

const stampType = { 'Content-Type': 'application/timestamp-reply' };
/** A real authority behind `/tsr`, and servers that are none. */
const answers: Readonly<Record<string, (body: Uint8Array, response: ServerResponse) => void>> = {
  '/tsr': (body, response) => response.writeHead(200, stampType).end(authority.answer(body)),
  '/page': (_, response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html>'),
  '/no': (_, response) => response.writeHead(503).end(),
  '/elsewhere': (_, response) => response.writeHead(302, { Location: '/tsr' }).end(),
  '/large': (_, response) => response.writeHead(200, stampType).end(new Uint8Array(200_000)),
  '/words': (_, response) => response.writeHead(200, stampType).end('no stamp'),
  '/stale': (_, response) => response.writeHead(200, stampType).end(stale),
};
let stale = new Uint8Array();

beforeAll(async () => {
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => void parts.push(part));
    request.on('end', () => {
      const body = new Uint8Array(Buffer.concat(parts));
      asked.push({ body, headers: request.headers, method: request.method });
      answers[request.url ?? '']?.(body, response);
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
  authority.close();
});

test('a real authority’s stamp comes, holds, and was asked for with a hash and nothing else', async () => {
  const got = await fetchStamp({ url: `${base}/tsr`, policy: '1.3.6.1.4.1.99999.2' }, data);
  if ('problem' in got) throw new Error(got.problem);
  const expected = { data, nonce: got.nonce, policy: '1.3.6.1.4.1.99999.2', trusted: [authority.root] };
  expect(await checkedStamp(got.answer, expected)).toMatchObject({ faults: [], chain: 'trusted' });
  expect(Math.abs((got.time ?? 0) - got.came)).toBeLessThan(600_000);
  const { body, headers, method } = asked.at(-1) ?? {};
  expect(method).toBe('POST');
  expect(headers).toMatchObject({ 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' });
  expect(Object.keys(headers ?? {}).filter((name) => /cookie|referer|origin|auth/.test(name))).toEqual([]);
  expect(Buffer.from(body ?? []).includes(Buffer.from('liaocun'))).toBe(false);
  expect(body?.length).toBeLessThan(100);
});

describe('no stamp', () => {
  test.each([
    ['/page', 'type'],
    ['/no', 'status'],
    ['/elsewhere', 'redirected'],
    ['/large', 'too-large'],
    ['/words', 'unreadable'],
  ])('comes of %s: %s', async (path, problem) => {
    expect(await fetchStamp({ url: base + path, policy: null }, data)).toEqual({ problem });
  });

  test('is what an authority refuses, what answers another request, and what cannot be reached', async () => {
    expect(await fetchStamp({ url: `${base}/tsr`, policy: '1.2.3' }, data)).toEqual({ problem: 'refused' });
    const other = await fetchStamp({ url: `${base}/tsr`, policy: null }, utf8('other'));
    if ('problem' in other) throw new Error(other.problem);
    stale = other.answer;
    expect(await fetchStamp({ url: `${base}/stale`, policy: null }, data)).toEqual({ problem: 'other' });
    expect(glanceAt(stale, utf8('other'), Uint8Array.of(9))).toEqual({ is: 'other' });
    expect(await fetchStamp({ url: 'http://127.0.0.1:1/', policy: null }, data)).toEqual({ problem: 'unreachable' });
    expect(await fetchStamp({ url: `${base}/tsr`, policy: null }, data, AbortSignal.abort())).toEqual({ problem: 'unreachable' });
  });
});
