import * as v from 'valibot';
import type { MailSecret } from '../mailbox';
import { RouteError } from '../route';
import { base64UrlOf } from './base64';
import { jsonIn, jsonOf, troubleOf, webRequest } from './web-request';

/** A window of the browser's in which the user signs in. */
export type SignIn = {
  /** Where the provider has to lead back to: an address of this installation that no server has. */
  redirectUrl(): string;
  /** Opens an address and answers the one that it ended at, or null where the user closed it or, without a window, would have had to act. */
  open(url: string, how: 'window' | 'quiet'): Promise<string | null>;
};

/** What OAuth needs of the browser: the sign-in, and the time in epoch ms. */
export type OAuthMeans = { readonly signIn: SignIn; readonly now: () => number };

export type OAuthService = {
  readonly authorizeUrl: string;
  readonly tokenUrl: string;
  readonly scopes: readonly string[];
  /** What this provider wants said besides when the user signs in. */
  readonly more: Readonly<Record<string, string>>;
};

const text = v.pipe(v.string(), v.maxLength(20_000));
const tokensSchema = v.object({
  access: text,
  /** By which further access tokens come; null where the provider gave none. */
  refresh: v.nullable(text),
  /** Epoch ms from which the access token is not used any more. */
  until: v.number(),
  /** The client's secret, for providers that want one of an app that cannot keep it. */
  clientSecret: v.nullable(text),
});
export type Tokens = v.InferOutput<typeof tokensSchema>;

const answerSchema = v.object({
  access_token: text,
  refresh_token: v.optional(text),
  expires_in: v.optional(v.pipe(v.number(), v.minValue(0)), 3600),
  scope: v.optional(text),
});
const errorSchema = v.object({ error: v.pipe(v.string(), v.maxLength(100)) });

/** A minute before its end a token counts as ended. */
const margin = 60_000;

type Client = { readonly clientId: string; readonly clientSecret: string | null };

/**
 * Has the user sign in (or, quietly, be signed in as they are in the browser) by authorisation code with PKCE (RFC 7636). Rejects with `sign-in`
 * where they did not, where the answer is not to our question, or where a permission was not given.
 */
export async function signedIn(
  { signIn, now }: OAuthMeans,
  service: OAuthService,
  client: Client,
  how: 'window' | 'quiet',
  signal: AbortSignal,
): Promise<Tokens> {
  const state = random();
  const verifier = random();
  const url = new URL(service.authorizeUrl);
  const asked = {
    client_id: client.clientId,
    response_type: 'code',
    redirect_uri: signIn.redirectUrl(),
    scope: service.scopes.join(' '),
    state,
    code_challenge: base64UrlOf(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)))),
    code_challenge_method: 'S256',
    ...service.more,
    ...(how === 'quiet' && { prompt: 'none' }),
  };
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
  const ended = await signIn.open(url.href, how);
  const code = codeIn(ended, signIn.redirectUrl(), state);
  const form = { grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: signIn.redirectUrl() };
  return tokensFor(service, client, form, { now, refresh: null, signal });
}

/** 256 random bits as text. */
const random = (): string => base64UrlOf(crypto.getRandomValues(new Uint8Array(32)));

/** The code in the address that the sign-in ended at, which has to be ours and to carry our own state. */
function codeIn(ended: string | null, redirect: string, state: string): string {
  const url = ended !== null && URL.canParse(ended) ? new URL(ended) : null;
  const own = new URL(redirect);
  const isOurs = url !== null && url.origin === own.origin && url.pathname === own.pathname && url.searchParams.get('state') === state;
  const code = isOurs ? url.searchParams.get('code') : null;
  if (code === null || code === '') throw new RouteError('sign-in', errorName(isOurs ? url.searchParams.get('error') : null));
  return code;
}

const errorName = (error: string | null): string => (error ?? '').replace(/[^\w.-]/g, '').slice(0, 100);

type Around = { readonly now: () => number; readonly refresh: string | null; readonly signal: AbortSignal };

async function tokensFor(
  { tokenUrl, scopes }: OAuthService,
  { clientId, clientSecret }: Client,
  form: Readonly<Record<string, string>>,
  { now, refresh, signal }: Around,
): Promise<Tokens> {
  const body = new URLSearchParams({ ...form, client_id: clientId, ...(clientSecret !== null && { client_secret: clientSecret }) });
  const answer = await webRequest({
    url: new URL(tokenUrl),
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: body.toString(),
    signal,
  });
  const trouble = troubleOf(answer.status);
  const said = errorName(jsonIn(errorSchema, answer)?.error ?? null);
  // A client that the provider does not know is a fault of the settings; all else that it refuses a new sign-in may mend.
  if (trouble === 'wait') throw new RouteError('wait', said);
  if (trouble) throw new RouteError(/client/.test(said) ? 'setup' : 'sign-in', said);
  const { access_token, refresh_token, expires_in, scope } = jsonOf(answerSchema, answer);
  const given = scope?.split(' ');
  // Microsoft leaves `offline_access` out of what it says it gave, and both write scopes in any case.
  const missing = scopes.filter(
    (one) => one !== 'offline_access' && given && !given.some((other) => other.toLowerCase().endsWith(one.toLowerCase())),
  );
  if (missing.length > 0) throw new RouteError('sign-in', 'a permission was not given');
  return { access: access_token, refresh: refresh_token ?? refresh, until: now() + expires_in * 1000 - margin, clientSecret };
}

/** The secret's text that keeps tokens. */
export const tokensText = (tokens: Tokens): string => JSON.stringify(tokens);

/** The client's own secret that a kept secret holds, or null where it holds none. */
export function clientSecretIn(secret: string | null): string | null {
  return secret === null ? null : tokensIn(secret).clientSecret;
}

function tokensIn(secret: string | null): Tokens {
  try {
    return v.parse(tokensSchema, JSON.parse(secret ?? ''));
  } catch {
    throw new RouteError('sign-in');
  }
}

/** Answers access tokens that hold: the kept one, a refreshed one, or one of a quiet sign-in where the refresh token ended. */
export type AccessTokens = {
  get(signal: AbortSignal): Promise<string>;
  /** Says that the server did not take the last one, though it should hold. */
  spent(): void;
};

export function accessTokens(means: OAuthMeans, service: OAuthService, clientId: string, secret: MailSecret): AccessTokens {
  let isSpent = false;
  return {
    spent: () => {
      isSpent = true;
    },
    async get(signal) {
      const kept = tokensIn(await secret.read());
      if (!isSpent && means.now() < kept.until) return kept.access;
      const fresh = await renewed(means, service, { clientId, clientSecret: kept.clientSecret }, kept.refresh, signal);
      isSpent = false;
      await secret.write(tokensText(fresh));
      return fresh.access;
    },
  };
}

async function renewed(
  means: OAuthMeans,
  service: OAuthService,
  client: Client,
  refresh: string | null,
  signal: AbortSignal,
): Promise<Tokens> {
  if (refresh === null) return signedIn(means, service, client, 'quiet', signal);
  try {
    return await tokensFor(service, client, { grant_type: 'refresh_token', refresh_token: refresh }, { now: means.now, refresh, signal });
  } catch (error) {
    // Microsoft's end after a day in a browser; who is still signed in there is asked nothing.
    if (error instanceof RouteError && error.trouble === 'sign-in') return signedIn(means, service, client, 'quiet', signal);
    throw error;
  }
}
