import type { Cluster, Placed } from './clusters';
import type { FaceName } from './fonts/face-names';

/** Answers for two neighbouring clusters, the second of which starts at `start`, whether a line may end between them. */
type MayBreak = (before: string, after: string, start: number) => boolean;
type Shape = (face: FaceName | null, texts: readonly string[], level: number) => readonly Cluster[];

/** Gathers neighbours of one face and one direction, so that shaping sees them together, and places what comes of them. */
export class Run {
  readonly #placed: Placed[] = [];
  readonly #mayBreak: MayBreak;
  readonly #shape: Shape;
  #face: FaceName | null = null;
  #level = 0;
  #start = 0;
  #texts: string[] = [];
  #previous = '';

  constructor(mayBreak: MayBreak, shape: Shape) {
    this.#mayBreak = mayBreak;
    this.#shape = shape;
  }

  add(text: string, face: FaceName | null, level: number, start: number): void {
    if (face !== this.#face || level !== this.#level) {
      this.#flush();
      this.#face = face;
      this.#level = level;
      this.#start = start;
    }
    this.#texts.push(text);
  }

  finish(): readonly Placed[] {
    this.#flush();
    return this.#placed;
  }

  #flush(): void {
    if (this.#texts.length === 0) return;
    let start = this.#start;
    for (const cluster of this.#shape(this.#face, this.#texts, this.#level)) {
      this.#placed.push({ cluster, start, level: this.#level, mayBreak: this.#mayBreak(this.#previous, cluster.text, start) });
      start += cluster.text.length;
      this.#previous = cluster.text;
    }
    this.#texts = [];
  }
}
