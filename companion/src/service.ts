import { companionProtocol, type AnswerTo, type Ask, type AskFor, type AskName, type MailAccess } from '../../src/mail/companion-protocol';
import { RouteError } from '../../src/mail/route';
import { discovered, type Lookups } from './discover';
import { appendLimit, appended, fetched, listed, lookedUp, quotaOf } from './imap';
import { imapSession, type ImapSession } from './imap-session';
import type { Means } from './means';
import { limitOfSmtp, sendBySmtp, type SmtpAccess } from './smtp';

/** Does what the extension orders. */
export type Service = { answer(order: Ask, signal: AbortSignal): Promise<unknown>; close(): void };

type Work = { readonly [N in AskName]: (order: AskFor<N>, signal: AbortSignal) => Promise<AnswerTo<N>> };

function smtpOf({ smtp, password }: MailAccess): SmtpAccess {
  if (smtp === null) throw new RouteError('setup', 'no SMTP server');
  return { server: smtp, password };
}

/** Node's decoder skips what is no base64, so the bytes are held against the length that was told. */
function bytesOf({ base64, size }: { readonly base64: string; readonly size: number }): Buffer {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length !== size || size === 0) throw new RouteError('setup', 'the mail came incomplete');
  return bytes;
}

/** The IMAP connections of the accounts that were asked for, one each. */
function sessionsOf(version: string, means: Means) {
  const open = new Map<string, ImapSession>();
  return {
    of({ imap, password }: MailAccess): ImapSession {
      if (imap === null) throw new RouteError('setup', 'no IMAP server');
      const key = JSON.stringify([imap, password]);
      const session = open.get(key) ?? imapSession(imap, password, version, means);
      open.set(key, session);
      return session;
    },
    close: () => open.forEach((session) => session.close()),
  };
}

export function companionService(version: string, means: Means, lookups: Lookups): Service {
  const sessions = sessionsOf(version, means);

  const limitOf = async (access: MailAccess, signal: AbortSignal): Promise<number | null> =>
    access.by === 'send'
      ? limitOfSmtp(smtpOf(access), means, signal)
      : sessions.of(access).run(signal, (client) => Promise.resolve(appendLimit(client)));

  async function checked(access: MailAccess, signal: AbortSignal): Promise<AnswerTo<'check'>> {
    const limit = await limitOf(access, signal);
    if (access.imap === null) return { limit, folders: false, quota: null };
    return { limit, folders: true, quota: await sessions.of(access).run(signal, (client) => quotaOf(client, 'INBOX')) };
  }

  async function delivered({ access, folder, mail }: AskFor<'deliver'>, signal: AbortSignal): Promise<AnswerTo<'deliver'>> {
    const bytes = bytesOf(mail.bytes);
    if (access.by === 'send') return sendBySmtp(smtpOf(access), { from: mail.from, to: mail.to, bytes }, means, signal);
    return sessions.of(access).run(signal, (client) => appended(client, folder, bytes, mail.date));
  }

  const work: Work = {
    hello: () => Promise.resolve({ version, protocols: [companionProtocol] }),
    check: ({ access }, signal) => checked(access, signal),
    limit: ({ access }, signal) => limitOf(access, signal),
    deliver: delivered,
    'look-up': async ({ access, folder, messageId }, signal) =>
      access.imap === null
        ? 'unknown'
        : sessions.of(access).run(signal, (client) => lookedUp(client, folder, messageId, access.by === 'send')),
    list: async ({ access, folder }, signal) =>
      access.imap === null ? null : sessions.of(access).run(signal, (client) => listed(client, folder, access.by === 'send')),
    async fetch({ access, folder, ref }, signal) {
      const bytes = await sessions.of(access).run(signal, (client) => fetched(client, folder, ref));
      return { base64: bytes.toString('base64'), size: bytes.length };
    },
    quota: async ({ access, folder }, signal) =>
      access.imap === null ? null : sessions.of(access).run(signal, (client) => quotaOf(client, folder)),
    discover: ({ domain }, signal) => discovered(domain, lookups, signal),
  };

  const done = async <N extends AskName>(name: N, order: AskFor<N>, signal: AbortSignal): Promise<unknown> => work[name](order, signal);
  return { answer: (order, signal) => done(order.ask, order, signal), close: sessions.close };
}
