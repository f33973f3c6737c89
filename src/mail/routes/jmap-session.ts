import * as v from 'valibot';
import { RouteError } from '../route';
import { base64Of } from './base64';
import { expectSuccess, isSafeAddress, jsonOf, webRequest } from './web-request';

export const jmapSettingsSchema = v.object({
  /** The server (`https://mail.example`) or its session resource (`https://api.mail.example/jmap/session`). */
  url: v.pipe(v.string(), v.maxLength(2000), v.url()),
  /** Who signs in with a password; null where the secret is a token. */
  user: v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(320), v.regex(/^[^:\p{Cc}]+$/u))),
  /** Whether the mail is also sent to its receivers; else it is filed in the user's own mailbox and nowhere else. */
  sends: v.boolean(),
});
export type JmapSettings = v.InferOutput<typeof jmapSettingsSchema>;

/** The capabilities (RFC 8620, section 1.8) that our calls use. */
export const jmapUses = {
  core: 'urn:ietf:params:jmap:core',
  mail: 'urn:ietf:params:jmap:mail',
  submission: 'urn:ietf:params:jmap:submission',
} as const;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const sessionSchema = v.object({
  apiUrl: v.string(),
  uploadUrl: v.string(),
  downloadUrl: v.string(),
  primaryAccounts: v.record(v.string(), v.string()),
  capabilities: v.object({ [jmapUses.core]: v.object({ maxSizeUpload: count, maxObjectsInGet: count }) }),
});

/** A session: where calls, uploads and downloads go, and what the server takes. */
export type JmapSession = {
  readonly account: string;
  readonly authorization: string;
  readonly api: URL;
  readonly upload: URL;
  readonly downloadOf: (blob: string) => URL;
  readonly largestUpload: number;
  readonly mostObjects: number;
};

/** What goes with every request of a session. */
export function jmapAuthorization({ user }: Pick<JmapSettings, 'user'>, secret: string): string {
  return user === null ? `Bearer ${secret}` : `Basic ${base64Of(new TextEncoder().encode(`${user}:${secret}`))}`;
}

/** Finds the session of a user: at the address itself, or where the host says (RFC 8620, section 2.2). */
export async function jmapSession(settings: JmapSettings, secret: string, signal: AbortSignal): Promise<JmapSession> {
  const authorization = jmapAuthorization(settings, secret);
  const given = new URL(settings.url);
  const url = given.pathname === '/' ? new URL('/.well-known/jmap', given) : given;
  const answer = await webRequest({ url, headers: { authorization, accept: 'application/json' }, signal, redirect: 'follow' });
  // A browser takes the credentials off a request that is led to another origin, and so it should: the user names that one.
  if (answer.status === 401 && answer.url.origin !== url.origin) throw new RouteError('setup', `the server is at ${answer.url.host}`);
  if (answer.status === 404) throw new RouteError('setup', 'HTTP 404');
  const { apiUrl, uploadUrl, downloadUrl, primaryAccounts, capabilities } = jsonOf(sessionSchema, expectSuccess(answer));
  const account = primaryAccounts[jmapUses.mail];
  if (account === undefined) throw new RouteError('setup', 'no mail account');
  const at = (template: string, blob = ''): URL => addressIn(template, { accountId: account, blobId: blob }, answer.url);
  const { maxSizeUpload, maxObjectsInGet } = capabilities[jmapUses.core];
  return {
    account,
    authorization,
    api: at(apiUrl),
    upload: at(uploadUrl),
    downloadOf: (blob) => at(downloadUrl, blob),
    largestUpload: maxSizeUpload,
    mostObjects: Math.max(1, Math.min(500, maxObjectsInGet)),
  };
}

/** An address of the session with its `{names}` filled in, held to be safe for credentials. */
function addressIn(template: string, more: Readonly<Record<string, string>>, base: URL): URL {
  const names: Readonly<Record<string, string>> = { ...more, name: 'mail.eml', type: 'message/rfc822' };
  const filled = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(names[name] ?? ''));
  const url = URL.canParse(filled, base) ? new URL(filled, base) : null;
  if (!url || !isSafeAddress(url)) throw new RouteError('setup', 'the session names an address that is not https');
  return url;
}
