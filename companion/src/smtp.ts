import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import * as v from 'valibot';
import type { AnswerTo, AskFor, MailServer } from '../../src/mail/companion-protocol';
import { patience, tlsOptions, type Means } from './means';
import { troubleOfSmtp, withoutAddresses } from './troubles';

/** A server and its password. */
export type SmtpAccess = { readonly server: MailServer; readonly password: string };
type Mail = Pick<AskFor<'deliver'>['mail'], 'from' | 'to'> & { readonly bytes: Buffer };

/** The name to greet with: the machine's own is nobody's business. */
const greeting = '[127.0.0.1]';
const pieceBytes = 65_536;

function connectionTo({ host, port, security }: MailServer, means: Means): SMTPConnection {
  return new SMTPConnection({
    host,
    port,
    secure: security === 'tls',
    requireTLS: true,
    name: greeting,
    logger: false,
    tls: tlsOptions(host, means),
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: means.silence,
  });
}

/** Settles when the callback is called. */
const called = <T>(start: (callback: (error: Error | null | undefined, value?: T) => void) => void): Promise<T | undefined> =>
  new Promise((resolve, reject) => start((error, value) => (error ? reject(error) : resolve(value))));

/** Rejects when the connection is lost; whoever waits for an answer of the server's also waits for this. */
function lossOf(connection: SMTPConnection): Promise<never> {
  const lost = new Promise<never>((_, reject) => {
    connection.once('error', reject);
    connection.once('end', () => reject(Object.assign(new Error('closed'), { code: 'ECONNECTION' })));
  });
  lost.catch(() => undefined);
  return lost;
}

/** Connects privately, signs in, does `work`, which has to mind that the connection may be `lost`, and leaves. Rejects with `RouteError`, or with the signal's reason. */
async function signedIn<T>(
  { server, password }: SmtpAccess,
  means: Means,
  signal: AbortSignal,
  work: (connection: SMTPConnection, lost: Promise<never>) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const connection = connectionTo(server, means);
  const lost = lossOf(connection);
  const stop = (): void => connection.close();
  signal.addEventListener('abort', stop, { once: true });
  try {
    await Promise.race([lost, called((done) => connection.connect(done))]);
    await Promise.race([lost, called((done) => connection.login({ user: server.user, pass: password }, done))]);
    const value = await work(connection, lost);
    connection.quit();
    return value;
  } catch (error) {
    signal.throwIfAborted();
    throw troubleOfSmtp(error);
  } finally {
    signal.removeEventListener('abort', stop);
    connection.close();
  }
}

/** Pieces of the mail, so that `end` comes when its last byte was handed to the connection and not before. */
function* piecesOf(bytes: Buffer): Generator<Buffer> {
  for (let from = 0; from < bytes.length; from += pieceBytes) yield bytes.subarray(from, from + pieceBytes);
}

const hasHighBytes = (bytes: Buffer): boolean => bytes.some((byte) => byte > 127);

/** Sends the very bytes to everyone in `to`; answers once the server said that it has them. */
export async function sendBySmtp(access: SmtpAccess, mail: Mail, means: Means, signal: AbortSignal): Promise<AnswerTo<'deliver'>> {
  return signedIn(access, means, signal, async (connection, lost) => {
    const { from, to, bytes } = mail;
    const content = Readable.from(piecesOf(bytes), { objectMode: false });
    let handedOver = false;
    content.once('end', () => (handedOver = true));
    const envelope = { from, to: [...to], size: bytes.length, use8BitMime: hasHighBytes(bytes) };
    const sent = called<{ response: string; rejected: string[] }>((done) => connection.send(envelope, content, done));
    try {
      const told = await Promise.race([lost, sent]);
      const refused = told?.rejected.length ?? 0;
      const some = refused > 0 ? ` (${refused} of ${to.length} addresses refused)` : '';
      return { at: Date.now(), answer: `${withoutAddresses(told?.response)}${some}` };
    } catch (error) {
      throw troubleOfSmtp(error, handedOver);
    }
  });
}

/** The largest mail in bytes that the server says it takes (SIZE of RFC 1870), or null. */
export async function limitOfSmtp(access: SmtpAccess, means: Means, signal: AbortSignal): Promise<number | null> {
  return signedIn(access, means, signal, (connection) => {
    // The package keeps it to itself; a test against a real server tells when that changes.
    const size = v.safeParse(v.pipe(v.number(), v.safeInteger(), v.minValue(1)), Reflect.get(connection, '_maxAllowedSize'));
    return Promise.resolve(size.success ? size.output : null);
  });
}
