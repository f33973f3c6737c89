import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { HostMap } from './driven-browser.ts';

export type ConnectProxy = { readonly port: number; close(): Promise<void> };

/** A proxy on loopback that leads each mapped host to its port and refuses every other: Firefox has no rules for host names of its own. */
export async function startConnectProxy(hostMap: HostMap): Promise<ConnectProxy> {
  const open = new Set<Duplex>();
  const server = createServer((request, reply) => forward(hostMap, request, reply));
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  server.on('connect', (request: IncomingMessage, client: Duplex) => {
    client.on('error', () => client.destroy());
    const [host = ''] = (request.url ?? '').split(':');
    const target = hostMap[host];
    if (target === undefined) {
      client.end('HTTP/1.1 502 Not mapped\r\n\r\n');
      return;
    }
    const [address = '', port = ''] = target.split(':');
    const upstream = connect(Number(port), address, () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on('error', () => client.destroy());
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A request over plain http comes whole, with the address of its host. */
function forward(hostMap: HostMap, { url = '', method, headers, socket }: IncomingMessage, reply: ServerResponse): void {
  const { hostname, pathname, search } = new URL(url, 'http://unmapped');
  const target = hostMap[hostname];
  if (target === undefined) {
    reply.writeHead(403).end();
    return;
  }
  const [address, port] = target.split(':');
  const upstream = ask({ host: address, port, method, headers, path: pathname + search }, (answer) => {
    reply.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(reply);
  });
  upstream.on('error', () => reply.destroy());
  socket.on('close', () => upstream.destroy());
  upstream.end();
}
