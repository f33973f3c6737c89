import type { ImapFlow } from 'imapflow';
import type { AnswerTo } from '../../src/mail/companion-protocol';
import { RouteError } from '../../src/mail/route';
import { troubleOfImap } from './troubles';

/** A folder's path in parts; the server's own sign stands between them, and names are encoded as it wants them (RFC 3501 or UTF-8). */
const partsOf = (folder: string): string[] => folder.split('/');

/** How many of a folder's newest mails are looked at one by one, where the server's own search finds nothing. */
const looked = 1000;
/** How the Message-IDs of all our mails end. */
const ownIds = '@liaocun.invalid';

/** Lost connections are no answer: only a folder that the server knows nothing of is missing. */
async function exists(client: ImapFlow, path: string[]): Promise<boolean> {
  try {
    return (await client.status(path, { uidValidity: true })) !== false;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'NotFound') return false;
    throw error;
  }
}

async function made(client: ImapFlow, path: string[]): Promise<void> {
  if (await exists(client, path)) return;
  try {
    await client.mailboxCreate(path);
  } catch (error) {
    const { trouble, answer } = troubleOfImap(error);
    throw new RouteError(trouble === 'refused' ? 'folder' : trouble, answer);
  }
}

/** Files the very bytes into the folder, read. Answers once the server said that it has them. */
export async function appended(client: ImapFlow, folder: string, bytes: Buffer, date: number): Promise<AnswerTo<'deliver'>> {
  const path = partsOf(folder);
  await made(client, path);
  let done;
  try {
    done = await client.append(path, bytes, ['\\Seen'], new Date(date));
  } catch (error) {
    // What was lost from here on may lie there: nobody can tell how far the server read.
    throw troubleOfImap(error, true);
  }
  if (done === false || done === undefined) throw new RouteError('wait');
  return { at: Date.now(), answer: done.uid === undefined ? 'OK' : `OK UID ${done.uid}` };
}

/** Does `work` in the folder, opened for reading; null where there is no such folder. */
async function within<T>(client: ImapFlow, path: string[], work: () => Promise<T>): Promise<T | null> {
  if (!(await exists(client, path))) return null;
  const lock = await client.getMailboxLock(path, { readOnly: true });
  try {
    return await work();
  } finally {
    lock.release();
    // Left open, it would show what it held now and not what it holds later, and its flags would rule those of mails that are filed.
    if (client.usable) await client.mailboxClose();
  }
}

const idOf = (envelope: { readonly messageId?: string | undefined } | undefined): string | null => envelope?.messageId?.trim() || null;

/**
 * Whether the open folder has the mail. Some servers' search answers with too much or with nothing, so what it finds is read, and where it
 * finds nothing the newest mails are.
 */
async function has(client: ImapFlow, messageId: string): Promise<boolean> {
  const total = client.mailbox === false ? 0 : client.mailbox.exists;
  if (total === 0) return false;
  const hits = (await client.search({ header: { 'message-id': messageId } }, { uid: true })) || [];
  if (hits.length > 0 && (await anyOf(client, hits.slice(-looked).join(','), true, messageId))) return true;
  return anyOf(client, `${Math.max(1, total - looked + 1)}:*`, false, messageId);
}

async function anyOf(client: ImapFlow, range: string, uid: boolean, messageId: string): Promise<boolean> {
  let there = false;
  // To the end, for a fetch that is left halfway leaves its answers to the next command.
  for await (const { envelope } of client.fetch(range, { envelope: true }, { uid })) there ||= idOf(envelope) === messageId;
  return there;
}

/** Where a mail to oneself may have landed: the servers' rules know better than we do. */
const landings = new Set(['\\Inbox', '\\All', '\\Junk', '\\Sent', '\\Archive']);

async function landingsOf(client: ImapFlow): Promise<readonly string[][]> {
  const folders = await client.list();
  return folders.filter(({ specialUse = '' }) => landings.has(specialUse)).map(({ path }) => [path]);
}

/** Whether the mail lies in the folder, or, `anywhere`, in one that mails to oneself land in. */
export async function lookedUp(client: ImapFlow, folder: string, messageId: string, anywhere: boolean): Promise<'there' | 'missing'> {
  const elsewhere = anywhere ? await landingsOf(client) : [];
  for (const path of [partsOf(folder), ...elsewhere]) {
    if ((await within(client, path, () => has(client, messageId))) === true) return 'there';
  }
  return 'missing';
}

type Listed = NonNullable<AnswerTo<'list'>>;

/** The mails of the open folder in a range, `kind` before their `ref`. */
async function placesIn(client: ImapFlow, range: string, uid: boolean, kind: string): Promise<Listed> {
  if (client.mailbox === false || client.mailbox.exists === 0) return [];
  const validity = client.mailbox.uidValidity;
  const mails = await client.fetchAll(range, { uid: true, size: true, envelope: true }, { uid });
  return mails.map(({ uid: number, size = 0, envelope }) => ({ ref: `${kind}/${validity}/${number}`, messageId: idOf(envelope), size }));
}

/** Mails of ours in the open inbox, which may hold any number of others: those that the server's search finds, and those among the newest. */
async function oursIn(client: ImapFlow): Promise<Listed> {
  const total = client.mailbox === false ? 0 : client.mailbox.exists;
  const hits = total === 0 ? [] : (await client.search({ header: { 'message-id': ownIds } }, { uid: true })) || [];
  const searched = hits.length === 0 ? [] : await placesIn(client, hits.join(','), true, 'inbox');
  const newest = await placesIn(client, `${Math.max(1, total - looked + 1)}:*`, false, 'inbox');
  const ours = [...searched, ...newest].filter((place) => place.messageId?.includes(ownIds) === true);
  return [...new Map(ours.map((place) => [place.ref, place])).values()];
}

/**
 * What lies in the folder; nothing where there is none. Mails that were sent lie in the inbox where no rule of the user's moves them, so
 * `anywhere` adds ours from there. A `ref` says which of the two, its UIDVALIDITY, and the mail's UID.
 */
export async function listed(client: ImapFlow, folder: string, anywhere: boolean): Promise<Listed> {
  const filed = await within(client, partsOf(folder), () => placesIn(client, '1:*', false, 'folder'));
  const inbox = anywhere ? await within(client, ['INBOX'], () => oursIn(client)) : null;
  return [...(filed ?? []), ...(inbox ?? [])];
}

/** A mail's bytes. Rejects with `folder` where the mail is not there any more, or the folder was made anew since it was listed. */
export async function fetched(client: ImapFlow, folder: string, ref: string): Promise<Buffer> {
  const [kind, validity, uid = ''] = ref.split('/');
  const source = await within(client, kind === 'inbox' ? ['INBOX'] : partsOf(folder), async () => {
    if (client.mailbox === false || String(client.mailbox.uidValidity) !== validity) return undefined;
    const mail = await client.fetchOne(uid, { source: true }, { uid: true });
    return mail === false ? undefined : mail?.source;
  });
  if (!source) throw new RouteError('folder');
  return source;
}

/** Bytes used and allowed where the folder lies, or null where the server does not say. */
export async function quotaOf(client: ImapFlow, folder: string): Promise<AnswerTo<'quota'>> {
  const path = partsOf(folder);
  const answer = await client.getQuota((await exists(client, path)) ? path : 'INBOX');
  const storage = answer === false ? undefined : answer.storage;
  return storage?.limit === undefined ? null : { used: storage.usage ?? 0, limit: storage.limit };
}

/** The largest mail in bytes that may be filed (RFC 7889), or null where the server does not say. */
export function appendLimit(client: ImapFlow): number | null {
  const told = client.capabilities.get('APPENDLIMIT');
  return typeof told === 'number' && told > 0 ? told : null;
}
