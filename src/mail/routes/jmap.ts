import * as v from 'valibot';
import type { RouteMaker } from '../mailbox';
import { type MailPlace, type ReadyMail, type Route, RouteError } from '../route';
import { jmapCall, jmapTrouble } from './jmap-calls';
import { jmapFolder, jmapMadeFolder } from './jmap-folders';
import { jmapSession, jmapSettingsSchema, type JmapSession, type JmapSettings } from './jmap-session';
import { draft, jmapSubmit } from './jmap-submit';
import { expectSuccess, jsonOf, webRequest } from './web-request';

export { jmapSettingsSchema };

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(1000));
const uploadedSchema = v.object({ blobId: id });
const importedSchema = v.object({
  created: v.nullish(v.record(v.string(), v.object({ id }))),
  notCreated: v.nullish(v.record(v.string(), v.looseObject({ type: v.string(), existingId: v.optional(id) }))),
});
const updatedSchema = v.object({ notUpdated: v.nullish(v.record(v.string(), v.unknown())) });
const queriedSchema = v.object({ ids: v.array(id) });
const placesSchema = v.object({
  list: v.array(v.object({ blobId: id, size: v.number(), messageId: v.optional(v.nullable(v.array(v.string())), null) })),
});

/** Files mails through JMAP (RFC 8620, 8621), straight from the browser. The secret is the password, or a token where no user is named. */
export const jmapRoute: RouteMaker = ({ settings, from, to }, secret) => {
  const held = v.safeParse(jmapSettingsSchema, settings);
  if (!held.success) throw new RouteError('setup');
  let opened: JmapSession | null = null;
  const session = async (signal: AbortSignal): Promise<JmapSession> => {
    const password = await secret.read();
    if (password === null) throw new RouteError('sign-in');
    return (opened ??= await jmapSession(held.output, password, signal));
  };
  return routeOver(session, held.output, { from, to });
};

type Envelope = { readonly from: string; readonly to: readonly string[] };

function routeOver(open: (signal: AbortSignal) => Promise<JmapSession>, { sends }: JmapSettings, envelope: Envelope): Route {
  return {
    limit: async (signal) => (await open(signal)).largestUpload,
    async deliver(mail, folder, signal) {
      const session = await open(signal);
      const mailbox = await jmapMadeFolder(session, folder, signal);
      const left = sends ? await found(session, [{ inMailbox: mailbox }, ofMessage(mail.messageId)], signal) : undefined;
      const email = left ?? (await imported(session, { mail, mailbox, sends }, signal));
      if (sends) await jmapSubmit(session, email, envelope, signal);
      return { at: Date.now(), answer: email };
    },
    async lookUp(messageId, folder, signal) {
      const session = await open(signal);
      const mailbox = await jmapFolder(session, folder, signal);
      if (mailbox === null) return 'missing';
      const conditions = [{ inMailbox: mailbox }, ofMessage(messageId), ...(sends ? [{ notKeyword: draft }] : [])];
      return (await found(session, conditions, signal)) === undefined ? 'missing' : 'there';
    },
    async list(folder, signal) {
      const session = await open(signal);
      const mailbox = await jmapFolder(session, folder, signal);
      return mailbox === null ? [] : placesIn(session, mailbox, signal);
    },
    async fetch({ ref }, _folder, signal) {
      const { downloadOf, authorization } = await open(signal);
      const answer = await webRequest({ url: downloadOf(ref), headers: { authorization }, signal });
      return expectSuccess(answer).bytes;
    },
  };
}

const ofMessage = (messageId: string) => ({ header: ['Message-ID', bare(messageId)] });

/** The first mail for which all conditions hold. */
async function found(session: JmapSession, conditions: readonly object[], signal: AbortSignal): Promise<string | undefined> {
  const query = { filter: { operator: 'AND', conditions }, limit: 1 };
  return (await jmapCall(session, ['Email/query', query, queriedSchema], { signal })).ids[0];
}

const bare = (messageId: string): string => messageId.replace(/^<|>$/g, '');

type Import = { readonly mail: ReadyMail; readonly mailbox: string; readonly sends: boolean };

/** Uploads a mail and files it; the id it has then. What is to be sent is a draft until the server has taken it for sending. */
async function imported(session: JmapSession, { mail, mailbox, sends }: Import, signal: AbortSignal): Promise<string> {
  const headers = { authorization: session.authorization, 'content-type': 'message/rfc822' };
  const uploaded = await webRequest({ url: session.upload, method: 'POST', headers, body: mail.bytes, signal });
  const { blobId } = jsonOf(uploadedSchema, expectSuccess(uploaded));
  const receivedAt = new Date(mail.date).toISOString().replace(/\.\d+/, '');
  const keywords = { $seen: true, ...(sends && { [draft]: true }) };
  const emails = { mail: { blobId, mailboxIds: { [mailbox]: true }, keywords, receivedAt } };
  const whenCut = 'may-be-sent';
  const { created, notCreated } = await jmapCall(session, ['Email/import', { emails }, importedSchema], { signal, whenCut });
  const made = created?.['mail'];
  if (made) return made.id;
  const refused = notCreated?.['mail'];
  if (refused?.type !== 'alreadyExists' || refused.existingId === undefined) throw jmapTrouble(refused);
  // The same mail lies somewhere already, in the bin perhaps: it is to lie in the folder.
  const update = { [refused.existingId]: { [`mailboxIds/${mailbox}`]: true } };
  const { notUpdated } = await jmapCall(session, ['Email/set', { update }, updatedSchema], { signal });
  const fault = notUpdated?.[refused.existingId];
  if (fault !== undefined) throw jmapTrouble(fault);
  return refused.existingId;
}

/** What lies in a mailbox, the first received first, asked for page by page. */
async function placesIn(session: JmapSession, mailbox: string, signal: AbortSignal): Promise<readonly MailPlace[]> {
  const places: MailPlace[] = [];
  const sort = [{ property: 'receivedAt', isAscending: true }];
  // A server may give fewer than were asked for.
  for (let position = 0; ;) {
    const query = { filter: { inMailbox: mailbox }, sort, position, limit: session.mostObjects };
    const { ids } = await jmapCall(session, ['Email/query', query, queriedSchema], { signal });
    if (ids.length === 0) return places;
    const get = { ids, properties: ['blobId', 'size', 'messageId'] };
    const { list } = await jmapCall(session, ['Email/get', get, placesSchema], { signal });
    for (const { blobId, size, messageId } of list) places.push({ ref: blobId, size, messageId: bracketed(messageId?.[0]) });
    position += ids.length;
  }
}

const bracketed = (messageId: string | undefined): string | null => (messageId === undefined ? null : `<${bare(messageId)}>`);
