import { deflated, textPacker, type TextPacker, type Unpacked } from './deflate';
import { PackingHelper } from './helper';
import { lineOf } from './orders';

/** A document of fewer streams is packed before a worker has started. */
const fewStreams = 6;
/** A helper that nobody asked anything for so long is let go, in ms. */
const patience = 2000;

/** The helper of this page: one, however many documents are written. It outlives a document that was given up, and ends with the page. */
let shared: { readonly helper: PackingHelper; readonly worker: Worker } | null = null;
let letting: ReturnType<typeof setTimeout> | undefined;
/** Since when it has had nothing to do, as `performance.now` tells; Infinity while it has. */
let idleSince = Infinity;

function letGo(): void {
  shared?.helper.fail(new Error('the packing worker was let go'));
  shared?.worker.terminate();
  shared = null;
}

/** One timer for all pauses: a document has hundreds, and to begin and end a timer with each took as long as a page. */
function waitToLetGo(): void {
  idleSince = performance.now();
  letting ??= setTimeout(() => {
    letting = undefined;
    const idle = performance.now() - idleSince;
    if (idle >= patience) letGo();
    else if (idle > 0) waitToLetGo();
  }, patience);
}

/** Starts the helper where there can be one: a service worker has no workers, and neither has Node. */
function start(): void {
  if (shared || typeof Worker === 'undefined') return;
  const worker = new Worker(new URL('packing-worker.ts', import.meta.url), { type: 'module' });
  const helper = new PackingHelper(lineOf(worker), waitToLetGo);
  worker.addEventListener('error', () => helper.fail(new Error('the packing worker ended')));
  shared = { helper, worker };
}

/** The helper, once it answers. */
function ready(): PackingHelper | null {
  if (!shared?.helper.isReady) return null;
  idleSince = Infinity;
  return shared.helper;
}

type Bytes = Uint8Array<ArrayBuffer>;

/** A longer stream, a picture, is packed here: to hand it over would be to have it twice. */
const longest = 1 << 16;

/** Streams that are sent to the helper at once: a message costs as much as packing half a page. */
export const sentAtOnce = 16;

/** Streams that wait for each other; `send` has them packed. */
type Batch = { readonly streams: Unpacked[]; readonly packed: Promise<readonly Bytes[]>; readonly send: () => void };

const nothing = (): void => undefined;

function batchFor(helper: PackingHelper): Batch {
  const streams: Unpacked[] = [];
  let send = nothing;
  const sent = new Promise<void>((resolve) => (send = resolve));
  // The helper may have been let go while they waited.
  const packed = sent.then(() => (helper.isReady ? helper.deflated(streams) : Promise.all(streams.map(deflated))));
  return { streams, packed, send };
}

/** Packs the streams of one document, with the help of a worker once they are many. */
export class Packer {
  #streams = 0;
  #batch: Batch | null = null;

  /** A stream, which is handed over, in zlib's form. It may wait for as many more as are sent at once, or for `flush`. */
  async deflated(data: Unpacked): Promise<Bytes> {
    this.#streams += 1;
    if (this.#streams === fewStreams) start();
    if (data.length > longest) return deflated(data);
    const helper = this.#batch ? null : ready();
    if (helper) this.#batch = batchFor(helper);
    const batch = this.#batch;
    if (!batch) return deflated(data);
    const place = batch.streams.push(data) - 1;
    if (batch.streams.length === sentAtOnce) this.flush();
    const packed = (await batch.packed)[place];
    if (!packed) throw new Error('the helper packed too few streams');
    return packed;
  }

  /** Sends what waits for more. */
  flush(): void {
    this.#batch?.send();
    this.#batch = null;
  }

  textPacker(): TextPacker {
    return ready()?.textPacker() ?? textPacker();
  }
}
