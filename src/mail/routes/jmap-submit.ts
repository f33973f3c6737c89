import * as v from 'valibot';
import { RouteError } from '../route';
import { jmapCall, jmapTrouble } from './jmap-calls';
import type { JmapSession } from './jmap-session';

/** The keyword of a mail that was not taken for sending yet. */
export const draft = '$draft';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(1000));
const keywordsSchema = v.object({ list: v.array(v.object({ keywords: v.record(v.string(), v.boolean()) })) });
const identitiesSchema = v.object({ list: v.array(v.object({ id, email: v.string() })) });
const submittedSchema = v.object({
  created: v.nullish(v.record(v.string(), v.object({ id }))),
  notCreated: v.nullish(v.record(v.string(), v.unknown())),
});

/** Has a filed draft sent, once: what is a draft no longer was taken for sending before. */
export async function jmapSubmit(
  session: JmapSession,
  email: string,
  { from, to }: { readonly from: string; readonly to: readonly string[] },
  signal: AbortSignal,
): Promise<void> {
  const { list } = await jmapCall(session, ['Email/get', { ids: [email], properties: ['keywords'] }, keywordsSchema], { signal });
  if (list[0]?.keywords[draft] !== true) return;
  const identityId = await identityOf(session, from, signal);
  const envelope = { mailFrom: { email: from }, rcptTo: to.map((address) => ({ email: address })) };
  const create = { sent: { identityId, emailId: email, envelope } };
  const more = { create, onSuccessUpdateEmail: { '#sent': { [`keywords/${draft}`]: null } } };
  const { created, notCreated } = await jmapCall(session, ['EmailSubmission/set', more, submittedSchema], {
    signal,
    whenCut: 'may-be-sent',
  });
  if (!created?.['sent']) throw jmapTrouble(notCreated?.['sent']);
}

async function identityOf(session: JmapSession, from: string, signal: AbortSignal): Promise<string> {
  const { list } = await jmapCall(session, ['Identity/get', { ids: null }, identitiesSchema], { signal });
  const domain = from.slice(from.lastIndexOf('@'));
  // A server that names no address for an identity judges the sender itself.
  const wanted = [from.toLowerCase(), `*${domain.toLowerCase()}`, ''];
  const own = wanted.map((address) => list.find(({ email }) => email.toLowerCase() === address)).find((one) => one !== undefined);
  if (!own) throw new RouteError('setup', 'the server lets nobody send from this address');
  return own.id;
}
