import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Tab } from '../../tools/drive/driven-browser.ts';

type Shown = { readonly out: boolean; readonly text: string; readonly time: string; readonly recalled: boolean };

/** The page's own controls, `window.__chat`. Places count from the oldest message. */
type Controls = {
  arrive(text: string): void;
  edit(at: number, text: string): void;
  recall(at: number): void;
  wheel(px: number): void;
  messages(): readonly Shown[];
};

export type RecycledChat = {
  /** The page's address with the name of the other side. */
  address(peer: string): string;
  close(): Promise<void>;
};

/** Serves `recycled-chat.html` over http on 127.0.0.1, a host that has to be granted and no site knows. */
export async function serveRecycledChat(): Promise<RecycledChat> {
  const page = readFileSync(join(import.meta.dirname, 'recycled-chat.html'));
  const server = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: (peer) => `http://127.0.0.1:${port}/?peer=${encodeURIComponent(peer)}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Has the page do one of its things. */
export async function tell<N extends keyof Controls>(
  tab: Tab,
  name: N,
  ...args: Parameters<Controls[N]>
): Promise<Awaited<ReturnType<Controls[N]>>> {
  const done = await tab.evaluate(async (control, given) => Reflect.get(window, '__chat')[control](...given) ?? null, name, args);
  return done as Awaited<ReturnType<Controls[N]>>;
}
