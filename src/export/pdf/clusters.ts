import type { Glyph } from './fonts/faces';
import type { FaceName } from './fonts/face-names';
import type { Coded } from './fonts/used-fonts';

/** The smallest piece of set text: the glyphs that stand together for some characters. */
export type Cluster = {
  readonly text: string;
  readonly face: FaceName;
  /** In visual order; empty for a blank. */
  readonly glyphs: readonly Glyph[];
  /** In thousandths of the type size. */
  readonly width: number;
  /** True for the code point that stands in for a character no face has. */
  readonly isMark: boolean;
  /** True where a picture in colour is drawn over its place. */
  readonly isPicture: boolean;
  /** Where it stands among its document's fonts, once it was drawn there; looking that up by cluster took a fifth of the time that drawing lines takes. */
  coded: Coded | null;
};

/** Makes a cluster of glyphs, adding up its width. */
export function clusterOf(text: string, face: FaceName, glyphs: readonly Glyph[], isMark = false): Cluster {
  return { text, face, glyphs, width: glyphs.reduce((sum, { advance }) => sum + advance, 0), isMark, isPicture: false, coded: null };
}

/** A blank of the given width on which the picture of an emoji is drawn. */
export function pictureCluster(text: string, width: number): Cluster {
  return { text, face: 'sans', glyphs: [], width, isMark: false, isPicture: true, coded: null };
}
