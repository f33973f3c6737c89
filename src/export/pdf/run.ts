import type { Cluster } from './clusters';
import type { FaceName } from './fonts/face-names';

type Shape = (face: FaceName | null, texts: readonly string[], level: number) => readonly Cluster[];

/** Gathers neighbours of one face and one direction, so that shaping sees them together. */
export class Run {
  readonly clusters: Cluster[] = [];
  /** Bidi embedding level of each cluster. */
  readonly levels: number[] = [];
  readonly #shape: Shape;
  #face: FaceName | null = null;
  #level = 0;
  #texts: string[] = [];

  constructor(shape: Shape) {
    this.#shape = shape;
  }

  add(text: string, face: FaceName | null, level: number): void {
    if (face !== this.#face || level !== this.#level) {
      this.flush();
      this.#face = face;
      this.#level = level;
    }
    this.#texts.push(text);
  }

  /** Shapes what was gathered so far. To be called at the end. */
  flush(): void {
    if (this.#texts.length === 0) return;
    for (const cluster of this.#shape(this.#face, this.#texts, this.#level)) {
      this.clusters.push(cluster);
      this.levels.push(this.#level);
    }
    this.#texts = [];
  }
}
