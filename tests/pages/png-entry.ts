import en from '../../_locales/en/messages.json';
import zhCN from '../../_locales/zh_CN/messages.json';
import { pngWriter } from '../../src/export/png/png-writer';
import type { CanvasLimits } from '../../src/export/png/strips';
import type { ExportEntry, ExportRequest } from '../../src/export/request';
import { type Words, wordsFrom } from '../../src/export/words';
import { feed } from '../../src/export/writer';

/** A request without what cannot be sent to a page; kept files by their hash, in base64. */
export type PngOrder = {
  readonly request: Omit<ExportRequest, 'words' | 'entries' | 'fileOf' | 'ledgerOf'>;
  readonly entries: readonly ExportEntry[];
  readonly files: Readonly<Record<string, { readonly type: string; readonly base64: string }>>;
  readonly limits?: CanvasLimits;
};
export type PngMade = { readonly type: string; readonly base64: string };

type Texts = Readonly<Record<string, { readonly message: string } | undefined>>;

function wordsOf(texts: Texts): Words {
  return wordsFrom((key, ...parts) => (texts[key]?.message ?? key).replace(/\$(\d)/g, (_, at: string) => parts[Number(at) - 1] ?? ''));
}

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

async function pngOf({ request, entries, files, limits }: PngOrder): Promise<PngMade> {
  const whole: ExportRequest = {
    ...request,
    entries,
    words: wordsOf(request.language === 'en' ? en : zhCN),
    fileOf: async (sha256) => {
      const file = files[sha256];
      return file ? { type: file.type, data: bytesOf(file.base64) } : null;
    },
  };
  const writer = limits ? pngWriter(whole, limits) : pngWriter(whole);
  const blob = await writer.end(await feed(whole, [writer], {}));
  return { type: blob.type, base64: await base64Of(blob) };
}

export type PngOf = typeof pngOf;
Object.assign(globalThis, { pngOf });
// In a worker, orders come and pictures go by a channel of their name.
if (!('document' in globalThis)) {
  const [orders, port] = [new BroadcastChannel('orders'), new BroadcastChannel('pictures')];
  orders.addEventListener('message', ({ data }: MessageEvent<PngOrder>) => void pngOf(data).then((made) => port.postMessage(made)));
  port.postMessage(null);
}
