import type { MailSecret } from '../../src/mail/mailbox.ts';
import type { Route } from '../../src/mail/route.ts';
import { connectGmail, gmailRoute } from '../../src/mail/routes/gmail.ts';
import { connectGraph, graphRoute } from '../../src/mail/routes/graph.ts';
import type { FaultyWay } from '../mail-servers/fault-run.ts';
import { startGmail } from '../mail-servers/gmail-server.ts';
import { startGraph } from '../mail-servers/graph-server.ts';
import { aMail, keptSecret, never } from '../mail-servers/mails.ts';
import type { OAuthServer } from '../mail-servers/oauth-server.ts';
import { freePort } from '../mail-servers/ports.ts';
import type { Heard, Pretend, Said } from '../mail-servers/pretend.ts';
import { startUntrusted } from './untrusted.ts';
import { webFaults, type WebFault } from './web-faults.ts';

type Ready = { readonly way: FaultyWay<WebFault>; readonly close: () => Promise<void> };
type Host = { readonly url: string };

/** What of a provider's pretended server differs from another's. */
type Provider = {
  readonly server: Pretend & { readonly oauth: OAuthServer };
  readonly connect: (secret: MailSecret) => Promise<MailSecret>;
  readonly routeAt: (host: Host, secret: MailSecret, user: 'agrees' | 'closes') => Route;
  /** Whether a request is the first of those that file a mail, and the one after which it is filed. */
  readonly isFirst: (heard: Heard) => boolean;
  readonly isLast: (heard: Heard) => boolean;
  readonly said: Readonly<Record<'busy' | 'too-large' | 'full', Said>>;
  readonly lying: FaultyWay<WebFault>['lying'];
};

const signedOut: Said = {
  status: 401,
  body: { error: { code: 'InvalidAuthenticationToken', message: '', errors: [{ reason: 'authError' }] } },
};
const noGrant: Said = { status: 400, body: { error: 'invalid_grant' } };

async function ready({ server, connect, routeAt, isFirst, isLast, said, lying }: Provider): Promise<Ready> {
  const untrusted = await startUntrusted();
  const down = { url: `http://127.0.0.1:${await freePort()}` };
  const secret = await connect(keptSecret(null));
  const usual = routeAt(server, secret, 'agrees');
  const under = (fault: WebFault): Route => {
    if (fault === 'down') return routeAt(down, secret, 'agrees');
    if (fault === 'certificate') return routeAt({ url: untrusted.url.slice(0, -1) }, secret, 'agrees');
    if (fault === 'password') {
      server.fault = ({ url }) => ({ when: 'before', said: url.pathname.endsWith('/token') ? noGrant : signedOut });
      return routeAt(server, secret, 'closes');
    }
    if (fault === 'untaken') server.fault = (heard) => (isFirst(heard) ? { when: 'before', said: 'cut' } : null);
    else if (fault === 'taken') server.fault = (heard) => (isLast(heard) ? { when: 'after', said: 'cut' } : null);
    else server.fault = (heard) => (isFirst(heard) ? { when: 'before', said: said[fault] } : null);
    return usual;
  };
  return {
    way: {
      kinds: ['none', ...webFaults, 'browser-untaken', 'browser-taken'],
      usual,
      under,
      over: () => void (server.fault = () => null),
      settled: async () => undefined,
      mailOf: (number) => aMail(number),
      lying,
    },
    async close() {
      await Promise.all([server.close(), untrusted.close()]);
    },
  };
}

const errorOf = (status: number, word: string): Said => ({
  status,
  body: { error: { code: word, message: 'of a@b.example', errors: [{ reason: word }] } },
});
const now = (): number => Date.parse('2026-11-21T12:00:00Z');

const googleAt = ({ url }: Host) => ({ accounts: url, tokens: url, gmail: url });
const microsoftAt = ({ url }: Host) => ({ login: url, graph: url });

/** The Gmail API of a local server that follows what Google documents. */
export async function gmailWay(): Promise<Ready> {
  const server = await startGmail();
  const settings = { clientId: 'our-client', reads: true };
  return ready({
    server,
    async connect(secret) {
      await secret.write(await connectGmail({ signIn: server.oauth.signIn(), now }, settings, 'GOCSPX-own', never, googleAt(server)));
      return secret;
    },
    routeAt: (host, secret, user) =>
      gmailRoute({ signIn: server.oauth.signIn({ user }), now }, googleAt(host))(
        { from: 'a@b.example', to: ['a@b.example'], settings },
        secret,
      ),
    isFirst: ({ url }) => url.pathname.startsWith('/upload/'),
    isLast: ({ method, url }) => method === 'PUT' && url.pathname.startsWith('/upload/'),
    said: {
      busy: errorOf(429, 'rateLimitExceeded'),
      'too-large': errorOf(413, 'uploadTooLarge'),
      full: errorOf(403, 'storageQuotaExceeded'),
    },
    lying: async () =>
      [...server.mails.values()].map(({ bytes }) => ({
        messageId: /^Message-ID: *(<.*>)\r$/im.exec(bytes.toString('latin1'))?.[1] ?? null,
        bytes,
      })),
  });
}

/** Microsoft Graph of a local server that follows what Microsoft documents. Graph takes a mail apart, so its bytes are not compared. */
export async function graphWay(): Promise<Ready> {
  const server = await startGraph();
  const settings = { clientId: 'our-client', tenant: 'common' };
  return ready({
    server,
    async connect(secret) {
      await secret.write(await connectGraph({ signIn: server.oauth.signIn(), now }, settings, never, microsoftAt(server)));
      return secret;
    },
    routeAt: (host, secret, user) =>
      graphRoute({ signIn: server.oauth.signIn({ user }), now }, microsoftAt(host))(
        { from: 'a@b.example', to: ['a@b.example'], settings },
        secret,
      ),
    isFirst: ({ method, url }) => method === 'POST' && url.pathname === '/v1.0/me/messages',
    isLast: ({ url }) => url.pathname.endsWith('/move'),
    said: {
      busy: errorOf(429, 'ApplicationThrottled'),
      'too-large': errorOf(413, 'ErrorMessageSizeExceeded'),
      full: errorOf(507, 'ErrorQuotaExceeded'),
    },
    lying: async () => [...server.messages.values()].map(({ internetMessageId }) => ({ messageId: internetMessageId, bytes: null })),
  });
}
