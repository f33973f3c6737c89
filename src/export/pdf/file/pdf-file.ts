import type { FileLock } from '../lock/file-lock';
import type { TextPacker, Unpacked } from './packing/deflate';
import { Packer, sentAtOnce } from './packing/packer';
import { type Place, xrefRows, xrefWidths } from './xref';

/** What a stream holds: what is handed over to be packed, or bytes that are already in the form their dictionary names. */
export type StreamData = { readonly raw: Unpacked } | { readonly packed: Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>> };

type Queued = {
  readonly number: number;
  readonly dictionary: string;
  readonly size: number;
  readonly data: Promise<Uint8Array<ArrayBuffer>>;
};

const encoder = new TextEncoder();
/** ASCII to bytes. */
export const asciiBytes = (text: string): Uint8Array<ArrayBuffer> => encoder.encode(text);

/** A stream's keys with the one that says it is packed, where the file packs it. */
const keysFor = (dictionary: string, data: StreamData): string => ('raw' in data ? `${dictionary} /Filter /FlateDecode` : dictionary);

const sizeOf = (data: StreamData): number => ('raw' in data ? data.raw.length : data.packed instanceof Uint8Array ? data.packed.length : 0);

/** So many of the streams put last, of so many bytes before they are packed, are still being packed while the next pages are set. */
const underWay = { streams: 4 * sentAtOnce, bytes: 2 << 20 } as const;
/** So many plain objects are packed together. */
const objectsPerStream = 400;
/** Bytes that are handed to the browser at once, which need not keep them in memory. */
const pieceBytes = 1 << 20;

/**
 * A PDF written from its beginning to its end: what is written is let go of, so that a document of any length takes little memory. Plain objects
 * are packed many at a time (PDF 1.5's object streams); streams are written in the order in which they were put.
 */
export class PdfFile {
  readonly #places: (Place | undefined)[] = [undefined];
  readonly #pieces: Blob[] = [];
  #open: Uint8Array<ArrayBuffer>[] = [];
  #openBytes = 0;
  #at = 0;
  readonly #queue: Queued[] = [];
  /** Bytes of what is in the queue, as far as they are known before it is packed. */
  #queued = 0;
  #plain: { number: number; body: string }[] = [];
  readonly #packer = new Packer();
  readonly #lock: FileLock | null;

  /** With a lock, all streams are sealed, and with those that hold them all other objects. Strings in a stream's own dictionary would not be: it has none. */
  constructor(lock: FileLock | null = null) {
    this.#lock = lock;
    // The second line tells programs that move files that this one is not text.
    this.#append(asciiBytes('%PDF-1.7\n%'), Uint8Array.of(0xe5, 0x9b, 0xbe, 0xe6, 0x96, 0x87, 0x0a));
  }

  /** A number for an object that will be put later. */
  reserve(): number {
    return this.#places.push(undefined) - 1;
  }

  /** Puts an object that is no stream and answers its number. */
  put(body: string, number = this.reserve()): number {
    this.#plain.push({ number, body });
    if (this.#plain.length >= objectsPerStream) this.#packPlain();
    return number;
  }

  /** Puts a stream; `dictionary` holds its keys but `Length`, and `Filter` where the data is raw. */
  putStream(dictionary: string, data: StreamData, number = this.reserve()): number {
    const [lock, size] = [this.#lock, sizeOf(data)];
    const packed = this.#packed(data);
    const sealed = lock ? packed.then(lock.sealed) : packed;
    // Who settles hears of it.
    sealed.catch(() => undefined);
    this.#enqueue({ number, dictionary: keysFor(dictionary, data), size, data: sealed });
    return number;
  }

  /** Packs a text that comes piece by piece, to be put as a stream that is packed. */
  textPacker(): TextPacker {
    return this.#packer.textPacker();
  }

  /** True where more waits than is to be packed beside the typesetting: then `settle` is to be awaited, so that not everything waits in memory. */
  get hasWaiting(): boolean {
    return this.#queue.length >= underWay.streams + sentAtOnce || this.#queued > underWay.bytes;
  }

  /** Writes what was put so far, but for what is still being packed; in the end that as well. */
  async settle(isEnd = false): Promise<void> {
    // What waits for more to be packed with may be what is needed next.
    this.#packer.flush();
    while (this.#queue.length > (isEnd ? 0 : underWay.streams) || this.#queued > underWay.bytes) {
      const [next] = this.#queue.splice(0, 1);
      if (!next) return;
      const { number, dictionary, size, data } = next;
      const bytes = await data;
      this.#queued -= size;
      this.#places[number] = { at: this.#at };
      const head = asciiBytes(`${number} 0 obj\n<< ${dictionary} /Length ${bytes.length} >>\nstream\n`);
      this.#append(head, bytes, asciiBytes('\nendstream\nendobj\n'));
    }
  }

  /** Ends the file. `id` is sixteen bytes in hexadecimal. */
  async finish(root: number, info: number, id: string): Promise<Blob> {
    this.#packPlain();
    await this.settle(true);
    const opening = this.#lock ? ` /Encrypt ${this.#appendOpen(await this.#lock.dictionary())} 0 R` : '';
    const number = this.reserve();
    const at = this.#at;
    this.#places[number] = { at };
    const keys = `/Type /XRef /Size ${this.#places.length} /W [${xrefWidths.join(' ')}] /Root ${root} 0 R /Info ${info} 0 R /ID [<${id}> <${id}>]${opening}`;
    const columns = xrefWidths.reduce((sum, width) => sum + width, 0);
    const dictionary = `${keys} /DecodeParms << /Predictor 12 /Columns ${columns} >>`;
    const data = { raw: xrefRows(this.#places) };
    // The table itself is never sealed.
    this.#enqueue({ number, dictionary: keysFor(dictionary, data), size: 0, data: this.#packed(data) });
    await this.settle(true);
    this.#append(asciiBytes(`startxref\n${at}\n%%EOF\n`));
    return new Blob([...this.#pieces, ...this.#open], { type: 'application/pdf' });
  }

  #enqueue(stream: Queued): void {
    this.#queue.push(stream);
    this.#queued += stream.size;
  }

  async #packed(data: StreamData): Promise<Uint8Array<ArrayBuffer>> {
    return 'raw' in data ? this.#packer.deflated(data.raw) : data.packed;
  }

  #packPlain(): void {
    const objects = this.#plain;
    if (objects.length === 0) return;
    this.#plain = [];
    const container = this.reserve();
    let offset = 0;
    const offsets = objects.map(({ number, body }, index) => {
      this.#places[number] = { container, index };
      const pair = `${number} ${offset}`;
      offset += body.length + 1;
      return pair;
    });
    const first = `${offsets.join(' ')}\n`;
    const raw = first + objects.map(({ body }) => body).join('\n');
    this.putStream(`/Type /ObjStm /N ${objects.length} /First ${first.length}`, { raw }, container);
  }

  /** Writes an object that is neither packed nor sealed. */
  #appendOpen(body: string): number {
    const number = this.reserve();
    this.#places[number] = { at: this.#at };
    this.#append(asciiBytes(`${number} 0 obj\n${body}\nendobj\n`));
    return number;
  }

  #append(...parts: readonly Uint8Array<ArrayBuffer>[]): void {
    for (const part of parts) {
      this.#open.push(part);
      this.#openBytes += part.length;
      this.#at += part.length;
    }
    if (this.#openBytes < pieceBytes) return;
    this.#pieces.push(new Blob(this.#open));
    this.#open = [];
    this.#openBytes = 0;
  }
}
