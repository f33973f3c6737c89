import { createServer, request } from 'node:http';
import { once } from 'node:events';

/**
 * Passes requests on to a server; what `cuts` names reaches the server and is done there, but its answer never comes back. What `stops` names does not
 * reach it: the connection is cut, or the status is answered.
 */
export type CutProxy = {
  readonly url: string;
  cuts: (body: string, path: string) => boolean;
  stops: (body: string, path: string) => 'cut' | number | null;
  readonly close: () => Promise<void>;
};

export async function startCutProxy(target: string): Promise<CutProxy> {
  const proxy: Pick<CutProxy, 'cuts' | 'stops'> = { cuts: () => false, stops: () => null };
  const server = createServer(async (incoming, outgoing) => {
    const pieces: Buffer[] = [];
    for await (const piece of incoming) pieces.push(piece);
    const body = Buffer.concat(pieces);
    const path = incoming.url ?? '/';
    const stop = proxy.stops(body.toString(), path);
    if (stop !== null) {
      if (stop === 'cut') incoming.socket.destroy();
      else outgoing.writeHead(stop).end();
      return;
    }
    const passed = request(new URL(path, target), { method: incoming.method, headers: incoming.headers });
    passed.end(body);
    const [answer] = await once(passed, 'response');
    const said: Buffer[] = [];
    for await (const piece of answer) said.push(piece);
    if (proxy.cuts(body.toString(), path)) incoming.socket.destroy();
    else outgoing.writeHead(answer.statusCode, answer.headers).end(Buffer.concat(said));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return Object.assign(proxy, {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  });
}
