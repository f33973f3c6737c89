import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { once } from 'node:events';

/** A request as it came, its body whole. */
export type Heard = { readonly method: string; readonly url: URL; readonly headers: IncomingMessage['headers']; readonly body: Buffer };

/** What is answered: a status, headers and a body (JSON where it is no buffer), or that the connection is cut. */
export type Said = { readonly status?: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown } | 'cut';

export type Pretend = {
  readonly url: string;
  readonly port: number;
  /** Asked first, for faults: what it answers is said in place of what the server would say; `after` once that was done, with the `arrived` of the body. */
  fault: (heard: Heard) => { readonly when: 'before' | 'after'; readonly said: Said; readonly arrived?: Buffer } | null;
  readonly heard: readonly Heard[];
  readonly close: () => Promise<void>;
};

/** Where a browser finds the server that it takes for a provider's: HTTPS, and under that provider's name. */
export type Disguise = { readonly key: string; readonly cert: string; readonly url: string };

/** A local server that answers as `answer` does; addresses in it are told from `url`, which is the disguise's where there is one. */
export async function startPretend(answer: (heard: Heard, url: string) => Said, disguise?: Disguise): Promise<Pretend> {
  const heard: Heard[] = [];
  const pretend: { fault: Pretend['fault'] } = { fault: () => null };
  const serve = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const one = await heardFrom(incoming);
    heard.push(one);
    const fault = pretend.fault(one);
    const said = fault?.when === 'before' ? fault.said : answer({ ...one, body: fault?.arrived ?? one.body }, disguise?.url ?? url);
    say(outgoing, incoming, fault?.said ?? said);
  };
  const server = (disguise ? createSecureServer(disguise, serve) : createServer(serve)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const url = `http://127.0.0.1:${port}`;
  return Object.assign(pretend, {
    url,
    port,
    heard,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  });
}

async function heardFrom(incoming: IncomingMessage): Promise<Heard> {
  const pieces: Buffer[] = [];
  for await (const piece of incoming) pieces.push(piece);
  const url = new URL(incoming.url ?? '/', 'http://pretend');
  return { method: incoming.method ?? 'GET', url, headers: incoming.headers, body: Buffer.concat(pieces) };
}

function say(outgoing: ServerResponse, incoming: IncomingMessage, said: Said): void {
  if (said === 'cut') {
    incoming.socket.destroy();
    return;
  }
  const { status = 200, headers = {}, body } = said;
  const isJson = body !== undefined && !Buffer.isBuffer(body);
  outgoing.writeHead(status, { ...(isJson && { 'content-type': 'application/json' }), ...headers });
  outgoing.end(isJson ? JSON.stringify(body) : body);
}
