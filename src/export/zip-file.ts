import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { Pieces } from './pieces';

const encoder = new TextEncoder();
/** The first moment a zip can tell, in the fields as they are written: neither clock nor zone of the machine leaves a trace. */
const epoch = new Date(1980, 0, 1);
/** Text is packed in strokes of at least so many UTF-16 units. */
const strokeSize = 1 << 16;

/** The most that the plain form of the format can tell: files, and bytes of the whole. */
const most = { files: 65_535, bytes: 0xffff_ffff } as const;

/** What was to be made has no room in its format. */
class FileTooLarge extends Error {
  override readonly name = 'FileTooLarge';
}

/** A zip that is written from its beginning to its end, one entry after another; equal contents make equal bytes. */
export class ZipFile {
  readonly #pieces: Pieces;
  readonly #zip: Zip;
  #entry: ZipDeflate | ZipPassThrough | null = null;
  #waiting: string[] = [];
  #waitingSize = 0;
  #files = 0;
  #bytes = 0;

  /** The zip's bytes go into `pieces`. */
  constructor(pieces = new Pieces()) {
    this.#pieces = pieces;
    this.#zip = new Zip((error, chunk) => {
      if (error) throw error;
      // fflate gives every chunk away and writes into none of them again.
      this.#bytes += chunk.length;
      if (this.#bytes > most.bytes) throw new FileTooLarge('a zip of more than 4 GB');
      if (chunk.length > 0) this.#pieces.add(new Uint8Array(chunk));
    });
  }

  /** Ends the entry before and begins one. `name` is ours, or a part of the chat's that every system takes. Throws `FileTooLarge` where the zip is full. Packed files (`isPacked`) are stored as they are. */
  open(name: string, isPacked = false): void {
    this.#close();
    this.#files += 1;
    if (this.#files > most.files) throw new FileTooLarge('a zip of more than 65,535 files');
    const entry = isPacked ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
    entry.mtime = epoch;
    entry.os = 3;
    entry.attrs = 0o644 << 16;
    this.#zip.add(entry);
    this.#entry = entry;
  }

  /** Adds to the entry that is open. */
  add(part: string | Uint8Array): void {
    if (typeof part !== 'string') {
      this.#flush();
      this.#entry?.push(part);
      return;
    }
    this.#waiting.push(part);
    this.#waitingSize += part.length;
    if (this.#waitingSize >= strokeSize) this.#flush();
  }

  /** A whole entry. */
  put(name: string, content: string | Uint8Array, isPacked = false): void {
    this.open(name, isPacked);
    this.add(content);
  }

  /** A whole entry from a file, read piece by piece. */
  async putFile(name: string, file: Blob, isPacked = false): Promise<void> {
    this.open(name, isPacked);
    const reader = file.stream().getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) this.add(read.value);
  }

  /** Ends the zip. */
  end(type: string): Blob {
    this.#close();
    this.#zip.end();
    return this.#pieces.file(type);
  }

  #flush(): void {
    if (this.#waitingSize > 0) this.#entry?.push(encoder.encode(this.#waiting.join('')));
    this.#waiting = [];
    this.#waitingSize = 0;
  }

  #close(): void {
    this.#flush();
    this.#entry?.push(new Uint8Array(0), true);
    this.#entry = null;
  }
}
