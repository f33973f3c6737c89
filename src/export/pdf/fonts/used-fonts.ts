import { codePointMark, isTricky } from '../../visible-text';
import type { Cluster } from '../clusters';
import { mostGlyphs, type NewGlyph } from './cut-face';
import type { Face, FaceLibrary } from './faces';
import type { FaceName } from './face-names';

/** A face as the document uses it: its glyphs in the order of their codes, from 1 on, and the text that each stands for. */
export type UsedFont = {
  readonly face: Face;
  /** The name by which page content selects it. */
  readonly resource: string;
  readonly glyphs: NewGlyph[];
  readonly texts: string[];
};

function* drawnBy(glyphs: readonly NewGlyph[]): Generator<number> {
  for (const { parts } of glyphs) for (const { glyph } of parts) yield glyph;
}

/** The characters of a text, each with the joiners before it: some readers pass over a glyph that stands for nothing but a joiner. */
function charactersOf(text: string): readonly string[] {
  return text.match(/\p{Cf}+\P{Cf}|\P{Cf}|\p{Cf}/gu) ?? [text];
}

/** Where a cluster stands among a document's fonts; `codes` is its codes as page content writes them, one for each character, and `turned`
 * the same for a line that runs from right to left: the last first. */
export type Coded = { readonly font: UsedFont; readonly codes: string; readonly turned: string };

/** A byte as it stands in a string of page content: brackets and what begins an escape are escaped, and so are line ends, which readers fold. */
function byteInString(byte: number): string {
  const character = String.fromCharCode(byte);
  if (character === '\r') return '\\r';
  if (character === '\n') return '\\n';
  return '()\\'.includes(character) ? `\\${character}` : character;
}

/** Adds a glyph with the character it stands for and answers its code as page content writes it. */
function codeIn(font: UsedFont, glyph: NewGlyph, text: string): string {
  font.glyphs.push(glyph);
  const code = font.texts.push(text);
  return byteInString(code >> 8) + byteInString(code & 255);
}

/**
 * The faces a document draws with. A cluster has a code for each of its characters: the first is all its ink, the others are blanks. So whoever
 * copies from the document, or reads it with a program, gets the characters that were written, whichever way they were drawn.
 */
export class UsedFonts {
  readonly #library: FaceLibrary;
  readonly #fonts: UsedFont[] = [];
  readonly #current = new Map<FaceName, { readonly font: UsedFont; room: number }>();
  readonly #byLook = new Map<string, Coded>();

  readonly #blanks = new Map<string, string>();

  constructor(library: FaceLibrary) {
    this.#library = library;
  }

  get all(): readonly UsedFont[] {
    return this.#fonts;
  }

  /** Brings every outline that the fonts need, before they are embedded. */
  async complete(): Promise<void> {
    for (const { face, glyphs } of this.#fonts) await this.#library.complete(face.name, drawnBy(glyphs));
  }

  /** The codes of a cluster, given when it is first asked for. */
  codeOf(cluster: Cluster): Coded {
    return (cluster.coded ??= this.#byLooks(cluster));
  }

  #byLooks(cluster: Cluster): Coded {
    const look = `${cluster.face}\n${cluster.text}\n${cluster.glyphs.map(({ id, advance, dx, dy }) => `${id},${advance},${dx},${dy}`).join()}`;
    const coded = this.#byLook.get(look) ?? this.#newCode(cluster);
    this.#byLook.set(look, coded);
    return coded;
  }

  #newCode({ face: name, text, glyphs, width, isMark }: Cluster): Coded {
    const characters = charactersOf(isMark && isTricky(text) ? codePointMark(text) : text);
    const font = this.#fontFor(name, glyphs.length + characters.length);
    const units = font.face.outlines.unitsPerEm / 1000;
    let pen = 0;
    const parts = glyphs.map(({ id, advance, dx, dy }) => {
      const part = { glyph: id, dx: Math.round((pen + dx) * units), dy: Math.round(dy * units) };
      pen += advance;
      return part;
    });
    const [first = '', ...others] = characters;
    const codes = [codeIn(font, { parts, advance: Math.round(width * units) }, first), ...others.map((character) => this.#blank(font, character))];
    return { font, codes: codes.join(''), turned: codes.toReversed().join('') };
  }

  /** A glyph without ink or width, which carries a character of the cluster before it. */
  #blank(font: UsedFont, character: string): string {
    const key = `${font.resource}\n${character}`;
    const known = this.#blanks.get(key) ?? codeIn(font, { parts: [], advance: 0 }, character);
    this.#blanks.set(key, known);
    return known;
  }

  #fontFor(name: FaceName, glyphs: number): UsedFont {
    const current = this.#current.get(name);
    if (current && current.room > glyphs) {
      current.room -= glyphs;
      return current.font;
    }
    const face = this.#library.get(name);
    if (!face) throw new Error(`the face ${name} was not prepared`);
    const font: UsedFont = { face, resource: `F${this.#fonts.length + 1}`, glyphs: [], texts: [] };
    this.#fonts.push(font);
    this.#current.set(name, { font, room: mostGlyphs - glyphs });
    return font;
  }
}
