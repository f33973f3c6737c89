import { createServer, connect, type TLSSocket } from 'node:tls';
import type { SelfSigned } from '../pages/certificate.ts';
import { freePort } from './ports.ts';

/**
 * What happens to a mail on its way. `untaken`: the connection is cut before the server has the whole mail. `taken`: the server has it, and its
 * answer is cut off. `kill-untaken` and `kill-taken` do as well, and end the sender.
 */
export type Tampering = 'untaken' | 'taken' | 'kill-untaken' | 'kill-taken';

export type TamperingProxy = {
  readonly port: number;
  /** What is done to the next mail; taken off as it is done. */
  readonly next: Tampering[];
  /** Cuts what is open, and refuses connections before a word until it is up again. */
  down(): void;
  up(): void;
  /** Ends the sender. */
  kill: () => void;
  /** Changes what the server says; a literal must keep its length. */
  rewrite: (said: string) => string;
  close(): Promise<void>;
};

const appendLine = /(\S+) APPEND [^\r\n]*\{\d+\+?\}\r\n/;

/** Follows one conversation of SMTP or IMAP, as far as a mail's way through it goes. */
function mailWatch() {
  let tag: string | null = null;
  let inData = false;
  let tail = '';
  return {
    /** Whether with these bytes of the client's the mail is whole, or begins where that cannot be told. */
    completes(chunk: string): boolean {
      tail = (tail + chunk).slice(-2000);
      if (inData) return tail.endsWith('\r\n.\r\n');
      tag = appendLine.exec(tail)?.[1] ?? tag;
      return tag !== null;
    },
    /** Whether these bytes of the server's say that it has the mail. */
    acknowledges(chunk: string): boolean {
      if (inData && /^2\d\d[ -]/.test(chunk)) {
        inData = false;
        return true;
      }
      if (/^354[ -]/m.test(chunk)) inData = true;
      if (tag === null || !chunk.includes(`${tag} OK`)) return false;
      tag = null;
      tail = '';
      return true;
    },
  };
}

/** A server of TLS before the one at `target`, which reads along and does what it is told to mails. */
export async function startTamperingProxy(shown: SelfSigned, target: number, targetCertificate: string): Promise<TamperingProxy> {
  const next: Tampering[] = [];
  const open = new Set<TLSSocket>();
  const proxy: Pick<TamperingProxy, 'next' | 'kill' | 'rewrite'> = { next, kill: () => undefined, rewrite: (said) => said };
  let isDown = false;

  function wanted(...kinds: readonly Tampering[]): boolean {
    const [first] = next;
    if (first === undefined || !kinds.includes(first)) return false;
    next.shift();
    if (first.startsWith('kill')) proxy.kill();
    return true;
  }

  const server = createServer({ key: shown.key, cert: shown.cert }, (client) => {
    const upstream = connect({ port: target, host: '127.0.0.1', ca: targetCertificate, servername: 'localhost' });
    const end = (): void => [client, upstream].forEach((one) => one.destroy());
    for (const one of [client, upstream]) {
      open.add(one);
      one.on('error', end).on('close', () => (open.delete(one), end()));
    }
    if (isDown) return end();
    const watch = mailWatch();
    client.on('data', (chunk: Buffer) => {
      if (watch.completes(chunk.toString('latin1')) && wanted('untaken', 'kill-untaken')) end();
      else upstream.write(chunk);
    });
    upstream.on('data', (chunk: Buffer) => {
      if (watch.acknowledges(chunk.toString('latin1')) && wanted('taken', 'kill-taken')) end();
      else client.write(Buffer.from(proxy.rewrite(chunk.toString('latin1')), 'latin1'));
    });
  });
  server.on('tlsClientError', () => undefined);
  const port = await freePort();
  await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve));
  return Object.assign(proxy, {
    port,
    down() {
      isDown = true;
      open.forEach((socket) => socket.destroy());
    },
    up: () => void (isDown = false),
    async close() {
      open.forEach((socket) => socket.destroy());
      await new Promise((resolve) => void server.close(resolve));
    },
  });
}
