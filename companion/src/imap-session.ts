import { ImapFlow } from 'imapflow';
import type { MailServer } from '../../src/mail/companion-protocol';
import { patience, tlsOptions, type Means } from './means';
import { troubleOfImap } from './troubles';

/** One signed-in connection, opened when first needed and again when it was lost. Its works run one after the other. */
export type ImapSession = {
  /** Does `work` with the connection. Rejects with `RouteError`, or with the signal's reason. */
  run<T>(signal: AbortSignal, work: (client: ImapFlow) => Promise<T>): Promise<T>;
  close(): void;
};

function clientFor({ host, port, security, user }: MailServer, password: string, version: string, means: Means): ImapFlow {
  const client = new ImapFlow({
    host,
    port,
    secure: security === 'tls',
    ...(security === 'starttls' ? { doSTARTTLS: true } : {}),
    auth: { user, pass: password },
    // 163 and its sisters let nobody select a folder who did not say what it is (RFC 2971).
    clientInfo: { name: 'liaocun-companion', version },
    logger: false,
    disableAutoIdle: true,
    tls: tlsOptions(host, means),
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: means.silence,
    maxLiteralSize: 128 * 1024 * 1024,
    maxLineLength: 16 * 1024 * 1024,
  });
  // What was under way rejects by itself; without a listener Node would end.
  client.on('error', () => undefined);
  return client;
}

export function imapSession(server: MailServer, password: string, version: string, means: Means): ImapSession {
  let open: ImapFlow | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  async function connected(): Promise<ImapFlow> {
    if (open?.usable === true) return open;
    open?.close();
    open = clientFor(server, password, version, means);
    const fresh = open;
    try {
      await fresh.connect();
    } catch (error) {
      // Where signing in failed, the connection would stand until the server tires of it.
      fresh.close();
      throw error;
    }
    return fresh;
  }

  const stop = (): void => open?.close();

  async function attempt<T>(signal: AbortSignal, work: (client: ImapFlow) => Promise<T>): Promise<T> {
    signal.throwIfAborted();
    signal.addEventListener('abort', stop, { once: true });
    try {
      return await work(await connected());
    } catch (error) {
      signal.throwIfAborted();
      throw troubleOfImap(error);
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  return {
    run(signal, work) {
      const mine = turn.then(() => attempt(signal, work));
      turn = mine.catch(() => undefined);
      return mine;
    },
    close() {
      open?.close();
      open = null;
    },
  };
}
