import { recordLines } from '../jsonl-writer';
import type { ExportEntry, ExportRequest } from '../request';
import { streamPacker } from './file/deflate';

/** So many UTF-16 units are packed at once. */
const pieceLength = 1 << 18;

/** The entries as records, one a line, packed as they come: of a long chat's records, most of what there is to keep, only a twentieth is kept. */
export class PackedRecords {
  readonly #lines: ReturnType<typeof recordLines>;
  readonly #packer = streamPacker();
  #open: string[] = [];
  #length = 0;
  #size = 0;

  constructor(request: ExportRequest) {
    this.#lines = recordLines(request, false);
  }

  /** To be awaited where it answers something. */
  add(entry: ExportEntry): Promise<void> | undefined {
    const made = this.#lines.of(entry);
    return typeof made === 'string' ? this.#keep(made) : made.then((lines) => this.#keep(lines));
  }

  /** The packed records and how many bytes they were. */
  async finish(): Promise<{ readonly packed: Uint8Array<ArrayBuffer>; readonly size: number }> {
    this.#open.push(this.#lines.end());
    await this.#pack();
    return { packed: await this.#packer.finish(), size: this.#size };
  }

  #keep(lines: string): Promise<void> | undefined {
    this.#open.push(lines);
    this.#length += lines.length;
    return this.#length >= pieceLength ? this.#pack() : undefined;
  }

  async #pack(): Promise<void> {
    const bytes = new TextEncoder().encode(this.#open.join(''));
    this.#open = [];
    this.#length = 0;
    this.#size += bytes.length;
    await this.#packer.add(bytes);
  }
}
