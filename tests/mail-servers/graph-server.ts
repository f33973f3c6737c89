import * as v from 'valibot';
import { aMailWithFiles, type AFile } from './mails.ts';
import { oauthServer, type OAuthServer } from './oauth-server.ts';
import { startPretend, type Disguise, type Heard, type Pretend, type Said } from './pretend.ts';

/** A local server that answers the requests of Microsoft Graph which the route makes, as Microsoft documents them. It is not Microsoft's. */
export type GraphServer = Pretend & { readonly oauth: OAuthServer; readonly messages: Map<string, Message> };

const createdSchema = v.object({
  internetMessageId: v.string(),
  subject: v.string(),
  internetMessageHeaders: v.pipe(
    v.array(v.object({ name: v.pipe(v.string(), v.regex(/^x-/i)), value: v.pipe(v.string(), v.maxLength(995)) })),
    v.maxLength(5),
    v.check((headers) => new Set(headers.map(({ name }) => name.toLowerCase())).size === headers.length, 'two headers of one name'),
  ),
  singleValueExtendedProperties: v.array(v.object({ id: v.string(), value: v.string() })),
  toRecipients: v.array(v.object({ emailAddress: v.object({ address: v.string() }) })),
});
type Message = v.InferOutput<typeof createdSchema> & { folder: string; readonly files: AFile[] };
const attachedSchema = v.object({ name: v.string(), contentType: v.string(), contentBytes: v.pipe(v.string(), v.maxLength(4_000_000)) });
const sessionSchema = v.object({ AttachmentItem: v.object({ name: v.string(), contentType: v.string(), size: v.number() }) });

export async function startGraph(disguise?: Disguise): Promise<GraphServer> {
  const oauth = oauthServer(null);
  const messages = new Map<string, Message>();
  const folders = new Map<string, { readonly displayName: string; readonly parent: string | null }>([
    ['drafts', { displayName: 'Entwürfe', parent: null }],
  ]);
  const uploads: { readonly message: string; readonly file: AFile; readonly size: number; bytes: Buffer }[] = [];
  const missing: Said = { status: 404, body: { error: { code: 'ErrorItemNotFound', message: 'of a@b.example' } } };

  const foldersUnder = ({ method, body }: Heard, parent: string | null): Said => {
    if (method === 'GET') {
      const value = [...folders].filter(([, one]) => one.parent === parent).map(([id, { displayName }]) => ({ id, displayName }));
      return { body: { value } };
    }
    const { displayName } = v.parse(v.object({ displayName: v.string() }), JSON.parse(body.toString()));
    const id = `folder=${folders.size}`;
    folders.set(id, { displayName, parent });
    return { status: 201, body: { id, displayName } };
  };
  const messagesIn = ({ url }: Heard, folder: string, base: string): Said => {
    const wanted = /^internetMessageId eq '(.*)'$/.exec(url.searchParams.get('$filter') ?? '')?.[1];
    const all = [...messages].filter(([, one]) => one.folder === folder && (wanted === undefined || one.internetMessageId === wanted));
    // Two a page, so that there are pages.
    const from = Number(url.searchParams.get('$skip') ?? 0);
    const value = all.slice(from, from + 2).map(([id, { internetMessageId }]) => ({ id, internetMessageId }));
    const next = `${base}${url.pathname}?$skip=${from + 2}`;
    return { body: { value, ...(all.length > from + 2 && { '@odata.nextLink': next }) } };
  };
  const created = ({ body }: Heard): Said => {
    const id = `message=${messages.size}`;
    messages.set(id, { ...v.parse(createdSchema, JSON.parse(body.toString())), folder: 'drafts', files: [] });
    return { status: 201, body: { id } };
  };
  const onMessage = (heard: Heard, id: string, what: string, base: string): Said => {
    const message = messages.get(id);
    if (!message) return missing;
    const json = heard.method === 'POST' ? JSON.parse(heard.body.toString()) : null;
    if (heard.method === 'DELETE') return messages.delete(id) ? { status: 204 } : missing;
    if (what === '/attachments') {
      const { name, contentType, contentBytes } = v.parse(attachedSchema, json);
      message.files.push({ name, type: contentType, bytes: Buffer.from(contentBytes, 'base64') });
      return { status: 201, body: { id: 'file' } };
    }
    if (what === '/attachments/createUploadSession') {
      const { name, contentType, size } = v.parse(sessionSchema, json).AttachmentItem;
      uploads.push({ message: id, size, bytes: Buffer.alloc(0), file: { name, type: contentType, bytes: new Uint8Array() } });
      return { status: 201, body: { uploadUrl: `${base}/upload/${uploads.length - 1}?authtoken=own` } };
    }
    if (what === '/move') {
      message.folder = v.parse(v.object({ destinationId: v.string() }), json).destinationId;
      return { status: 201, body: { id } };
    }
    const mail = aMailWithFiles(
      0,
      message.files,
      message.internetMessageHeaders.map(({ name, value }) => [name, value]),
    );
    const own = `Message-ID: ${message.internetMessageId}`;
    return {
      body: Buffer.from(
        Buffer.from(mail.bytes)
          .toString('latin1')
          .replace(/^Message-ID: .*$/m, own),
        'latin1',
      ),
    };
  };
  const upload = ({ headers, body }: Heard, number: number): Said => {
    const one = uploads[number];
    const [, from, to, size] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(headers['content-range'] ?? '') ?? [];
    const isNext = one && headers.authorization === undefined && Number(from) === one.bytes.length && Number(size) === one.size;
    if (!isNext || Number(to) - Number(from) + 1 !== body.length || body.length > 4_000_000) return { status: 400, body: {} };
    one.bytes = Buffer.concat([one.bytes, body]);
    if (one.bytes.length < one.size) return { body: { nextExpectedRanges: [`${one.bytes.length}-`] } };
    messages.get(one.message)?.files.push({ ...one.file, bytes: one.bytes });
    return { status: 201, headers: { location: 'somewhere' } };
  };
  const server = await startPretend((heard, base) => {
    const { url } = heard;
    if (url.pathname === '/common/oauth2/v2.0/authorize') return oauth.authorize(heard);
    if (url.pathname === '/common/oauth2/v2.0/token') return oauth.tokens(heard);
    const [, number] = /^\/upload\/(\d+)$/.exec(url.pathname) ?? [];
    if (number !== undefined) return upload(heard, Number(number));
    if (!oauth.lets(heard)) return { status: 401, body: { error: { code: 'InvalidAuthenticationToken', message: '' } } };
    const path = url.pathname.replace('/v1.0/me/', '');
    if (path === 'mailFolders') return foldersUnder(heard, null);
    if (path === 'messages') return created(heard);
    const [, kind, id = '', rest = ''] = /^(mailFolders|messages)\/([^/]+)(\/.*)$/.exec(path) ?? /^(messages)\/([^/]+)()$/.exec(path) ?? [];
    if (kind === 'messages') return onMessage(heard, decodeURIComponent(id), rest, base);
    if (rest === '/childFolders') return foldersUnder(heard, decodeURIComponent(id));
    return rest === '/messages' ? messagesIn(heard, decodeURIComponent(id), base) : missing;
  }, disguise);
  return Object.assign(server, { oauth, messages });
}
