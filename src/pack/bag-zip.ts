import { escapedPath, payloadManifest, tagManifest } from '../evidence/bag';
import { hexOf, utf8 } from '../evidence/bytes';
import { Sha256 } from '../evidence/sha256';
import { ZipFile } from '../export/zip-file';

/** Text is turned into bytes in strokes of so many UTF-16 units. */
const stroke = 1 << 16;

/** A bag (RFC 8493) that is written as a zip from its beginning to its end, each file hashed as it passes. */
export class BagZip {
  readonly #zip = new ZipFile();
  readonly #top: string;
  readonly #hashes = new Map<string, string>();
  #open: { readonly path: string; readonly hash: Sha256 } | null = null;
  #waiting: string[] = [];
  #waitingSize = 0;
  #payload = 0;

  /** `name` is that of the one folder in the zip, as the RFC asks. */
  constructor(name: string) {
    this.#top = `${name}/`;
  }

  /** Ends the file before and begins one. `isPacked`: it would not get smaller. */
  open(path: string, isPacked = false): void {
    this.#close();
    this.#zip.open(`${this.#top}${path}`, isPacked);
    this.#open = { path, hash: new Sha256() };
  }

  /** Adds to the file that is open; bytes must not be changed afterwards. */
  add(part: string | Uint8Array): void {
    if (typeof part === 'string') {
      this.#waiting.push(part);
      this.#waitingSize += part.length;
      if (this.#waitingSize < stroke) return;
    }
    this.#flush();
    if (typeof part !== 'string') this.#take(part);
  }

  put(path: string, content: string | Uint8Array, isPacked = false): void {
    this.open(path, isPacked);
    this.add(content);
  }

  /** A whole file, read piece by piece. */
  async putFile(path: string, file: Blob, isPacked = false): Promise<void> {
    this.open(path, isPacked);
    const reader = file.stream().getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) this.add(read.value);
  }

  /** How many files there are under `data/`, and their bytes in all: the RFC's `Payload-Oxum`. */
  oxum(): string {
    this.#close();
    return `${this.#payload}.${[...this.#hashes.keys()].filter(isPayload).length}`;
  }

  /** Writes the manifests; answers the hash of the last one, which tells every file of the bag. */
  list(): Uint8Array<ArrayBuffer> {
    this.#close();
    this.put(payloadManifest, this.#manifest(isPayload));
    this.#close();
    const tags = utf8(this.#manifest((path) => !isPayload(path)));
    this.put(tagManifest, tags);
    const hash = new Sha256();
    hash.add(tags);
    return hash.hash();
  }

  end(): Blob {
    this.#close();
    return this.#zip.end('application/zip');
  }

  #manifest(isListed: (path: string) => boolean): string {
    const lines = [...this.#hashes].filter(([path]) => isListed(path)).map(([path, hash]) => `${hash}  ${escapedPath(path)}\n`);
    return lines.toSorted().join('');
  }

  #flush(): void {
    if (this.#waitingSize > 0) this.#take(utf8(this.#waiting.join('')));
    this.#waiting = [];
    this.#waitingSize = 0;
  }

  #take(bytes: Uint8Array): void {
    if (!this.#open) throw new Error('no file of the bag is open');
    this.#open.hash.add(bytes);
    if (isPayload(this.#open.path)) this.#payload += bytes.length;
    this.#zip.add(bytes);
  }

  #close(): void {
    this.#flush();
    if (this.#open) this.#hashes.set(this.#open.path, hexOf(this.#open.hash.hash()));
    this.#open = null;
  }
}

const isPayload = (path: string): boolean => path.startsWith('data/');
