import { oauthServer, type OAuthServer } from './oauth-server.ts';
import { startPretend, type Disguise, type Heard, type Pretend, type Said } from './pretend.ts';

/** A local server that answers the requests of the Gmail API which the route makes, as Google documents them. It is not Google's. */
export type GmailServer = Pretend & { readonly oauth: OAuthServer; readonly mails: Map<string, Kept> };
type Kept = { readonly bytes: Buffer; readonly labels: readonly string[] };

const headerOf = (bytes: Buffer, name: string): string =>
  new RegExp(`^${name}: *(.*?)\\r$`, 'im').exec(bytes.toString('latin1'))?.[1] ?? '';

export async function startGmail(disguise?: Disguise): Promise<GmailServer> {
  const oauth = oauthServer('GOCSPX-own');
  const mails = new Map<string, Kept>();
  const labels = new Map([['INBOX', 'INBOX']]);
  const uploads = new Map<string, { readonly labels: readonly string[]; readonly size: number; bytes: Buffer; id: string | null }>();
  const upload = ({ method, url, headers, body }: Heard, base: string): Said => {
    const id = url.searchParams.get('upload_id');
    if (method === 'POST' && id === null) {
      const made = `u${uploads.size}`;
      const { labelIds } = JSON.parse(body.toString());
      uploads.set(made, { labels: labelIds, size: Number(headers['x-upload-content-length']), bytes: Buffer.alloc(0), id: null });
      return { headers: { location: `${base}${url.pathname}?uploadType=resumable&upload_id=${made}` } };
    }
    const open = uploads.get(id ?? '');
    if (!open) return { status: 404, body: {} };
    const [, from] = /^bytes (\d+)-/.exec(headers['content-range'] ?? '') ?? [];
    if (open.id === null && Number(from ?? 0) === open.bytes.length) open.bytes = Buffer.concat([open.bytes, body]);
    if (open.bytes.length < open.size)
      return { status: 308, headers: open.bytes.length > 0 ? { range: `bytes=0-${open.bytes.length - 1}` } : {} };
    if (open.id === null) mails.set((open.id = `m${mails.size}`), { bytes: open.bytes, labels: open.labels });
    return { body: { id: open.id, threadId: open.id, labelIds: open.labels } };
  };
  const listed = ({ searchParams }: URL): Said => {
    const wanted = /^rfc822msgid:(.*)$/.exec(searchParams.get('q') ?? '')?.[1];
    const all = [...mails].filter(([, { bytes, labels: on }]) => {
      const isWanted = wanted === undefined || headerOf(bytes, 'Message-ID') === `<${wanted}>`;
      return isWanted && on.includes(searchParams.get('labelIds') ?? '');
    });
    // Two a page, so that there are pages.
    const from = Number(searchParams.get('pageToken') ?? 0);
    const page = all.slice(from, from + 2).map(([id]) => ({ id, threadId: id }));
    return { body: { ...(page.length > 0 && { messages: page }), ...(all.length > from + 2 && { nextPageToken: String(from + 2) }) } };
  };
  const message = ({ pathname, searchParams }: URL): Said => {
    const kept = mails.get(pathname.split('/').at(-1) ?? '');
    if (!kept) return { status: 404, body: { error: { code: 404, errors: [{ reason: 'notFound' }] } } };
    if (searchParams.get('format') === 'raw') return { body: { raw: kept.bytes.toString('base64url') } };
    return {
      body: { sizeEstimate: kept.bytes.length, payload: { headers: [{ name: 'Message-Id', value: headerOf(kept.bytes, 'Message-ID') }] } },
    };
  };
  const server = await startPretend((heard, base) => {
    const { method, url, body } = heard;
    if (url.pathname === '/o/oauth2/v2/auth') return oauth.authorize(heard);
    if (url.pathname === '/token') return oauth.tokens(heard);
    if (!oauth.lets(heard)) return { status: 401, body: { error: { code: 401, errors: [{ reason: 'authError' }] } } };
    if (url.pathname === '/upload/gmail/v1/users/me/messages') return upload(heard, base);
    if (url.pathname === '/gmail/v1/users/me/messages') return listed(url);
    if (url.pathname.startsWith('/gmail/v1/users/me/messages/')) return message(url);
    if (url.pathname !== '/gmail/v1/users/me/labels') return { status: 404, body: {} };
    if (method === 'GET') return { body: { labels: [...labels].map(([name, id]) => ({ id, name })) } };
    const { name } = JSON.parse(body.toString());
    labels.set(name, `Label_${labels.size}`);
    return { body: { id: labels.get(name), name } };
  }, disguise);
  return Object.assign(server, { oauth, mails });
}
