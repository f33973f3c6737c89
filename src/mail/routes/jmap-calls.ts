import * as v from 'valibot';
import { RouteError, type RouteTrouble } from '../route';
import { jmapUses, type JmapSession } from './jmap-session';
import { expectSuccess, jsonIn, jsonOf, webRequest, type WebRequest } from './web-request';

type Arguments = Readonly<Record<string, unknown>>;

const responseSchema = v.object({
  methodResponses: v.pipe(v.array(v.tuple([v.string(), v.record(v.string(), v.unknown()), v.string()])), v.maxLength(50)),
});
/** A request that was refused whole (RFC 7807). */
const problemSchema = v.object({ type: v.string() });
const errorSchema = v.object({ type: v.pipe(v.string(), v.maxLength(200)) });

/** Of methods and of single objects; what is not here is `refused`. */
const troubles: Readonly<Record<string, RouteTrouble>> = {
  serverUnavailable: 'wait',
  serverFail: 'wait',
  serverPartialFail: 'wait',
  rateLimit: 'wait',
  stateMismatch: 'wait',
  blobNotFound: 'wait',
  'urn:ietf:params:jmap:error:limit': 'wait',
  unknownMethod: 'setup',
  accountNotFound: 'setup',
  accountNotSupportedByMethod: 'setup',
  'urn:ietf:params:jmap:error:unknownCapability': 'setup',
  noFromEmail: 'setup',
  overQuota: 'full',
  maxQuotaReached: 'full',
  tooLarge: 'too-large',
  requestTooLarge: 'too-large',
  mailboxNotFound: 'folder',
};

/** What an error of the server's says, as trouble; only its name is kept. */
export function jmapTrouble(error: unknown): RouteError {
  const { type } = v.parse(v.fallback(errorSchema, { type: 'unknown' }), error);
  return new RouteError(troubles[type] ?? 'refused', type.replace(/[^\w:. -]/g, ''));
}

/** One method call; its answer's arguments held against `schema`. Rejects with the trouble that the server's error says. */
export async function jmapCall<Schema extends v.GenericSchema>(
  session: JmapSession,
  [name, more, schema]: readonly [name: string, more: Arguments, schema: Schema],
  { signal, whenCut = 'wait' }: Pick<WebRequest, 'signal' | 'whenCut'>,
): Promise<v.InferOutput<Schema>> {
  const { core, mail, submission } = jmapUses;
  const using = /^(?:EmailSubmission|Identity)\//.test(name) ? [core, mail, submission] : [core, mail];
  const answer = await webRequest({
    url: session.api,
    method: 'POST',
    headers: { authorization: session.authorization, accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify({ using, methodCalls: [[name, { accountId: session.account, ...more }, 'a']] }),
    signal,
    whenCut,
  });
  const problem = answer.status === 400 || answer.status === 429 ? jsonIn(problemSchema, answer) : null;
  if (problem) throw jmapTrouble(problem);
  const { methodResponses } = jsonOf(responseSchema, expectSuccess(answer));
  const [said, found] = methodResponses[0] ?? ['error', {}];
  if (said !== name) throw jmapTrouble(found);
  const held = v.safeParse(schema, found);
  if (!held.success) throw new RouteError('setup', 'an answer that is not as documented');
  return held.output;
}
