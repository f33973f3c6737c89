import type { MessageRecord } from '../domain/message';
import type { LogReader } from '../evidence/log-reader';
import { hiddenIn, type Opening, redacted } from '../evidence/opening';
import { inclusionProofFrom } from '../evidence/proofs';
import { writtenLeaf } from '../evidence/proven-leaf';
import { type Deleted, deletionOf, partsOf, versionOf } from '../evidence/shown';
import { subtreesIn } from '../evidence/tiles';

/** So many messages' leaves are asked for at once. */
const batch = 200;
/** A leaf that was made so much later than its version was seen is of an archive that is older than its log. */
const lateMs = 86_400_000;
const rememberedSubtrees = 4096;

/** What the leaves turned out to be. */
export type LeafFacts = {
  /** How many are of messages. */
  readonly leaves: number;
  readonly deletions: readonly Deleted[];
  /** Messages that no leaf of this log is of. */
  readonly unproven: number;
  readonly sealedLate: number;
  /** Hidden parts, by the field that they are of. */
  readonly hidden: ReadonlyMap<string, number>;
  /** The numbers of the leaves, so that the stamps which date them can be told. */
  readonly numbers: readonly number[];
};

/** Which cells of a leaf are hidden in a pack, by their paths. */
export type Hidden = (opening: Opening) => ReadonlySet<string>;

/** Writes the leaves of a pack's messages with their proofs, line by line, to `write`. */
export class LeafWriter {
  readonly #log: LogReader;
  readonly #size: number;
  readonly #hidden: Hidden | undefined;
  readonly #write: (line: string) => void;
  readonly #subtree: (start: number, end: number) => Promise<Uint8Array>;
  readonly #counts = new Map<string, number>();
  readonly #numbers: number[] = [];
  #waiting: string[] = [];
  #unproven = 0;
  #late = 0;

  /** `size` is that of the log whose head the pack has. */
  constructor(log: LogReader, size: number, write: (line: string) => void, hidden?: Hidden) {
    this.#log = log;
    this.#size = size;
    this.#write = write;
    this.#hidden = hidden;
    this.#subtree = remembered(subtreesIn(log.tiles, size));
  }

  async take({ id }: Pick<MessageRecord, 'id'>): Promise<void> {
    this.#waiting.push(id);
    if (this.#waiting.length >= batch) await this.#flush();
  }

  /** Writes the leaves of these identity pages as well, and says what was written. */
  async end(exhibits: readonly string[]): Promise<LeafFacts> {
    await this.#flush();
    const pages = await this.#log.exhibits(exhibits, this.#size);
    for (const opening of pages) await this.#leaf(opening);
    // What was deleted is told by number alone: there is nothing in it to hide.
    const deletions = await this.#log.deletions(this.#size);
    for (const opening of deletions) await this.#leaf(opening);
    return {
      leaves: this.#numbers.length - deletions.length - pages.length,
      deletions: deletions.flatMap(({ cells, leaf }) => deletionOf(cells, leaf) ?? []),
      unproven: this.#unproven,
      sealedLate: this.#late,
      hidden: this.#counts,
      numbers: this.#numbers,
    };
  }

  async #flush(): Promise<void> {
    const asked = [...new Set(this.#waiting)];
    this.#waiting = [];
    if (asked.length === 0) return;
    const found = new Set<string>();
    for (const opening of await this.#log.openings(asked, this.#size)) {
      found.add(partsOf(opening.cells, 'id')?.[0] ?? '');
      await this.#leaf(this.#hidden ? redacted(opening, this.#hidden(opening)) : opening);
    }
    this.#unproven += asked.filter((id) => !found.has(id)).length;
  }

  async #leaf(shown: Opening): Promise<void> {
    const version = versionOf(shown.cells);
    if (version && version.what !== 'more' && version.sealed - version.at > lateMs) this.#late += 1;
    for (const [label, count] of hiddenIn(shown)) this.#counts.set(label, (this.#counts.get(label) ?? 0) + count);
    this.#numbers.push(shown.leaf);
    this.#write(`${writtenLeaf({ opening: shown, proof: await inclusionProofFrom(this.#subtree, shown.leaf, this.#size) })}\n`);
  }
}

/** Neighbouring leaves have most of their proofs in common. */
function remembered(subtree: (start: number, end: number) => Promise<Uint8Array>): (start: number, end: number) => Promise<Uint8Array> {
  const known = new Map<string, Promise<Uint8Array>>();
  return (start, end) => {
    const name = `${start}-${end}`;
    const found = known.get(name) ?? subtree(start, end);
    if (known.size >= rememberedSubtrees) known.clear();
    known.set(name, found);
    return found;
  };
}
