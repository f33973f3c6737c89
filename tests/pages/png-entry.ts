import en from '../../_locales/en/messages.json';
import zhCN from '../../_locales/zh_CN/messages.json';
import zhTW from '../../_locales/zh_TW/messages.json';
import { zipBeside } from '../../src/export/beside';
import { passingFiles } from '../../src/export/passing-files';
import { pngWriter } from '../../src/export/png/png-writer';
import type { CanvasLimits } from '../../src/export/png/strips';
import type { ExportEntry, ExportRequest } from '../../src/export/request';
import type { Category } from '../../src/redaction/categories';
import { type Words, wordsFrom } from '../../src/export/words';
import { feed } from '../../src/export/writer';

/** A request without what cannot be sent to a page; kept files by their hash, in base64. */
export type PngOrder = {
  readonly request: Omit<ExportRequest, 'words' | 'entries' | 'fileOf' | 'ledgerOf' | 'hidden'>;
  readonly entries: readonly ExportEntry[];
  readonly files: Readonly<Record<string, { readonly type: string; readonly base64: string }>>;
  readonly limits?: CanvasLimits;
  readonly hidden?: readonly (readonly [Category, number])[];
  /** Entries go on without end, and the export is cancelled when it first says how far it is. */
  readonly isEndless?: boolean;
};
/** `said` is every line of words that was drawn, in order; `steps` how far the export said it was. */
export type PngMade = {
  readonly type: string;
  readonly base64: string;
  readonly said: readonly string[];
  readonly steps: readonly number[];
};

let said: string[] = [];
const brush = OffscreenCanvasRenderingContext2D.prototype;
const fillText: (text: string, x: number, y: number) => void = Reflect.get(brush, 'fillText');
brush.fillText = function recorded(text, x, y) {
  said.push(text);
  fillText.call(this, text, x, y);
};

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

const languages = { en, zh_CN: zhCN, zh_TW: zhTW } as const;

function* endless(entries: readonly ExportEntry[]): Generator<ExportEntry> {
  for (;;) yield* entries;
}

async function pngOf({ request, entries, files, limits, hidden, isEndless = false }: PngOrder): Promise<PngMade> {
  said = [];
  const steps: number[] = [];
  const aborter = new AbortController();
  const whole: ExportRequest = {
    ...request,
    entries: isEndless ? endless(entries) : entries,
    ...(hidden && { hidden: new Map(hidden) }),
    words: wordsOf(languages[request.language]),
    fileOf: async (sha256) => {
      const file = files[sha256];
      return file ? { type: file.type, data: bytesOf(file.base64) } : null;
    },
  };
  const writer = limits ? pngWriter(whole, limits) : pngWriter(whole);
  const passing = passingFiles(whole);
  const progress = (done: number): void => {
    steps.push(done);
    if (isEndless) aborter.abort(new Error(`stopped at ${done}`));
  };
  const tally = await feed(whole, [writer, passing], { progress, signal: aborter.signal });
  const picture = await writer.end(tally);
  const zip = whole.attachments === 'beside' ? await zipBeside('chat.png', picture, await passing.end(tally), aborter.signal) : null;
  const blob = zip ?? picture;
  return { type: blob.type, base64: await base64Of(blob), said, steps };
}

export type PngOf = typeof pngOf;
Object.assign(globalThis, { pngOf });
// In a worker, orders come and pictures go by a channel of their name.
if (!('document' in globalThis)) {
  const [orders, port] = [new BroadcastChannel('orders'), new BroadcastChannel('pictures')];
  orders.addEventListener('message', ({ data }: MessageEvent<PngOrder>) => void pngOf(data).then((made) => port.postMessage(made)));
  port.postMessage(null);
}
