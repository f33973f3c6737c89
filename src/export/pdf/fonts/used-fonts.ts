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

/** Where a cluster stands among a document's fonts; `hex` is its code as page content writes it. */
export type Coded = { readonly font: UsedFont; readonly hex: string };

/** Each cluster takes this many glyphs of a new face at most, counting those it is made of. */
const mostParts = 32;

/**
 * The faces a document draws with. Every different pair of glyphs and text has a code of its own, so that whoever copies
 * from the document, or reads it with a program, gets the characters that were written, whichever way they were drawn.
 */
export class UsedFonts {
  readonly #library: FaceLibrary;
  readonly #fonts: UsedFont[] = [];
  readonly #current = new Map<FaceName, { readonly font: UsedFont; room: number }>();
  readonly #byCluster = new WeakMap<Cluster, Coded>();
  readonly #byLook = new Map<string, Coded>();

  constructor(library: FaceLibrary) {
    this.#library = library;
  }

  get all(): readonly UsedFont[] {
    return this.#fonts;
  }

  /** The code of a cluster, given when it is first asked for. */
  codeOf(cluster: Cluster): Coded {
    const known = this.#byCluster.get(cluster);
    if (known) return known;
    const coded = this.#byLooks(cluster);
    this.#byCluster.set(cluster, coded);
    return coded;
  }

  #byLooks(cluster: Cluster): Coded {
    const look = `${cluster.face}\n${cluster.text}\n${cluster.glyphs.map(({ id, advance, dx, dy }) => `${id},${advance},${dx},${dy}`).join()}`;
    const coded = this.#byLook.get(look) ?? this.#newCode(cluster);
    this.#byLook.set(look, coded);
    return coded;
  }

  #newCode({ face: name, text, glyphs, width, isMark }: Cluster): Coded {
    const font = this.#fontFor(name, Math.min(mostParts, glyphs.length));
    const units = font.face.outlines.unitsPerEm / 1000;
    let pen = 0;
    const parts = glyphs.map(({ id, advance, dx, dy }) => {
      const part = { glyph: id, dx: Math.round((pen + dx) * units), dy: Math.round(dy * units) };
      pen += advance;
      return part;
    });
    font.glyphs.push({ parts, advance: Math.round(width * units) });
    const code = font.texts.push(isMark && isTricky(text) ? codePointMark(text) : text);
    return { font, hex: code.toString(16).padStart(4, '0') };
  }

  #fontFor(name: FaceName, parts: number): UsedFont {
    const current = this.#current.get(name);
    if (current && current.room > parts) {
      current.room -= 1 + parts;
      return current.font;
    }
    const face = this.#library.get(name);
    if (!face) throw new Error(`the face ${name} was not prepared`);
    const font: UsedFont = { face, resource: `F${this.#fonts.length + 1}`, glyphs: [], texts: [] };
    this.#fonts.push(font);
    this.#current.set(name, { font, room: mostGlyphs - 1 - parts });
    return font;
  }
}
