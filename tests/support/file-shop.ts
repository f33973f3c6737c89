import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** Answers for one path; what is not named is not found. */
export type Answers = Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => void>>;

/** A request that was made by `fetch`, as opposed to the page showing a picture. */
export type Asked = { readonly host: string; readonly path: string; readonly headers: IncomingMessage['headers'] };

export type FileShop = {
  readonly port: number;
  /** Address of the chat, on 127.0.0.1. */
  readonly chat: string;
  /** Every fetch so far. */
  readonly asked: readonly Asked[];
  close(): Promise<void>;
};

/** Serves `wild-chat.html` and files, by whatever name the loopback is called. */
export async function serveFiles(answers: Answers): Promise<FileShop> {
  const page = readFileSync(join(import.meta.dirname, 'wild-chat.html'));
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
    if (path === '/chat') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'set-cookie': 'member=anna' }).end(page);
      return;
    }
    if (!request.headers.accept?.includes('image/')) asked.push({ host: request.headers.host ?? '', path, headers: request.headers });
    const answer = answers[path];
    if (answer) answer(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    asked,
    chat: `http://127.0.0.1:${port}/chat?peer=anna`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
