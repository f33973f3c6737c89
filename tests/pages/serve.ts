import { createServer as createHttpServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { chatuiScript, chatuiStyles, livingScript } from './bundle.ts';
import { selfSigned } from './certificate.ts';
import { type Circumstances, type Conversation, messagesOf, type Truth, truthOf } from './conversation.ts';
import { type PageFile, readPageFiles, readStyles } from './page-files.ts';

/** One address to open. */
export type ServedPage = {
  readonly console: string;
  readonly case: string;
  readonly sort: PageFile['sort'];
  /** The real address, with `?case=` and, for a living page, the moment its «days ago» count from. */
  readonly url: string;
};

export type ServedPages = {
  /** Port on 127.0.0.1 that answers https for every host. */
  readonly port: number;
  /** Port on 127.0.0.1 that answers http; the addresses of ChatUI's pages name it already. */
  readonly httpPort: number;
  /** The real host names to map to `127.0.0.1:port`. */
  readonly hosts: readonly string[];
  readonly pages: readonly ServedPage[];
  pagesFor(console: string): readonly ServedPage[];
  /** What the archive must hold of a living page (or of the one it frames) at this address, before any control was touched. */
  truth(url: string): Truth;
  close(): Promise<void>;
};

export type ServeOptions = {
  /** IANA zone of the browser that will open the pages. */
  readonly zone?: string;
};

type Answer = { readonly type: string; readonly body: string };

/** Serves every page of every console under its real addresses on loopback, with a certificate made for the occasion. */
export async function startPages({ zone = new Intl.DateTimeFormat().resolvedOptions().timeZone }: ServeOptions = {}): Promise<ServedPages> {
  const site = new Site(readPageFiles(), zone);
  const secure = createHttpsServer(selfSigned(site.hosts), site.listener);
  const plain = createHttpServer(site.listener);
  const [port, httpPort] = await Promise.all([listen(secure), listen(plain)]);
  const pages = site.pages(httpPort, Date.now());
  return {
    port,
    httpPort,
    hosts: site.hosts,
    pages,
    pagesFor: (console) => pages.filter((page) => page.console === console),
    truth: (url) => site.truth(new URL(url)),
    close: async () => {
      await Promise.all([close(secure), close(plain)]);
    },
  };
}

class Site {
  private readonly files: readonly PageFile[];
  private readonly zone: string;
  readonly hosts: readonly string[];
  private readonly styles = readStyles();
  private readonly scripts = new Map<string, Promise<string | null>>();

  constructor(files: readonly PageFile[], zone: string) {
    this.files = files;
    this.zone = zone;
    const urls = files.flatMap(({ entries, frames }) => [...entries, ...frames]);
    this.hosts = [...new Set(urls.filter(({ protocol }) => protocol === 'https:').map(({ hostname }) => hostname))].toSorted();
  }

  pages(httpPort: number, now: number): readonly ServedPage[] {
    return this.files.flatMap((file) =>
      file.entries.map((entry) => {
        const url = new URL(entry);
        if (url.hostname === '127.0.0.1') url.port = String(httpPort);
        url.searchParams.set('case', file.case);
        if (file.sort !== 'still') url.searchParams.set('now', String(now));
        return { console: file.console, case: file.case, sort: file.sort, url: url.href };
      }),
    );
  }

  truth(url: URL): Truth {
    const file = this.fileAt(url);
    const framed = file?.sort === 'top' ? this.framedBy(file) : file;
    if (!framed?.conversation) throw new Error(`no living page at ${url.href}`);
    return truthOf(framed.conversation, this.circumstances(url));
  }

  readonly listener: RequestListener = (request, response) => {
    void this.answer(request).then(
      (answer) => reply(response, answer),
      () => response.writeHead(500).end(),
    );
  };

  private async answer(request: IncomingMessage): Promise<Answer | null> {
    const url = new URL(request.url ?? '/', `https://${(request.headers.host ?? '').replace(/:\d+$/, '')}`);
    const name = url.pathname.split('/').at(-1) ?? '';
    if (url.hostname === '127.0.0.1' && /\.(?:js|css)$/.test(name)) return this.libraryPart(url.pathname, name);
    if (name === 'living.js') return script(await this.once('living', livingScript));
    if (name.endsWith('.css')) return style(this.styles.get(name) ?? null);
    const file = this.fileAt(url);
    return file ? { type: 'text/html', body: this.page(file, url) } : null;
  }

  private async libraryPart(path: string, name: string): Promise<Answer | null> {
    const version = path.split('/').at(-2) ?? '';
    return name === 'app.js' ? script(await this.once(version, async () => chatuiScript(version))) : style(await chatuiStyles(version));
  }

  /** Bundles on the first request only: a test that opens no such page does not wait for it. */
  private once(name: string, make: () => Promise<string | null>): Promise<string | null> {
    const made = this.scripts.get(name) ?? make();
    this.scripts.set(name, made);
    return made;
  }

  private fileAt(url: URL): PageFile | null {
    const here = this.files.filter(({ entries, frames }) =>
      [...entries, ...frames].some(({ hostname, pathname }) => hostname === url.hostname && pathname === url.pathname),
    );
    const wanted = url.searchParams.get('case');
    return here.find((file) => file.case === wanted) ?? here.find(({ sort }) => sort !== 'still') ?? here[0] ?? null;
  }

  private framedBy(top: PageFile): PageFile | null {
    const source = /<iframe [^>]*src="([^"]+)"/.exec(top.html)?.[1];
    return source === undefined ? null : this.fileAt(new URL(source, top.entries[0]));
  }

  private page(file: PageFile, url: URL): string {
    const query = new URLSearchParams(url.searchParams);
    query.delete('case');
    const framing = file.html.replace(/(<iframe [^>]*src=")([^"#]+)/, (_, before: string, source: string) => `${before}${source}?${query}`);
    if (!file.conversation) return framing;
    const data = JSON.stringify(this.pageData(file.conversation, url)).replaceAll('<', '\\u003c');
    return framing.replace('<script id="conversation" type="application/json"></script>', (tag) => tag.replace('></', () => `>${data}</`));
  }

  private pageData(conversation: Conversation, url: URL): object {
    const { times, ids, localIds, live } = conversation;
    return { times, ids, localIds, live, messages: messagesOf(conversation, this.circumstances(url)) };
  }

  private circumstances(url: URL): Circumstances {
    const rows = url.searchParams.get('rows');
    return { rows: rows === null ? null : Number(rows), now: Number(url.searchParams.get('now') ?? Date.now()), zone: this.zone };
  }
}

const script = (body: string | null): Answer | null => (body === null ? null : { type: 'text/javascript', body });
const style = (body: string | null): Answer | null => (body === null ? null : { type: 'text/css', body });

function reply(response: ServerResponse, answer: Answer | null): void {
  if (!answer) response.writeHead(404).end();
  else response.writeHead(200, { 'content-type': `${answer.type}; charset=utf-8`, 'cache-control': 'no-store' }).end(answer.body);
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
