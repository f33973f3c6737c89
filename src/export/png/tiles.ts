import type { ExportLanguage } from '../request';
import { colours, fontOf, page, styles } from './page-look';
import type { Brush } from './strips';

/** Between two marks, in CSS pixels along and across them. */
const along = 70;
const across = 130;
const slant = -Math.PI / 8;
const opacity = 0.09;

/** Draws a line over the whole of a picture, slanted and light, so that no part can be cut out without it and all stays readable. */
export function drawTiles(brush: Brush, mark: string, height: number, language: ExportLanguage): void {
  brush.save();
  brush.font = fontOf({ ...styles.words, weight: 600 }, language);
  brush.fillStyle = colours.ink;
  brush.globalAlpha = opacity;
  brush.direction = 'ltr';
  brush.textAlign = 'left';
  brush.rotate(slant);
  const step = brush.measureText(mark).width + along;
  // The turned rows reach beyond the picture at both ends: what is drawn there costs nothing.
  const [sine, cosine] = [Math.sin(-slant), Math.cos(slant)];
  const last = height * cosine + page.width * sine;
  for (let row = 0, y = across / 2; y < last; row += 1, y += across) {
    // Along a row, the picture begins where its turned left edge or top is, and is as long as its diagonal across the width.
    const begin = -Math.min(height, y / cosine) * sine - (row % 2) * (step / 2) - step;
    const end = begin + page.width / cosine + height * sine + 2 * step;
    const stop = Math.min(end, (page.width + y * sine) / cosine + step);
    for (let x = begin; x < stop; x += step) brush.fillText(mark, x, y);
  }
  brush.restore();
}
