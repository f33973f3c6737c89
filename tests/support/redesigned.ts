import { createServer, request as askSecurely } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { selfSigned } from '../pages/certificate.ts';
import type { ServedPages } from '../pages/serve.ts';

/** Changes what a page is made of: its markup, style sheets and scripts. */
export type Redesign = (source: string) => string;

/** The pages of the consoles as their owners might change them from one day to the next. */
export type RedesignedPages = {
  /** Port on 127.0.0.1 that answers https for the same hosts. */
  readonly port: number;
  /** What is served from now on. */
  redesign: Redesign;
  close(): Promise<void>;
};

/** Serves the pages once more, each answer as `redesign` makes it. */
export async function redesigned(pages: ServedPages): Promise<RedesignedPages> {
  const server = createServer(selfSigned(pages.hosts), answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const served: RedesignedPages = {
    port: (server.address() as AddressInfo).port,
    redesign: (source) => source,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  function answer({ url: path = '/', headers: { host = '' } }: IncomingMessage, response: ServerResponse): void {
    const options = { host: '127.0.0.1', port: pages.port, path, headers: { host }, rejectUnauthorized: false };
    askSecurely(options, (original) => {
      const parts: Buffer[] = [];
      original.on('data', (part: Buffer) => parts.push(part));
      original.on('end', () => {
        response.writeHead(original.statusCode ?? 500, {
          'content-type': original.headers['content-type'] ?? '',
          'cache-control': 'no-store',
        });
        response.end(served.redesign(Buffer.concat(parts).toString('utf8')));
      });
    }).end();
  }
  return served;
}
