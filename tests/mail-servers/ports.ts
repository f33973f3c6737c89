import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { pid } from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';

/** Below the ports that systems give to who connects: a port of those may be somebody's own before its server has started, or its first caller's. */
const lowest = 12_288;
const perProcess = 64;
const first = lowest + (pid % 320) * perProcess;
let taken = 0;

const canListen = async (port: number): Promise<boolean> => {
  const server = createServer();
  const isFree = new Promise<boolean>((resolve) => void server.once('listening', () => resolve(true)).once('error', () => resolve(false)));
  server.listen(port, '127.0.0.1');
  if (!(await isFree)) return false;
  server.close();
  await once(server, 'close');
  return true;
};

/** A port of this machine that nothing listens on. Processes take theirs from ranges of their own, so that two that ask at once get two. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < perProcess; tries += 1) {
    const port = first + (taken % perProcess);
    taken += 1;
    if (await canListen(port)) return port;
  }
  throw new Error('no port is free');
}

/** Ms after which a server that does not listen counts as one that did not start. */
const patience = 60_000;

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
  await pause(20);
  return untilListening(port, until);
}
