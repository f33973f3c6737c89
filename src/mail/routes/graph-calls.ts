import * as v from 'valibot';
import { RouteError, type RouteTrouble } from '../route';
import { jsonIn, jsonOf, troubleOf, type WebAnswer, type WebRequest } from './web-request';

/** Where Microsoft's servers are; tests name others. */
export type MicrosoftHosts = { readonly login: string; readonly graph: string };
export const microsoftHosts: MicrosoftHosts = { login: 'https://login.microsoftonline.com', graph: 'https://graph.microsoft.com' };

/** Microsoft Graph (v1.0) for one user: where it is and how it is asked. */
export type Graph = { readonly base: string; readonly ask: (request: WebRequest) => Promise<WebAnswer> };

const errorSchema = v.object({ error: v.object({ code: v.string() }) });

/** What a code of Graph's says; the status decides about the others. */
const troubles: readonly (readonly [code: RegExp, trouble: RouteTrouble])[] = [
  [/^(?:InvalidAuthenticationToken|ErrorAccessDenied|Authorization_RequestDenied)$/, 'sign-in'],
  [/^(?:ErrorQuotaExceeded|ErrorMailboxStoreFull|quotaLimitReached)$/i, 'full'],
  [/^(?:ErrorMessageSizeExceeded|ErrorAttachmentSizeLimitExceeded|RequestEntityTooLarge)$/, 'too-large'],
  [/^(?:ErrorServerBusy|ErrorMailboxMoveInProgress|ApplicationThrottled|TooManyRequests|ErrorTimeoutExpired)$/, 'wait'],
  [/^(?:MailboxNotEnabledForRESTAPI|MailboxNotSupportedForRESTAPI)$/, 'setup'],
];

/** Rejects what Graph refused. */
export function expectGraph(answer: WebAnswer): WebAnswer {
  const byStatus = troubleOf(answer.status);
  if (!byStatus) return answer;
  const code = (jsonIn(errorSchema, answer)?.error.code ?? '').replace(/[^\w.-]/g, '').slice(0, 60);
  const trouble = troubles.find(([pattern]) => pattern.test(code))?.[1] ?? byStatus;
  throw new RouteError(trouble, `HTTP ${answer.status} ${code}`.trim());
}

/** Ids stay the same when a mail is moved. */
const headers = { prefer: 'IdType="ImmutableId"', accept: 'application/json' };

type Call = {
  readonly signal: AbortSignal;
  readonly post?: object;
  readonly whenCut?: 'may-be-sent';
};

/** One call below `/v1.0/me/`, or of a whole address that an answer named as the next page; its answer held against `schema`. */
export async function graphCall<Schema extends v.GenericSchema>(
  graph: Graph,
  path: string,
  schema: Schema,
  call: Call,
): Promise<v.InferOutput<Schema>> {
  return jsonOf(schema, await graphAnswer(graph, path, call));
}

/** The same, for answers that are no JSON. */
export async function graphAnswer({ base, ask }: Graph, path: string, { signal, post, whenCut }: Call): Promise<WebAnswer> {
  const url = new URL(path, `${base}/v1.0/me/`);
  if (url.origin !== new URL(base).origin) throw new RouteError('setup', 'a page at another host');
  const posting = post && {
    method: 'POST' as const,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(post),
  };
  return expectGraph(await ask({ url, signal, headers, ...posting, ...(whenCut && { whenCut }) }));
}

/** Takes a message away for good; one that is gone already is no fault. */
export async function graphDelete({ base, ask }: Graph, id: string, signal: AbortSignal): Promise<void> {
  const url = new URL(`messages/${encodeURIComponent(id)}`, `${base}/v1.0/me/`);
  const answer = await ask({ url, signal, headers, method: 'DELETE' });
  if (answer.status !== 404) expectGraph(answer);
}
