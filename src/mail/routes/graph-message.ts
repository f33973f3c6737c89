import * as v from 'valibot';
import { type ReadyMail, RouteError } from '../route';
import { base64Of } from './base64';
import { graphAnswer, graphCall, graphDelete, type Graph } from './graph-calls';
import { partsOfMail, type MailParts } from './graph-parts';
import { isSafeAddress, troubleOf, webRequest } from './web-request';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(1000));
export const messageSchema = v.object({ id });
const messagesSchema = v.object({ value: v.array(messageSchema) });
const sessionSchema = v.object({ uploadUrl: v.pipe(v.string(), v.maxLength(10_000), v.url()) });

/** Attachments from this size on go by an upload session, in pieces of a multiple of 320 KiB below 4 MB. */
const largeFile = 3_000_000;
const pieceSize = 10 * 320 * 1024;

/**
 * Makes a mail in the folder of drafts, file by file, and moves it when it is whole, so that in its folder there is never a part of one. What
 * an earlier try left among the drafts goes first.
 */
export async function graphFiled(graph: Graph, mail: ReadyMail, folder: string, signal: AbortSignal): Promise<string> {
  for (const { id: left } of await withMessageId(graph, 'drafts', mail.messageId, signal)) await graphDelete(graph, left, signal);
  const parts = partsOfMail(mail.bytes);
  const made = await graphCall(graph, 'messages', messageSchema, { signal, post: messageOf(mail, parts) });
  for (const file of parts.files) await attached(graph, made.id, file, signal);
  const post = { destinationId: folder };
  const path = `messages/${encodeURIComponent(made.id)}/move`;
  return (await graphCall(graph, path, messageSchema, { signal, post, whenCut: 'may-be-sent' })).id;
}

/** The messages of a folder with this Message-ID. */
export async function withMessageId(graph: Graph, folder: string, messageId: string, signal: AbortSignal) {
  const query = new URLSearchParams({ $filter: `internetMessageId eq '${messageId.replaceAll("'", "''")}'`, $select: 'id' });
  return (await graphCall(graph, `mailFolders/${encodeURIComponent(folder)}/messages?${query}`, messagesSchema, { signal })).value;
}

/**
 * Our own headers. Graph takes at most five, which is how many names we have, and keeps one of each name: what a mail says in several of one name
 * stands in one, parted by commas.
 */
function ownHeaders(headers: MailParts['headers']): readonly { readonly name: string; readonly value: string }[] {
  const values = new Map<string, string>();
  for (const [name, value] of headers) {
    if (/^x-liaocun-/i.test(name)) values.set(name, values.has(name) ? `${values.get(name)}, ${value}` : value);
  }
  return [...values].map(([name, value]) => ({ name, value }));
}

/** The mail as Graph describes one. The properties (MAPI) say that it is read and no draft, and when it was sent and received. */
function messageOf({ messageId, subject, from, to, date }: ReadyMail, { headers, html }: MailParts): object {
  const at = new Date(date).toISOString();
  const sender = { emailAddress: { address: from } };
  return {
    subject,
    internetMessageId: messageId,
    body: { contentType: 'html', content: html },
    from: sender,
    sender,
    toRecipients: to.map((address) => ({ emailAddress: { address } })),
    isRead: true,
    internetMessageHeaders: ownHeaders(headers),
    singleValueExtendedProperties: [
      { id: 'Integer 0x0E07', value: '1' },
      { id: 'SystemTime 0x0039', value: at },
      { id: 'SystemTime 0x0E06', value: at },
    ],
  };
}

type File = MailParts['files'][number];

async function attached(graph: Graph, message: string, { name, type, bytes }: File, signal: AbortSignal): Promise<void> {
  const path = `messages/${encodeURIComponent(message)}/attachments`;
  if (bytes.length < largeFile) {
    const post = { '@odata.type': '#microsoft.graph.fileAttachment', name, contentType: type, contentBytes: base64Of(bytes) };
    await graphAnswer(graph, path, { signal, post });
    return;
  }
  const post = { AttachmentItem: { attachmentType: 'file', name, contentType: type, size: bytes.length } };
  const { uploadUrl } = await graphCall(graph, `${path}/createUploadSession`, sessionSchema, { signal, post });
  await uploaded(new URL(uploadUrl), bytes, signal);
}

/** The upload's address is its own key: our token does not go there. */
async function uploaded(url: URL, bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal): Promise<void> {
  if (!isSafeAddress(url)) throw new RouteError('setup', 'no address to upload to');
  for (let from = 0; from < bytes.length; from += pieceSize) {
    const body = bytes.slice(from, from + pieceSize);
    const range = `bytes ${from}-${from + body.length - 1}/${bytes.length}`;
    const headers = { 'content-type': 'application/octet-stream', 'content-range': range };
    const answer = await webRequest({ url, method: 'PUT', headers, body, signal });
    const trouble = troubleOf(answer.status);
    if (trouble) throw new RouteError(trouble === 'sign-in' ? 'wait' : trouble, `HTTP ${answer.status}`);
  }
}
