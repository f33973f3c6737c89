import { recordLines } from '../jsonl-writer';
import type { ExportEntry, ExportRequest } from '../request';
import type { PackedText, TextPacker } from './file/packing/deflate';

/** So many UTF-16 units are packed at once. */
const pieceLength = 1 << 18;

/** The entries as records, one a line, packed as they come: of a long chat's records, most of what there is to keep, only a twentieth is kept. */
export class PackedRecords {
  readonly #lines: ReturnType<typeof recordLines>;
  readonly #textPacker: () => TextPacker;
  #packer: TextPacker | null = null;
  #open: string[] = [];
  #length = 0;

  /** `textPacker` is asked for a packer when there is something to pack: by then it may have help. */
  constructor(request: ExportRequest, textPacker: () => TextPacker) {
    this.#textPacker = textPacker;
    this.#lines = recordLines(request, false);
  }

  /** To be awaited where it answers something. */
  add(entry: ExportEntry): Promise<void> | undefined {
    const made = this.#lines.of(entry);
    return typeof made === 'string' ? this.#keep(made) : made.then((lines) => this.#keep(lines));
  }

  /** The packed records and how many bytes they were. */
  async finish(): Promise<PackedText> {
    this.#open.push(this.#lines.end());
    await this.#pack();
    return this.#packing.finish();
  }

  #keep(lines: string): Promise<void> | undefined {
    this.#open.push(lines);
    this.#length += lines.length;
    return this.#length >= pieceLength ? this.#pack() : undefined;
  }

  get #packing(): TextPacker {
    return (this.#packer ??= this.#textPacker());
  }

  #pack(): Promise<void> {
    const text = this.#open.join('');
    this.#open = [];
    this.#length = 0;
    return this.#packing.add(text);
  }
}
