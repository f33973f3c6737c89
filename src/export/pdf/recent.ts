/** A message has some texts, each asked for several times until it is drawn, and then never more. */
const kept = 16;

/** What was made of the last few texts. To look through so few, the latest first, is quicker than to hash a text, and next to nothing is held. */
export class Recent<T> {
  readonly #texts: string[] = [];
  readonly #made: T[] = [];
  #next = 0;

  get(text: string): T | undefined {
    for (let back = 1; back <= kept; back += 1) {
      const place = (this.#next - back + kept) % kept;
      if (this.#texts[place] === text) return this.#made[place];
    }
    return undefined;
  }

  /** Remembers `made` in place of what was remembered longest ago, and answers it. */
  add(text: string, made: T): T {
    this.#texts[this.#next] = text;
    this.#made[this.#next] = made;
    this.#next = (this.#next + 1) % kept;
    return made;
  }
}
