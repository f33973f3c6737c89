import messages from '../../_locales/en/messages.json';
import { base64 } from '../../src/export/mime';
import { browserAssets } from '../../src/export/browser-assets';
import { pdfWriter } from '../../src/export/pdf-writer';
import { evidencePack } from '../../src/pack/evidence-pack';
import { requestFor } from '../export-bench/chats';
import { sealedChat } from './sealed-chat';

/** How one pack came out: milliseconds, bytes. */
export type MadePack = { readonly time: number; readonly bytes: number };

const environment = {
  browser: navigator.userAgent,
  system: navigator.platform,
  language: 'en',
  timeZone: 'UTC',
  extension: { version: '0.1.0', build: null },
  clock: null,
  captures: [],
};

let made = new Blob();

const packBench = {
  /** Makes the pack of a chat that is sealed before the clock starts. */
  async make(count: number): Promise<MadePack> {
    const { log, seal } = await sealedChat(count);
    const start = performance.now();
    const { blob } = await evidencePack(requestFor(count), {
      log,
      seal,
      signHead: () => Promise.resolve(null),
      checkStamp: () => Promise.reject(new Error('there are no stamps')),
      environment: () => Promise.resolve(environment),
      exhibits: [],
      deposits: [],
      // The page that is measured is the one that was built, not this copy of it.
      verifier: () => Promise.resolve(new Blob(['<!doctype html><title>verifier</title>'])),
      pdf: (request) => Promise.resolve(pdfWriter(request, browserAssets)),
      text: (key, ...parts) => messages[key].message.replace(/\$(\d)/g, (_, number: string) => parts[Number(number) - 1] ?? ''),
    });
    made = blob;
    return { time: performance.now() - start, bytes: blob.size };
  },
  /** A stretch of the pack's bytes, in base64. */
  async part(from: number, to: number): Promise<string> {
    return base64(new Uint8Array(await made.slice(from, to).arrayBuffer()));
  },
};

export type PackBench = typeof packBench;
declare global {
  // oxlint-disable-next-line no-var -- a property of the global object has no other form
  var packBench: PackBench;
}
globalThis.packBench = packBench;
