import { type Heard, type Pretend, type Said, startPretend } from '../mail-servers/pretend.ts';

/** A local server that answers the few JMAP methods by which mails are filed and looked up; Cyrus stands for real ones in its own tests. */
export type PretendJmap = Pretend & {
  /** What was filed, by its folder. */
  readonly mails: readonly { readonly folder: string; readonly bytes: Buffer }[];
};

type Folder = { readonly id: string; readonly name: string };
type Mail = { readonly folder: string; readonly bytes: Buffer };

const asArray = (bytes: Buffer): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);
const messageIdOf = (bytes: Buffer): string => /^Message-ID: <(.*)>\r$/m.exec(bytes.toString('latin1'))?.[1] ?? '';

function answerTo(name: string, args: Record<string, never>, folders: Folder[], mails: Mail[], uploads: readonly Buffer[]): object {
  const { create, emails, filter, ids } = args as Record<string, never> & {
    create?: { folder: { name: string } };
    emails?: { mail: { blobId: string; mailboxIds: Record<string, true> } };
    filter?: { conditions?: readonly { inMailbox?: string; header?: readonly [string, string] }[]; inMailbox?: string };
    ids?: readonly string[];
  };
  if (name === 'Mailbox/get') return { list: folders.map((one) => ({ ...one, parentId: null, role: null })) };
  if (name === 'Mailbox/set' && create) {
    const id = `f${folders.length}`;
    folders.push({ id, name: create.folder.name });
    return { created: { folder: { id } } };
  }
  if (name === 'Email/import' && emails) {
    const folder = folders.find(({ id }) => Object.hasOwn(emails.mail.mailboxIds, id))?.name ?? '';
    const bytes = uploads[Number(emails.mail.blobId)] ?? Buffer.alloc(0);
    const known = mails.findIndex((one) => one.bytes.equals(bytes));
    // Firefox asks again by itself where a connection ends without an answer; servers know a mail that they have (RFC 8621, section 4.8).
    if (known >= 0) return { notCreated: { mail: { type: 'alreadyExists', existingId: `m${known}` } } };
    mails.push({ folder, bytes });
    return { created: { mail: { id: `m${mails.length - 1}` } } };
  }
  if (name === 'Email/query') {
    const wanted = filter?.conditions?.find(({ header }) => header)?.header?.[1];
    const found = mails.flatMap(({ bytes }, index) => (wanted === undefined || messageIdOf(bytes) === wanted ? [`m${index}`] : []));
    return { ids: wanted === undefined && args['position'] !== 0 ? [] : found };
  }
  if (name === 'Email/get') {
    const list = (ids ?? []).map((id) => ({
      id,
      blobId: id,
      size: 1,
      messageId: [messageIdOf(mails[Number(id.slice(1))]?.bytes ?? Buffer.alloc(0))],
    }));
    return { list };
  }
  return {};
}

export async function startJmap(): Promise<PretendJmap> {
  const [folders, mails, uploads]: [Folder[], Mail[], Buffer[]] = [[], [], []];
  const answer = ({ method, url, body }: Heard, base: string): Said => {
    if (url.pathname === '/.well-known/jmap') {
      const capabilities = { 'urn:ietf:params:jmap:core': { maxSizeUpload: 10_000_000, maxObjectsInGet: 50 } };
      const paths = { apiUrl: `${base}/api`, uploadUrl: `${base}/upload`, downloadUrl: `${base}/blob/{blobId}` };
      return { body: { ...paths, capabilities, primaryAccounts: { 'urn:ietf:params:jmap:mail': 'a' } } };
    }
    if (url.pathname === '/upload') return { body: { blobId: String(uploads.push(body) - 1) } };
    if (url.pathname.startsWith('/blob/')) return { body: mails[Number(url.pathname.slice(7))]?.bytes };
    if (method !== 'POST') return { status: 404, body: {} };
    const { methodCalls } = JSON.parse(asArray(body).length === 0 ? '{}' : body.toString());
    const [name, args] = methodCalls[0];
    return { body: { methodResponses: [[name, answerTo(name, args, folders, mails, uploads), 'a']] } };
  };
  return Object.assign(await startPretend(answer), { mails });
}
