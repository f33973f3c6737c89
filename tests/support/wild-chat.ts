import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Tab } from '../../tools/drive/driven-browser.ts';

/** A message as `wild-chat.html` takes it; what is left out is not shown. */
export type Said = {
  readonly id?: string;
  readonly text?: string;
  readonly sender?: string;
  readonly out?: boolean;
  readonly time?: string;
  readonly datetime?: string;
  /** Where a link inside the message leads. */
  readonly link?: string;
  /** Address and alternative text of a picture inside the message. */
  readonly picture?: string;
  /** Address of a voice message. */
  readonly voice?: string;
  /** Address of a file that is sent under its name. */
  readonly file?: string;
};

/** The page's own controls, `window.__chat`. */
type Controls = {
  say(...said: Said[]): void;
  sayLong(id: string, letter: string, length: number): void;
  flood(rows: number): void;
  storm(mutations: number): Promise<void>;
  frames(): number;
  rows(): number;
};
type Name = keyof Controls;

export type WildChat = {
  /** The page's address with the name of the other side. */
  address(peer: string): string;
  close(): Promise<void>;
};

/** Serves `wild-chat.html` over http on 127.0.0.1, a host that has to be granted. */
export async function serveWildChat(): Promise<WildChat> {
  const page = readFileSync(join(import.meta.dirname, 'wild-chat.html'));
  const server = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: (peer) => `http://127.0.0.1:${port}/chat?peer=${encodeURIComponent(peer)}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Has the page do one of its things. */
export async function tell<N extends Name>(tab: Tab, name: N, ...args: Parameters<Controls[N]>): Promise<Awaited<ReturnType<Controls[N]>>> {
  const done = await tab.evaluate(async (control, given) => Reflect.get(window, '__chat')[control](...given) ?? null, name, args);
  return done as Awaited<ReturnType<Controls[N]>>;
}
