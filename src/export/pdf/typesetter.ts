import { codePointMark, isTricky } from '../visible-text';
import { embeddingLevels, mirrored } from './bidi';
import { breakPlan } from './break-opportunities';
import { chineseFaceFor } from './chinese-face';
import { type Cluster, clusterOf, type Placed } from './clusters';
import { type Face, type FaceLibrary, type FaceName, faceNames, type Glyph } from './faces';
import { graphemesOf } from './graphemes';
import { candidates, type ChineseFace, isCjk, hasContextual, isContextual, isInkless } from './scripts';

/** A grapheme with the face it will be set in, or with none. */
type Item = { readonly text: string; readonly start: number; readonly face: FaceName | null };

/** Four spaces. */
const tabWidth = 4;

/** Turns text into placed clusters of glyphs. Everything is cached per grapheme, so that a long chat costs little more than looking up. */
export class Typesetter {
  readonly #library: FaceLibrary;
  readonly #fallback: ChineseFace;
  /** The face of each grapheme met so far, by the Chinese face preferred. */
  readonly #faces = { sc: new Map<string, FaceName | null>(), tc: new Map<string, FaceName | null>() };
  readonly #simple = new Map<FaceName, Map<string, Cluster>>(faceNames.map((name) => [name, new Map()]));
  readonly #marks = new Map<string, Cluster>();

  constructor(library: FaceLibrary, fallback: ChineseFace) {
    this.#library = library;
    this.#fallback = fallback;
  }

  /** Opens every face that `text` needs. Must have been awaited before `set` is given the same text. */
  async prepare(text: string): Promise<void> {
    await this.#library.open('sans');
    const chinese = chineseFaceFor(text, this.#fallback);
    const faces = this.#faces[chinese];
    for (const grapheme of graphemesOf(text)) if (!faces.has(grapheme)) faces.set(grapheme, await this.#findFace(grapheme, chinese));
    if (hasContextual(text) && isCjk(text)) await this.#library.open(chinese);
  }

  /** Sets one paragraph: clusters in logical order. The text it belongs to must have been prepared, and `chinese` be that text's face. */
  set(paragraph: string, chinese: ChineseFace): readonly Placed[] {
    const items = this.#itemise(paragraph, chinese);
    const levels = embeddingLevels(paragraph);
    const mayBreak = breakPlan(paragraph);
    const placed: Placed[] = [];
    let previous = '';
    for (const run of runsOf(items, levels)) {
      const level = levels?.[run.start] ?? 0;
      let start = run.start;
      for (const cluster of this.#clustersOf(run, level % 2 === 1)) {
        placed.push({ cluster, start, level, mayBreak: mayBreak(previous, cluster.text, start) });
        start += cluster.text.length;
        previous = cluster.text;
      }
    }
    return placed;
  }

  /** The Chinese face for a text, as `prepare` chose it. */
  chineseFace(text: string): ChineseFace {
    return chineseFaceFor(text, this.#fallback);
  }

  async #findFace(grapheme: string, chinese: ChineseFace): Promise<FaceName | null> {
    if (isTricky(grapheme)) return null;
    const needed = inkOf(grapheme);
    for (const name of candidates(grapheme, chinese)) {
      const face = await this.#library.open(name);
      if (needed.every((codePoint) => face.covers(codePoint))) return name;
    }
    return null;
  }

  /** The face of a grapheme as it was prepared. Where a long text is cut into pieces a grapheme may be met in part: then any open face that has it. */
  #faceNow(text: string, chinese: ChineseFace, prepared: Map<string, FaceName | null>): FaceName | null {
    const known = prepared.get(text);
    if (known !== undefined) return known;
    const needed = inkOf(text);
    const found = candidates(text, chinese).find((name) => needed.every((codePoint) => this.#library.get(name)?.covers(codePoint)));
    return (!isTricky(text) && found) || null;
  }

  #itemise(paragraph: string, chinese: ChineseFace): readonly Item[] {
    const faces = this.#faces[chinese];
    const items: Item[] = [];
    let start = 0;
    let isAfterChinese = false;
    for (const text of graphemesOf(paragraph)) {
      const isChinese: boolean = isContextual(text) && (isAfterChinese || isCjk(paragraph.charAt(start + text.length)));
      items.push({ text, start, face: isChinese ? chinese : this.#faceNow(text, chinese, faces) });
      start += text.length;
      isAfterChinese = isChinese || isCjk(text);
    }
    return items;
  }

  #clustersOf({ face: name, texts }: Run, isRightToLeft: boolean): readonly Cluster[] {
    if (name === null) return texts.flatMap((text) => this.#standIns(text));
    const face = this.#face(name);
    if (texts.every((text) => needsNoShaping(text, name)))
      return texts.map((text) => this.#simpleCluster(face, isRightToLeft ? mirrored(text) : text, text));
    return shapedClusters(face, texts.join(''), isRightToLeft) ?? texts.flatMap((text) => this.#shapedAlone(face, text, isRightToLeft));
  }

  /** A grapheme of a run that came out with a missing glyph: set by itself, or shown by its code points. */
  #shapedAlone(face: Face, text: string, isRightToLeft: boolean): readonly Cluster[] {
    return shapedClusters(face, text, isRightToLeft) ?? this.#standIns(text);
  }

  #simpleCluster(face: Face, drawn: string, text: string): Cluster {
    const known = this.#simple.get(face.name)?.get(drawn === text ? text : `${drawn}${text}`);
    if (known) return known;
    const glyph = face.glyphOf(drawn === '\t' ? 0x20 : (drawn.codePointAt(0) ?? 0));
    const width = drawn === '\t' ? tabWidth : 1;
    const glyphs = glyph ? [{ ...glyph, advance: glyph.advance * width }] : [];
    const cluster = isInkless(drawn) ? clusterOf(text, face.name, []) : clusterOf(text, face.name, glyphs);
    this.#simple.get(face.name)?.set(drawn === text ? text : `${drawn}${text}`, cluster);
    return cluster;
  }

  /** One cluster for each code point: its number in brackets where it cannot be drawn, itself where it can. */
  #standIns(grapheme: string): readonly Cluster[] {
    return Array.from(grapheme, (character) => {
      const known = this.#marks.get(character) ?? this.#standIn(character);
      this.#marks.set(character, known);
      return known;
    });
  }

  #standIn(character: string): Cluster {
    const sans = this.#face('sans');
    const drawable = isTricky(character)
      ? undefined
      : faceNames.map((name) => this.#library.get(name)).find((face) => face?.covers(character.codePointAt(0) ?? 0));
    const drawn = drawable?.glyphOf(character.codePointAt(0) ?? 0);
    if (drawable && drawn && drawn.advance > 0) return clusterOf(character, drawable.name, [drawn]);
    const mark = Array.from(codePointMark(character), (part) => sans.glyphOf(part.codePointAt(0) ?? 0)).filter(
      (glyph) => glyph !== undefined,
    );
    return clusterOf(character, 'sans', mark, true);
  }

  #face(name: FaceName): Face {
    const face = this.#library.get(name);
    if (!face) throw new Error(`the face ${name} was not prepared`);
    return face;
  }
}

type Run = { readonly face: FaceName | null; readonly start: number; readonly texts: readonly string[] };

/** Neighbours of one face and one direction, so that shaping sees them together. */
function runsOf(items: readonly Item[], levels: Uint8Array | null): readonly Run[] {
  const runs: { face: FaceName | null; start: number; level: number; texts: string[] }[] = [];
  for (const { text, start, face } of items) {
    const level = levels?.[start] ?? 0;
    const last = runs.at(-1);
    if (last && last.face === face && last.level === level) last.texts.push(text);
    else runs.push({ face, start, level, texts: [text] });
  }
  return runs;
}

/** The code points of a grapheme that must leave ink. */
function inkOf(grapheme: string): readonly number[] {
  return Array.from(grapheme)
    .filter((character) => character !== '\t' && !isInkless(character))
    .map((character) => character.codePointAt(0) ?? 0);
}

/** One code point of a face without joining, stacking or ligatures that matter. */
function needsNoShaping(grapheme: string, face: FaceName): boolean {
  return face !== 'thai' && grapheme.length === ((grapheme.codePointAt(0) ?? 0) > 0xffff ? 2 : 1);
}

/** Shapes a run and cuts it where HarfBuzz says that glyphs and characters part; null where a glyph is missing. */
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
  return starts.map((start, index) =>
    clusterOf(text.slice(index === 0 ? 0 : start, starts[index + 1] ?? text.length), face.name, byStart.get(start) ?? []),
  );
}
