import { existsSync, readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { builtPage } from './build-pages';
import { expectedOf, type ExpectedMessage } from './expected';
import { inventTalk } from './invent';
import type { PageRule } from './page-rule';
import { rules } from './rules';
import type { Talk } from './said';

/** One conversation on one page. */
export type ServedTalk = {
  readonly page: string;
  readonly rule: PageRule;
  readonly url: string;
  readonly expected: readonly ExpectedMessage[];
};

export type ServedZoo = {
  readonly port: number;
  readonly talks: readonly ServedTalk[];
  close(): Promise<void>;
};

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Serves the zoo on loopback, each page under a host of its own: `http://<page>.localhost:PORT/?talk=N`, with `&whole` all loaded at once. */
export async function serveZoo(now = Date.now()): Promise<ServedZoo> {
  const server = createServer((request, reply) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    answer(url, now, reply).catch(() => reply.writeHead(500).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    talks: rules.flatMap((rule) =>
      rule.wishes.map((wish, talk) => ({
        page: rule.id,
        rule,
        url: `http://${rule.id}.localhost:${port}/?talk=${talk}`,
        expected: expectedOf(rule, inventTalk(wish, now)),
      })),
    ),
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function answer(url: URL, now: number, reply: ServerResponse): Promise<void> {
  const rule = rules.find(({ id }) => url.hostname === `${id}.localhost`);
  if (!rule) return void reply.writeHead(404).end();
  if (url.pathname === '/') return send(reply, 'text/html', await document(rule, url, now));
  if (url.pathname.startsWith('/media/'))
    return url.pathname.endsWith('.svg') ? send(reply, 'image/svg+xml', photo) : send(reply, 'application/octet-stream', 'a file');
  const folder = await builtPage(rule.id);
  const file = join(folder, normalize(url.pathname));
  if (!file.startsWith(folder) || !existsSync(file)) return void reply.writeHead(404).end();
  return send(reply, types[extname(file)] ?? 'application/octet-stream', readFileSync(file));
}

function send(reply: ServerResponse, type: string, body: string | Buffer): void {
  reply.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' }).end(body);
}

const photo =
  '<svg xmlns="http://www.w3.org/2000/svg" width="280" height="200"><rect width="280" height="200" fill="#9bb7a5"/><circle cx="140" cy="100" r="60" fill="#e8d7a9"/></svg>';

async function document(rule: PageRule, url: URL, now: number): Promise<string> {
  const wish = rule.wishes[Number(url.searchParams.get('talk') ?? 0)] ?? rule.wishes[0];
  const talk: Talk = inventTalk(wish, now);
  const styles = existsSync(join(await builtPage(rule.id), 'page.css')) ? '<link rel="stylesheet" href="/page.css">' : '';
  const data = JSON.stringify(talk).replaceAll('<', '\\u003c');
  return `<!doctype html><html lang="${rule.language}"><head><meta charset="utf-8"><title>${talk.title}</title>${styles}</head><body><script id="talk" type="application/json">${data}</script><script type="module" src="/page.js"></script></body></html>`;
}
