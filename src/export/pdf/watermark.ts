import type { Cluster } from './clusters';
import { putForm } from './finish-document';
import type { PdfFile } from './file/pdf-file';
import type { Face, FaceLibrary } from './fonts/faces';
import { page } from './page-style';
import { pdfNumber } from './pdf-strings';
import type { Typesetter } from './typesetter';

/** The graphics state in which it is drawn over the page: so much of it covers what is below. */
export const watermarkState = 'Faint';
export const watermarkStateKeys = '/Type /ExtGState /ca 0.11 /BM /Normal';

const size = 15;
/** Distance between two lines of the tile, along and across them, and how steeply they rise. */
const step = { along: 70, across: 118, rise: (27 * Math.PI) / 180 } as const;

type Point = readonly [x: number, y: number];

/** An SVG path as PDF writes it, moved to where its glyph stands. A curve with one handle becomes one with two. */
function pathOperators(path: string, place: (x: number, y: number) => Point): string {
  const written: string[] = [];
  let pen: Point = [0, 0];
  const say = (operator: string, ...points: readonly Point[]): void => {
    written.push(`${points.flatMap(([x, y]) => [pdfNumber(x), pdfNumber(y)]).join(' ')} ${operator}`);
    pen = points.at(-1) ?? pen;
  };
  for (const [, command = '', list = ''] of path.matchAll(/([MLQCZ])([^MLQCZ]*)/g)) {
    const numbers = list.split(/[ ,]+/).filter(Boolean).map(Number);
    const points = numbers.flatMap((x, index) => (index % 2 === 0 ? [place(x, numbers[index + 1] ?? 0)] : []));
    const [one, two] = points;
    if (command === 'M') say('m', ...points);
    else if (command === 'L') say('l', ...points);
    else if (command === 'C') say('c', ...points);
    else if (command === 'Q' && one && two) say('c', between(pen, one), between(two, one), two);
    else written.push('h');
  }
  return written.join('\n');
}

/** Two thirds of the way from one point to another. */
const between = ([x, y]: Point, [toX, toY]: Point): Point => [x + ((toX - x) * 2) / 3, y + ((toY - y) * 2) / 3];

function clusterPaths({ glyphs }: Cluster, face: Face, left: number): { readonly paths: string; readonly width: number } {
  const scale = size / face.outlines.unitsPerEm;
  let pen = left;
  const paths = glyphs.map(({ id, advance, dx, dy }) => {
    const at = pen + (dx * size) / 1000;
    pen += (advance * size) / 1000;
    return pathOperators(face.path(id), (x, y) => [at + x * scale, (dy * size) / 1000 + y * scale]);
  });
  return { paths: paths.filter(Boolean).join('\n'), width: pen - left };
}

/** Where each line of the tile begins, and turned how. */
function places(width: number): readonly string[] {
  const [cos, sin] = [Math.cos(step.rise), Math.sin(step.rise)];
  const reach = page.width + page.height;
  const found: string[] = [];
  for (let row = -8; row < 14; row += 1)
    for (let along = -reach / 2 + (row % 2) * (width / 2); along < reach; along += width + step.along) {
      const [x, y] = [along * cos - row * step.across * sin, along * sin + row * step.across * cos];
      const isNear = x > -width && x < page.width && y > -width && y < page.height;
      if (isNear) found.push(`q ${[cos, sin, -sin, cos, x, y].map((value) => value.toFixed(3)).join(' ')} cm`);
    }
  return found;
}

/**
 * A line of words over the whole page, again and again, drawn as outlines: it cannot be cropped away, and text that is copied or read from the page
 * holds nothing of it. Answers the object that pages draw. The line must have been prepared.
 */
export async function putWatermark(file: PdfFile, words: string, typesetter: Typesetter, library: FaceLibrary): Promise<number> {
  let width = 0;
  const parts: string[] = [];
  for (const cluster of typesetter.setLine(words).clusters) {
    const face = library.get(cluster.face);
    if (!face) continue;
    await library.complete(
      cluster.face,
      cluster.glyphs.map(({ id }) => id),
    );
    const drawn = clusterPaths(cluster, face, width);
    parts.push(drawn.paths);
    width += drawn.width;
  }
  const line = putForm(file, `${parts.join('\n')} f`, '', [-size, -size, Math.ceil(width + size), 2 * size]);
  const tile = places(width).map((place) => `${place} /Line Do Q`);
  const keys = `/Resources << /XObject << /Line ${line} 0 R >> >>`;
  return putForm(file, `0.2 0.22 0.26 rg\n${tile.join('\n')}`, keys, [0, 0, page.width, page.height]);
}
