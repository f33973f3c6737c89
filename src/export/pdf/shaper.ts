import { type Cluster, clusterOf } from './clusters';
import type { Face, Glyph } from './fonts/faces';
import type { FaceName } from './fonts/face-names';

/** So many shaped stretches are remembered: words come again in a chat, and shaping is what costs most. */
const remembered = 20_000;

/** Shapes stretches of one face and one direction. */
export class Shaper {
  readonly #known = new Map<FaceName, Map<string, readonly Cluster[] | null>>();
  #size = 0;

  /** The clusters of a stretch in logical order, cut where HarfBuzz says that glyphs and characters part; null where a glyph is missing. */
  shaped(face: Face, text: string, isRightToLeft: boolean): readonly Cluster[] | null {
    const key = isRightToLeft ? `\n${text}` : text;
    const known = this.#known.get(face.name)?.get(key);
    if (known !== undefined) return known;
    const clusters = shapedClusters(face, text, isRightToLeft);
    this.#remember(face.name, key, clusters);
    return clusters;
  }

  #remember(name: FaceName, key: string, clusters: readonly Cluster[] | null): void {
    if (this.#size >= remembered) {
      this.#known.clear();
      this.#size = 0;
    }
    const ofFace = this.#known.get(name) ?? new Map<string, readonly Cluster[] | null>();
    this.#known.set(name, ofFace.set(key, clusters));
    this.#size += 1;
  }
}

function shapedClusters(face: Face, text: string, isRightToLeft: boolean): readonly Cluster[] | null {
  const glyphs = face.shape(text, isRightToLeft);
  if (glyphs.some(({ id }) => id === 0)) return null;
  // What a ligature swallowed is left behind as a space without width: nothing to draw.
  const space = face.glyphOf(0x20)?.id;
  const isLeftBehind = ({ id, advance }: Glyph): boolean => id === space && advance === 0;
  const byStart = new Map<number, Glyph[]>();
  for (const glyph of glyphs) {
    const cluster = byStart.get(glyph.cluster) ?? [];
    if (!isLeftBehind(glyph)) cluster.push(glyph);
    byStart.set(glyph.cluster, cluster);
  }
  const starts = [...byStart.keys()].toSorted((a, b) => a - b);
  return starts.flatMap((start, index) =>
    inPieces(face.name, text.slice(index === 0 ? 0 : start, starts[index + 1] ?? text.length), byStart.get(start) ?? []),
  );
}

/** What one code may stand for, in characters and in glyphs: readers of PDF have room for so much. */
const longest = 32;

/** One cluster, or several where a letter stands under more marks than any script stacks. Marks move no pen, so it does not matter where they part. */
function inPieces(face: FaceName, text: string, glyphs: readonly Glyph[]): readonly Cluster[] {
  if (text.length <= longest && glyphs.length <= longest) return [clusterOf(text, face, glyphs)];
  const characters = Array.from(text);
  const pieces = Math.ceil(Math.max(characters.length, glyphs.length) / longest);
  const part = <One>(all: readonly One[], index: number): readonly One[] =>
    all.slice(Math.floor((index * all.length) / pieces), Math.floor(((index + 1) * all.length) / pieces));
  return Array.from({ length: pieces }, (_, index) => clusterOf(part(characters, index).join(''), face, part(glyphs, index)));
}
