import * as v from 'valibot';
import { RouteError, type RouteTrouble } from '../route';
import { jsonIn, jsonOf, troubleOf, type WebAnswer, type WebRequest } from './web-request';

/** Where Google's servers are; tests name others. */
export type GoogleHosts = { readonly accounts: string; readonly tokens: string; readonly gmail: string };
export const googleHosts: GoogleHosts = {
  accounts: 'https://accounts.google.com',
  tokens: 'https://oauth2.googleapis.com',
  gmail: 'https://gmail.googleapis.com',
};

/** The Gmail API (v1) for one user: where it is and how it is asked. */
export type Gmail = { readonly base: string; readonly ask: (request: WebRequest) => Promise<WebAnswer> };

const reasonsSchema = v.object({
  error: v.object({
    errors: v.optional(v.array(v.object({ reason: v.optional(v.string(), '') })), []),
    status: v.optional(v.string(), ''),
  }),
});

/** What a reason that Google gives says; the status decides about the others. */
const troubles: readonly (readonly [reason: RegExp, trouble: RouteTrouble])[] = [
  [/^(?:rateLimitExceeded|userRateLimitExceeded|dailyLimitExceeded|backendError)$/, 'wait'],
  [/^(?:insufficientPermissions|authError|ACCESS_TOKEN_SCOPE_INSUFFICIENT)$/, 'sign-in'],
  [/^(?:accessNotConfigured|failedPrecondition|domainPolicy)$/, 'setup'],
  [/^(?:quotaExceeded|storageQuotaExceeded)$/, 'full'],
  [/^(?:uploadTooLarge|messageTooLarge)$/, 'too-large'],
];

/** Rejects what Google refused. */
export function expectGmail(answer: WebAnswer): WebAnswer {
  const byStatus = troubleOf(answer.status);
  if (!byStatus) return answer;
  const { errors, status } = jsonIn(reasonsSchema, answer)?.error ?? { errors: [], status: '' };
  const reason = (errors[0]?.reason ?? status).replace(/[^\w.-]/g, '').slice(0, 60);
  const trouble = troubles.find(([pattern]) => pattern.test(reason))?.[1] ?? byStatus;
  throw new RouteError(trouble, `HTTP ${answer.status} ${reason}`.trim());
}

/** One call of the API; its answer held against `schema`. */
export async function gmailCall<Schema extends v.GenericSchema>(
  { base, ask }: Gmail,
  path: string,
  schema: Schema,
  { signal, create }: { readonly signal: AbortSignal; readonly create?: object },
): Promise<v.InferOutput<Schema>> {
  const url = new URL(`${base}/gmail/v1/users/me/${path}`);
  const posting = create && { method: 'POST' as const, headers: { 'content-type': 'application/json' }, body: JSON.stringify(create) };
  return jsonOf(schema, expectGmail(await ask({ url, signal, ...posting })));
}
