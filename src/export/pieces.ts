/** So many UTF-16 units or bytes are handed to the browser at once, which need not keep them in memory. */
const pieceSize = 1 << 20;

/** A file that grows from its beginning to its end: what was added leaves the page's memory piece by piece. */
export class Pieces {
  readonly #whole: Blob[] = [];
  #parts: (string | Uint8Array<ArrayBuffer>)[] = [];
  #size = 0;

  /** Adds text, as UTF-8, or bytes, which the caller must not change afterwards. */
  add(part: string | Uint8Array<ArrayBuffer>): void {
    this.#parts.push(part);
    this.#size += part.length;
    if (this.#size >= pieceSize) this.#handOver();
  }

  /** All that was added, behind `head`. */
  file(type: string, head: readonly BlobPart[] = []): Blob {
    this.#handOver();
    return new Blob([...head, ...this.#whole], { type });
  }

  #handOver(): void {
    if (this.#parts.length > 0) this.#whole.push(new Blob(this.#parts));
    this.#parts = [];
    this.#size = 0;
  }
}
