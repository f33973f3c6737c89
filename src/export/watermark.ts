import type { ExportRequest } from './request';
import { oneLine } from './visible-text';

/** The most of a line that is shown: it stands on every page, and page headers of sheets hold little. */
const longest = 120;

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** The user's words for whom a copy is, on one line and no longer than a page bears. */
function shownLine(line: string): string {
  const whole = Array.from(segmenter.segment(oneLine(line).slice(0, longest * 8)), ({ segment }) => segment);
  return whole.length > longest ? `${whole.slice(0, longest - 1).join('')}…` : whole.join('');
}

type Marked = Pick<ExportRequest, 'watermark' | 'words'>;

/** What marks this copy on each of its pages: `Copy for Zhang & Partners · 7F3KQ-2Q9MD`. Null where the copy is nobody's in particular. */
export function watermarkText({ watermark, words }: Marked): string | null {
  return watermark ? words.copyFor(shownLine(watermark.line), watermark.id) : null;
}

/** The same for the head of an export, without words of ours: for whom, and the number of the copy. */
export function watermarkFact({ watermark }: Marked): string | null {
  return watermark ? `${shownLine(watermark.line)} · ${watermark.id}` : null;
}
