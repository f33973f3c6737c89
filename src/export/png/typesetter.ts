import type { ExportLanguage } from '../request';
import { linesOf, showTricky } from '../visible-text';
import { fontOf, type Style } from './page-look';
import type { Brush } from './strips';
import { directionOf, type Measure, rememberingMeasure, wrapped } from './wrap';

/** A line of a text, which runs as the whole text does. */
export type Line = { readonly text: string; readonly direction: 'ltr' | 'rtl'; readonly width: number; readonly style: Style };

/** Sets texts in lines by the widths of the browser's own fonts. */
export class CanvasTypesetter {
  readonly #language: ExportLanguage;
  readonly #brush: Brush;
  readonly #measures = new Map<string, Measure>();

  constructor(language: ExportLanguage) {
    const brush = new OffscreenCanvas(1, 1).getContext('2d');
    if (!brush) throw new Error('the browser makes no canvas');
    this.#language = language;
    this.#brush = brush;
  }

  /** The text in lines of at most `width` CSS pixels, one at a time; what acts in it is told. */
  *lines(text: string, style: Style, width: number): Generator<Line> {
    const measure = this.#measure(style);
    const direction = directionOf(text);
    for (const line of wrapped(linesOf(text).map(showTricky).join('\n'), width, measure))
      yield { text: line, direction, width: Math.min(width, measure(line.trimEnd())), style };
  }

  /** Draws a line whose box begins at `left` and is `room` wide: at the end of it where the text runs from right to left. */
  draw(brush: Brush, line: Line, at: { readonly left: number; readonly top: number; readonly room: number }): void {
    const { text, direction, style } = line;
    const isTurned = direction === 'rtl';
    brush.font = fontOf(style, this.#language);
    brush.fillStyle = style.colour;
    brush.direction = direction;
    brush.textAlign = isTurned ? 'right' : 'left';
    brush.fillText(text, isTurned ? at.left + at.room : at.left, at.top + (style.leading + style.size * 0.72) / 2);
  }

  #measure(style: Style): Measure {
    const font = fontOf(style, this.#language);
    const known = this.#measures.get(font);
    if (known) return known;
    const measure = rememberingMeasure((text) => {
      if (this.#brush.font !== font) this.#brush.font = font;
      return this.#brush.measureText(text).width;
    });
    this.#measures.set(font, measure);
    return measure;
  }
}
