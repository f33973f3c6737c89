import { createServer, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { HostMap } from './driven-browser.ts';

export type ConnectProxy = { readonly port: number; close(): Promise<void> };

/** A proxy on loopback that leads each mapped host to its port and refuses every other: Firefox has no rules for host names of its own. */
export async function startConnectProxy(hostMap: HostMap): Promise<ConnectProxy> {
  const open = new Set<Duplex>();
  const server = createServer((_, reply) => reply.writeHead(403).end());
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
