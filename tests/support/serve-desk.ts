import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

export type Desk = {
  readonly port: number;
  /** Turns the page into another one before it is served. */
  change: (source: string) => string;
  close(): Promise<void>;
};

/** Serves `tests/pages/teach/quiet-desk.html`, a page that nobody wrote hints for, over http on loopback. */
export async function serveDesk(): Promise<Desk> {
  const source = readFileSync(fileURLToPath(new URL('../pages/teach/quiet-desk.html', import.meta.url)), 'utf8');
  const server = createServer((_, reply) => {
    reply.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(desk.change(source));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const desk: Desk = {
    port: (server.address() as AddressInfo).port,
    change: (page) => page,
    close() {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
  return desk;
}
