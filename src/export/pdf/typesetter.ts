import { codePointMark, isTricky, linesOf } from '../visible-text';
import { embeddingLevels, mirrored } from './bidi';
import { type Cluster, clusterOf, pictureCluster } from './clusters';
import type { EmojiPictures } from './emoji-pictures';
import { type FaceName, faceTitles, isPlainFace } from './fonts/face-names';
import type { Face, FaceLibrary } from './fonts/faces';
import { graphemesOf, isSimple } from './graphemes';
import { mannerOf } from './han-face';
import { Recent } from './recent';
import {
  candidates,
  type HanFace,
  hasContextual,
  hasRightToLeft,
  hasRightToLeftWord,
  isCjk,
  isContextual,
  isInkless,
  isPictured,
  type Manner,
} from './scripts';
import { Run } from './run';
import { SetText } from './set-text';
import { Shaper } from './shaper';
import { Stretches } from './stretches';

/** Four spaces. */
const tabWidth = 4;
/** An emoji in colour takes this many thousandths of the type size. */
const pictureWidth = 1200;

/** Longer paragraphs are set in pieces. */
const longest = 4000;

const faceNames = Object.keys(faceTitles) as readonly FaceName[];

/** A paragraph, and how it was set once it was. */
export type Paragraph = { readonly text: string; set: SetText | null };

export type ReadText = { readonly manner: Manner; readonly paragraphs: readonly Paragraph[] };

/** What is known of the texts of one manner. */
type Known = {
  /** The face of each grapheme met so far. */
  readonly faces: Map<string, FaceName | null>;
  readonly stretches: Stretches;
};

/** Turns text into clusters of glyphs. What was set once is remembered, so that a long chat costs little more than looking up. */
export class Typesetter {
  readonly #library: FaceLibrary;
  readonly #fallback: HanFace;
  readonly #pictures: EmojiPictures;
  readonly #shaper = new Shaper();
  readonly #known = new Map<Manner, Known>();
  readonly #texts = new Recent<ReadText>();
  readonly #simple = new Map<FaceName, Map<string, Cluster>>(faceNames.map((name) => [name, new Map()]));
  readonly #drawn = new Map<string, Cluster>();
  readonly #marks = new Map<string, Cluster>();

  constructor(library: FaceLibrary, fallback: HanFace, pictures: EmojiPictures) {
    this.#library = library;
    this.#fallback = fallback;
    this.#pictures = pictures;
    library.expect('sans');
  }

  /** Has those faces brought that a text will need, while others come as well: the first that is asked for each of its characters. */
  foresee(text: string): void {
    const { manner } = this.read(text);
    for (const grapheme of graphemesOf(text)) {
      const [name] = isTricky(grapheme) ? [] : candidates(grapheme, manner);
      if (name) this.#library.expect(name);
    }
  }

  /** Opens every face that `text` needs. What it answers must have been awaited before `set` is given the same text; nothing where nothing is missing. */
  prepare(text: string): Promise<void> | undefined {
    const { manner, paragraphs } = this.read(text);
    const known = this.#knownOf(manner);
    const isKnown = paragraphs.every((one) => (one.set ??= one.text.length <= longest ? known.stretches.set(one.text) : null) !== null);
    return isKnown ? undefined : this.#prepare(text, manner, known);
  }

  async #prepare(text: string, manner: Manner, { faces, stretches }: Known): Promise<void> {
    if (!this.#library.get('sans')) await this.#library.open('sans');
    for (const grapheme of graphemesOf(text)) {
      if (faces.has(grapheme)) continue;
      const face = await this.#findFace(grapheme, manner);
      faces.set(grapheme, face);
      if (face && standsAlone(grapheme, face)) stretches.learn(grapheme, this.#simpleCluster(this.#face(face), grapheme, grapheme));
    }
    if (hasContextual(text) && isCjk(text)) await this.#library.open(manner.han);
  }

  /** Sets one paragraph. The text it belongs to must have been prepared, and `manner` be that text's. */
  set(paragraph: Paragraph, manner: Manner): SetText {
    return (paragraph.set ??= this.setPiece(paragraph.text, manner));
  }

  /** Sets the beginning of a paragraph: all of it, unless it is too long to be set as one. */
  head(paragraph: Paragraph, manner: Manner): SetText {
    return paragraph.text.length > longest ? this.setPiece(paragraph.text.slice(0, longest), manner) : this.set(paragraph, manner);
  }

  /** Sets a prepared text of one line. */
  setLine(text: string): SetText {
    return this.setPiece(text, this.read(text).manner);
  }

  /** Sets a part of a paragraph that is too long to be set as one. */
  setPiece(paragraph: string, manner: Manner): SetText {
    const known = this.#knownOf(manner);
    const set = known.stretches.set(paragraph, (stretch) =>
      hasRightToLeft(stretch) ? null : this.#runsOf(stretch, manner, known, null).clusters,
    );
    if (set) return set;
    const levels = embeddingLevels(paragraph);
    const run = this.#runsOf(paragraph, manner, known, levels);
    return new SetText(paragraph, run.clusters, levels && run.levels);
  }

  /** A stretch of text in runs of one face and direction; `levels` are the bidi levels of its UTF-16 units where it is of both directions. */
  #runsOf(text: string, manner: Manner, { faces }: Known, levels: Uint8Array | null): Run {
    const graphemes = [...graphemesOf(text)];
    const beside = levels && hasRightToLeftWord(text) ? this.#faceOfRightToLeft(graphemes, manner, faces) : null;
    const run = new Run((face, texts, level) => this.#clustersOf(face, texts, level % 2 === 1));
    const hasQuotes = hasContextual(text);
    let start = 0;
    let isAfterChinese = false;
    for (const grapheme of graphemes) {
      const isChinese: boolean = hasQuotes && isContextual(grapheme) && (isAfterChinese || isCjk(text.charAt(start + grapheme.length)));
      const face = isChinese ? manner.han : beside && isAscii(grapheme) ? beside : this.#faceNow(grapheme, manner, faces);
      run.add(grapheme, face, levels?.[start] ?? 0);
      start += grapheme.length;
      isAfterChinese = hasQuotes && (isChinese || isCjk(grapheme));
    }
    run.flush();
    return run;
  }

  /** How a text is set, and its paragraphs. Remembered, since a text is prepared, looked at and set within a moment. */
  read(text: string): ReadText {
    return this.#texts.get(text) ?? this.#texts.add(text, this.#readAnew(text));
  }

  #readAnew(text: string): ReadText {
    return { manner: mannerOf(text, this.#fallback), paragraphs: linesOf(text).map((line) => ({ text: line, set: null })) };
  }

  #knownOf(manner: Manner): Known {
    const known = this.#known.get(manner);
    if (known) return known;
    const made = { faces: new Map<string, FaceName | null>(), stretches: new Stretches() };
    this.#known.set(manner, made);
    return made;
  }

  async #findFace(grapheme: string, manner: Manner): Promise<FaceName | null> {
    if (isTricky(grapheme)) return null;
    const needed = inkOf(grapheme);
    for (const name of candidates(grapheme, manner)) {
      const face = this.#library.get(name) ?? (await this.#library.open(name));
      if (needed.every((codePoint) => face.covers(codePoint))) return name;
    }
    return null;
  }

  /** The face of a grapheme as it was prepared. Where a long text is cut into pieces a grapheme may be met in part: then any open face that has it. */
  #faceNow(text: string, manner: Manner, prepared: Map<string, FaceName | null>): FaceName | null {
    const known = prepared.get(text);
    if (known !== undefined) return known;
    const needed = inkOf(text);
    const found = candidates(text, manner).find((name) => needed.every((codePoint) => this.#library.get(name)?.covers(codePoint)));
    return (!isTricky(text) && found) || null;
  }

  /**
   * The face of a paragraph's first word that runs from right to left. What is Latin beside it is set in the same, which has those letters too: readers
   * that put such a line in order take it for one line only where it is of one face.
   */
  #faceOfRightToLeft(graphemes: readonly string[], manner: Manner, faces: Map<string, FaceName | null>): FaceName | null {
    for (const text of graphemes) {
      const face = hasRightToLeft(text) ? this.#faceNow(text, manner, faces) : null;
      if (face) return face;
    }
    return null;
  }

  #clustersOf(name: FaceName | null, texts: readonly string[], isRightToLeft: boolean): readonly Cluster[] {
    if (name === null) return texts.flatMap((text) => this.#standIns(text));
    const face = this.#face(name);
    if (name === 'emoji') return texts.flatMap((text) => this.#emoji(face, text));
    if (isPlainFace(name)) return this.#plainClusters(face, texts, isRightToLeft);
    return (
      this.#shaper.shaped(face, texts.join(''), isRightToLeft) ?? texts.flatMap((text) => this.#shapedAlone(face, text, isRightToLeft))
    );
  }

  #plainClusters(face: Face, texts: readonly string[], isRightToLeft: boolean): readonly Cluster[] {
    const clusters: Cluster[] = [];
    for (const text of texts)
      if (isOneCharacter(text)) clusters.push(this.#simpleCluster(face, isRightToLeft ? mirrored(text) : text, text));
      else clusters.push(...this.#shapedAlone(face, text, isRightToLeft));
    return clusters;
  }

  /** A grapheme of a run that came out with a missing glyph: set by itself, or shown by its code points. */
  #shapedAlone(face: Face, text: string, isRightToLeft: boolean): readonly Cluster[] {
    return this.#shaper.shaped(face, text, isRightToLeft) ?? this.#standIns(text);
  }

  /** In colour where the system has it so, else as the face draws it. */
  #emoji(face: Face, text: string): readonly Cluster[] {
    if (!isPictured(text) || !this.#pictures.has(text))
      return isOneCharacter(text) ? [this.#simpleCluster(face, text, text)] : this.#shapedAlone(face, text, false);
    const known = this.#drawn.get(text) ?? pictureCluster(text, pictureWidth);
    this.#drawn.set(text, known);
    return [known];
  }

  #simpleCluster(face: Face, drawn: string, text: string): Cluster {
    const key = drawn === text ? text : `${drawn}${text}`;
    const known = this.#simple.get(face.name)?.get(key);
    if (known) return known;
    const glyph = face.glyphOf(drawn === '\t' ? 0x20 : (drawn.codePointAt(0) ?? 0));
    const width = drawn === '\t' ? tabWidth : 1;
    const glyphs = glyph ? [{ ...glyph, advance: glyph.advance * width }] : [];
    const cluster = clusterOf(text, face.name, isInkless(drawn) ? [] : glyphs);
    this.#simple.get(face.name)?.set(key, cluster);
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

/** The code points of a grapheme that must leave ink. */
function inkOf(grapheme: string): readonly number[] {
  return Array.from(grapheme)
    .filter((character) => character !== '\t' && !isInkless(character))
    .map((character) => character.codePointAt(0) ?? 0);
}

/** True for a grapheme that is always set alike, whatever stands beside it. */
const standsAlone = (grapheme: string, face: FaceName): boolean =>
  grapheme.length === 1 && isSimple(grapheme.charCodeAt(0)) && isPlainFace(face) && !isContextual(grapheme);

const isAscii = (grapheme: string): boolean => /^[ -~]$/.test(grapheme);

const isOneCharacter = (grapheme: string): boolean => grapheme.length === ((grapheme.codePointAt(0) ?? 0) > 0xffff ? 2 : 1);
