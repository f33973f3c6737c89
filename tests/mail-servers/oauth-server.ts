import { createHash } from 'node:crypto';
import type { SignIn } from '../../src/mail/routes/oauth';
import type { Heard, Said } from './pretend.ts';

/** A provider's authorisation by code and PKCE (RFC 6749, 7636), as Google and Microsoft document theirs. */
export type OAuthServer = {
  /** The answer to the page on which the user signs in, who agrees at once. */
  readonly authorize: (heard: Heard) => Said;
  /** The answer to a request for tokens. */
  readonly tokens: (heard: Heard) => Said;
  /** Whether a request carries an access token that holds. */
  readonly lets: (heard: Heard) => boolean;
  /** Ends every access token, and every refresh token too. */
  readonly end: (what: 'access' | 'all') => void;
  /** The browser's side: the user signs in, or closes the window, or the answer is forged. */
  readonly signIn: (how?: {
    readonly user?: 'agrees' | 'closes' | 'denies';
    readonly forge?: (url: URL) => void;
    readonly grants?: string;
  }) => SignIn;
  /** The addresses that were opened. */
  readonly opened: readonly URL[];
};

const redirect = 'https://abcdefghijklmnop.chromiumapp.org/';

const refused = (error: string): Said => ({ status: 400, body: { error, error_description: 'told to nobody' } });

type Code = { readonly challenge: string; readonly scope: string; readonly redirect: string };

/** `clientSecret` is what the provider wants of the client besides its id, or null where a client that sends one is refused. */
export function oauthServer(clientSecret: string | null): OAuthServer {
  const codes = new Map<string, Code>();
  const access = new Set<string>();
  const refresh = new Map<string, string>();
  const opened: URL[] = [];
  let made = 0;
  const given = (scope: string): Said => {
    const [one, other] = [`access-${++made}`, `refresh-${made}`];
    access.add(one);
    refresh.set(other, scope);
    return { body: { access_token: one, refresh_token: other, expires_in: 3600, token_type: 'Bearer', scope } };
  };
  /** The address that the user is led back to once they agreed, or denied it. */
  const ledBack = (asked: URL, user: 'agrees' | 'denies', grants?: string): URL => {
    opened.push(asked);
    const back = new URL(asked.searchParams.get('redirect_uri') ?? '');
    back.searchParams.set('state', asked.searchParams.get('state') ?? '');
    if (user === 'denies') {
      back.searchParams.set('error', 'access_denied');
      return back;
    }
    const code = `code-${++made}`;
    codes.set(code, {
      challenge: asked.searchParams.get('code_challenge') ?? '',
      scope: grants ?? asked.searchParams.get('scope') ?? '',
      redirect: `${back.origin}${back.pathname}`,
    });
    back.searchParams.set('code', code);
    return back;
  };
  return {
    opened,
    authorize: ({ url }) => ({ status: 302, headers: { location: ledBack(url, 'agrees').href } }),
    tokens({ body }) {
      const form = new URLSearchParams(body.toString());
      if (form.get('client_id') !== 'our-client' || form.get('client_secret') !== clientSecret) return refused('invalid_client');
      const known = refresh.get(form.get('refresh_token') ?? '');
      if (form.get('grant_type') === 'refresh_token') return known === undefined ? refused('invalid_grant') : given(known);
      const code = codes.get(form.get('code') ?? '');
      codes.delete(form.get('code') ?? '');
      const hash = createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url');
      return code?.challenge === hash && form.get('redirect_uri') === code.redirect ? given(code.scope) : refused('invalid_grant');
    },
    lets: ({ headers }) => access.has((headers.authorization ?? '').replace('Bearer ', '')),
    end(what) {
      access.clear();
      if (what === 'all') refresh.clear();
    },
    signIn: ({ user = 'agrees', forge, grants } = {}) => ({
      redirectUrl: () => redirect,
      async open(address, how) {
        const asked = new URL(address);
        if (user === 'closes' || (how === 'quiet' && asked.searchParams.get('prompt') !== 'none')) return null;
        const back = ledBack(asked, user, grants);
        forge?.(back);
        return back.href;
      },
    }),
  };
}
