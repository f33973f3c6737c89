import { breakPlan } from './break-opportunities';
import type { Cluster } from './clusters';

/** A paragraph as clusters in logical order. Where its lines may end is found out only when it is too long for one. */
export class SetText {
  readonly clusters: readonly Cluster[];
  /** Bidi embedding level of each cluster: odd runs right to left. Null where all of it runs left to right. */
  readonly levels: readonly number[] | null;
  readonly #paragraph: string;
  #plan: ReturnType<typeof breakPlan> | null = null;
  #starts: readonly number[] = [];

  constructor(paragraph: string, clusters: readonly Cluster[], levels: readonly number[] | null) {
    this.#paragraph = paragraph;
    this.clusters = clusters;
    this.levels = levels;
  }

  /** UTF-16 offset of a cluster in the paragraph; the paragraph's length behind the last. */
  start(index: number): number {
    if (this.#starts.length === 0) {
      let at = 0;
      this.#starts = this.clusters.map(({ text }) => (at += text.length) - text.length);
    }
    return this.#starts[index] ?? this.#paragraph.length;
  }

  /** True where a line may end before a cluster. */
  mayBreak(index: number): boolean {
    const [before, after] = [this.clusters[index - 1], this.clusters[index]];
    if (!before || !after) return false;
    this.#plan ??= breakPlan(this.#paragraph);
    return this.#plan(before.text, after.text, this.start(index));
  }
}
