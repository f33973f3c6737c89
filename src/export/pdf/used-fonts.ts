import { codePointMark, isTricky } from '../visible-text';
import type { Cluster } from './clusters';
import type { Face, FaceLibrary, FaceName, Glyph } from './faces';

/** A face as the document uses it: which glyphs, and the text each stands for. */
export type UsedFont = { readonly face: Face; readonly texts: Map<number, string> };

/** The faces a document draws with, in order of first use: the first is the page's `F1`. */
export class UsedFonts {
  readonly #library: FaceLibrary;
  readonly #fonts = new Map<FaceName, UsedFont & { readonly resource: string }>();

  constructor(library: FaceLibrary) {
    this.#library = library;
  }

  get all(): readonly UsedFont[] {
    return [...this.#fonts.values()];
  }

  /** The name by which page content selects the face. */
  resourceOf(name: FaceName): string {
    return this.#use(name).resource;
  }

  advanceOf(name: FaceName, { id }: Glyph): number {
    return this.#use(name).face.advanceOf(id);
  }

  /**
   * Notes the cluster's glyphs as used. Answers the text that must stand beside them in the page because the glyphs alone would
   * not give it back (many glyphs for some characters, or one glyph drawn for different ones), or null where they do.
   */
  note({ face: name, glyphs, text, isMark }: Cluster): string | null {
    const { face, texts } = this.#use(name);
    const [first] = glyphs;
    if (first && glyphs.length === 1 && !isMark) {
      const known = texts.get(first.id);
      if (known === undefined) texts.set(first.id, text);
      return known === undefined || known === text ? null : text;
    }
    for (const [id, own] of shares(face, glyphs, isMark ? codePointMark(text) : text)) if (!texts.has(id)) texts.set(id, own);
    return isMark && isTricky(text) ? null : text;
  }

  #use(name: FaceName): UsedFont & { readonly resource: string } {
    const known = this.#fonts.get(name);
    if (known) return known;
    const face = this.#library.get(name);
    if (!face) throw new Error(`the face ${name} was not prepared`);
    const font = { face, texts: new Map<number, string>(), resource: `F${this.#fonts.size + 1}` };
    this.#fonts.set(name, font);
    return font;
  }
}

/**
 * Deals a cluster's characters out to its glyphs, for readers that look at single glyphs: to each the character it is the plain form
 * of, and what remains, in order, to the glyphs that are no character's. The last of those takes all that is left.
 */
function shares(face: Face, glyphs: readonly Glyph[], text: string): readonly (readonly [number, string])[] {
  const left = Array.from(text);
  const dealt = glyphs.map(({ id }) => {
    const at = left.findIndex((character) => face.glyphOf(character.codePointAt(0) ?? 0)?.id === id);
    return { id, own: at === -1 ? null : left.splice(at, 1).join('') };
  });
  const last = dealt.findLastIndex(({ own }) => own === null);
  return dealt.map(({ id, own }, index) => [id, own ?? left.splice(0, index === last ? left.length : 1).join('')]);
}
