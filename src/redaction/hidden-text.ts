import { pieces, piecesIn, type Stretch } from '../evidence/pieces';
import { hiddenMark } from '../evidence/shown';

/** The text with the mark in the place of every run of pieces that the stretches touch: just what is left of it in a redacted leaf. */
export function hiddenText(text: string, stretches: readonly Stretch[]): string {
  if (stretches.length === 0) return text;
  const hidden = piecesIn(text, stretches);
  return pieces(text)
    .map((piece, index) => (hidden.has(index) ? (hidden.has(index - 1) ? '' : hiddenMark) : piece))
    .join('');
}
