import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/** A port of this machine that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
}

/** Ms after which a server that does not listen counts as one that did not start. */
const patience = 20_000;

/** Waits until something listens on a port of this machine. */
export async function untilListening(port: number, until = Date.now() + patience): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  const isThere = await new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
  });
  socket.destroy();
  if (isThere) return;
  if (Date.now() > until) throw new Error(`nothing listens on port ${port}`);
  await new Promise((resolve) => setImmediate(resolve));
  return untilListening(port, until);
}
