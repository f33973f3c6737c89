import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { newAuthority } from '../../src/evidence/testing/authority';
import type { Sighting } from '../../src/domain/sighting';
import type { Json, Tab } from '../../tools/drive/driven-browser.ts';
import { savedFile } from '../../tools/drive/popup.ts';
import { type Extension, type Family, openExtension } from './extension.ts';

/** A time-stamping authority of our own, asked over loopback. */
export type TimeServer = { readonly url: string; readonly root: Uint8Array; readonly rootPem: string; close(): void };

export async function timeServer(): Promise<TimeServer> {
  const authority = newAuthority();
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => void parts.push(part));
    request.on('end', () => {
      response
        .writeHead(200, { 'Content-Type': 'application/timestamp-reply' })
        .end(authority.answer(new Uint8Array(Buffer.concat(parts))));
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/tsr`,
    root: authority.root,
    rootPem: readFileSync(`${authority.folder}/root.pem`, 'utf8'),
    close() {
      server.close();
      authority.close();
    },
  };
}

/** What the background answers a page of the extension. */
type Asked = (name: string, question: Json) => Promise<Json>;

/** Archives a chat; answers its key. */
export async function archiveChat(asked: Asked, sighting: Sighting): Promise<string> {
  const answer = await asked('importSighting', JSON.parse(JSON.stringify(sighting)) as Json);
  return /"conversation":"([^"]+)"/.exec(JSON.stringify(answer))?.[1] ?? '';
}

/** The extension with its archive's page, and what a person does there. */
export type PackStage = {
  readonly extension: Extension;
  readonly page: Tab;
  readonly asked: Asked;
  readonly there: (selector: string) => Promise<void>;
  readonly click: (selector: string) => Promise<void>;
  readonly fill: (selector: string, words: string) => Promise<void>;
  readonly texts: (selector: string) => Promise<string>;
  /** The zip that `order` has saved. */
  readonly saved: (order: () => Promise<void>) => Promise<Uint8Array<ArrayBuffer>>;
};

/** `archived` fills the archive, and answers the key of the chat that is then opened. */
export async function packStage(family: Family, authority: string, archived: (asked: Asked) => Promise<string>): Promise<PackStage> {
  const extension = await openExtension(family, { hostMap: {}, granted: ['127.0.0.1'] });
  await extension.asking.ask('accept', { useHints: true, taught: {} });
  await extension.asking.tab.evaluate(async (url) => {
    const { storage } = Reflect.get(globalThis, 'chrome') as { storage: { local: { set(values: object): Promise<void> } } };
    await storage.local.set({ authorities: [{ url, policy: null }], stampWhen: 'pack' });
  }, authority);
  const asked: Asked = (name, question) =>
    extension.asking.tab.evaluate(
      async (of, json) => {
        const { runtime } = Reflect.get(globalThis, 'chrome') as { runtime: { sendMessage(message: object): Promise<Json> } };
        return runtime.sendMessage({ liaocun: 'page', name: of, question: json });
      },
      name,
      question,
    );
  const chat = new URLSearchParams({ c: await archived(asked) }).toString();
  const page = await extension.browser.open(`${extension.browser.origin}/archive-page/index.html#${chat}`);
  const there = (selector: string): Promise<void> => page.until(selector, (of) => document.querySelector(of) !== null, selector);
  return {
    extension,
    page,
    asked,
    there,
    async click(selector) {
      await there(selector);
      await page.evaluate((of) => document.querySelector<HTMLElement>(of)?.click(), selector);
    },
    async fill(selector, words) {
      await there(selector);
      await page.evaluate(
        (of, value) => {
          const field = document.querySelector<HTMLInputElement>(of);
          if (!field) return;
          field.value = value;
          field.dispatchEvent(new Event('input', { bubbles: true }));
          field.dispatchEvent(new Event('change', { bubbles: true }));
        },
        selector,
        words,
      );
    },
    texts: (selector) =>
      page.evaluate((of) => Array.from(document.querySelectorAll(of), (one) => one.textContent?.trim() ?? '').join('|'), selector),
    async saved(order) {
      const before = new Set(readdirSync(extension.downloads));
      await order();
      return new Uint8Array(readFileSync(await savedFile(extension.downloads, before, '.zip')));
    },
  };
}
