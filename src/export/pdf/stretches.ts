import type { Cluster } from './clusters';
import { isSimple } from './graphemes';
import { isContextual } from './scripts';
import { SetText } from './set-text';

/** Stretches remembered: words come again in a chat. */
const keptStretches = 20_000;
/** A longer stretch will hardly come again. */
const longest = 64;

/**
 * Sets paragraphs of one manner from what is known of their parts. Most units of a chat, Latin and Han, look alike wherever they stand: they are
 * looked up one by one. What stands between them, a Thai word, an emoji, a quote with its neighbours, is looked up as one stretch.
 */
export class Stretches {
  /** By their codes. There is a look at it for every character: an array's is several times quicker than a map's. */
  readonly #units: (Cluster | undefined)[] = Array.from({ length: 0x10000 });
  readonly #stretches = new Map<string, readonly Cluster[]>();

  /** Remembers what a unit becomes that always looks alike. */
  learn(unit: string, cluster: Cluster): void {
    this.#units[unit.charCodeAt(0)] = cluster;
  }

  /** A paragraph as it is set from left to right; `setStretch` sets a stretch that is not known. Null where that cannot be told, or there is none. */
  set(paragraph: string, setStretch: (stretch: string) => readonly Cluster[] | null = () => null): SetText | null {
    const clusters = this.#clusters(paragraph, setStretch);
    return clusters && new SetText(paragraph, clusters, null);
  }

  #clusters(paragraph: string, setStretch: (stretch: string) => readonly Cluster[] | null): readonly Cluster[] | null {
    const clusters: Cluster[] = [];
    for (let at = 0; at < paragraph.length;) {
      const cluster = this.#units[paragraph.charCodeAt(at)];
      if (cluster) {
        clusters.push(cluster);
        at += 1;
        continue;
      }
      // A mark belongs to the letter before it, and a quote looks as that letter does.
      if (clusters.length > 0 && !beginsAnew(paragraph.charCodeAt(at))) {
        clusters.pop();
        at -= 1;
      }
      const end = this.#endOfStretch(paragraph, at + 1);
      const set = this.#stretch(paragraph.slice(at, end), setStretch);
      if (!set) return null;
      for (const one of set) clusters.push(one);
      at = end;
    }
    return clusters;
  }

  #endOfStretch(paragraph: string, from: number): number {
    let end = from;
    while (end < paragraph.length && !(this.#units[paragraph.charCodeAt(end)] && endsHere(paragraph.charCodeAt(end - 1)))) end += 1;
    return end;
  }

  #stretch(stretch: string, setStretch: (stretch: string) => readonly Cluster[] | null): readonly Cluster[] | null {
    const known = this.#stretches.get(stretch);
    if (known) return known;
    const set = setStretch(stretch);
    if (!set || stretch.length > longest) return set;
    if (this.#stretches.size >= keptStretches) this.#stretches.clear();
    this.#stretches.set(stretch, set);
    return set;
  }
}

const isQuote = (unit: number): boolean => (unit === 0xb7 || unit >= 0x2014) && unit <= 0x2026 && isContextual(String.fromCharCode(unit));

/** True for a unit that never belongs to what stands before it. */
const beginsAnew = (unit: number): boolean => isSimple(unit) && !isQuote(unit);

/** False for a unit that a simple one behind it may belong to: Arabic's and Malayalam's signs before a number, halves of pairs, quotes. */
const endsHere = (unit: number): boolean =>
  !(unit >= 0x600 && unit < 0x900) && unit !== 0xd4e && !(unit >= 0xd800 && unit < 0xe000) && !isQuote(unit);
