const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Thai letters, which stand before or behind others without joining them, and signs; not the marks above, below and behind. */
const isThaiLetter = (unit: number): boolean => unit >= 0xe01 && unit <= 0xe5b && !isThaiMark(unit) && !(unit >= 0xe3b && unit <= 0xe3e);
const isThaiMark = (unit: number): boolean =>
  unit === 0xe31 || unit === 0xe33 || (unit >= 0xe34 && unit <= 0xe3a) || (unit >= 0xe47 && unit <= 0xe4e);
/** Marks that join whatever simple unit they stand behind: Latin's and Thai's. */
const isMark = (unit: number): boolean => (unit >= 0x300 && unit < 0x370) || isThaiMark(unit);

/** True for a code unit that never joins with its neighbour when that one is simple too: plain Latin, Greek, Cyrillic, kana, Han, Thai letters, full-width forms. */
export function isSimple(unit: number): boolean {
  if (unit < 0x300) return unit >= 0x20 && unit !== 0x7f && (unit < 0x80 || unit > 0xa0) && unit !== 0xad && unit !== 0xa9 && unit !== 0xae;
  return (
    isThaiLetter(unit) ||
    (unit >= 0x370 && unit < 0x483) ||
    (unit >= 0x1e00 && unit < 0x2000) ||
    (unit >= 0x3041 && unit <= 0x3096) ||
    (unit >= 0x30a0 && unit <= 0x30ff) ||
    (unit >= 0x4e00 && unit <= 0x9fff) ||
    (unit >= 0x3001 && unit <= 0x3029) ||
    (unit >= 0xff01 && unit <= 0xff65)
  );
}

/** Index just behind a stretch that must be cut by the full rules: up to where two simple units meet, or one meets the end. */
function endOfComplex(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && !(isSimple(text.charCodeAt(end - 1)) && isSimple(text.charCodeAt(end)))) end += 1;
  return end;
}

/** A character under more marks than this is taken apart: no script stacks as many, but a message may. */
const longestGrapheme = 32;
/** How much is given to the segmenter at a time: its cost per character grows with the length of what it is given. */
const windowLength = 1024;

function* cutByRules(text: string, start: number, end: number): Generator<string, void, undefined> {
  let at = start;
  while (at < end) {
    const stop = Math.min(end, at + windowLength);
    const segments = Array.from(segmenter.segment(text.slice(at, stop)), ({ segment }) => segment);
    // What the window cut off may go on behind it, so its last grapheme is left to the next window.
    if (stop < end && segments.length > 1) segments.pop();
    for (const segment of segments) yield* segment.length > longestGrapheme ? takenApart(segment) : [segment];
    at += segments.reduce((sum, { length }) => sum + length, 0);
  }
}

function* takenApart(grapheme: string): Generator<string, void, undefined> {
  let part = '';
  for (const character of grapheme) {
    if (part.length + character.length > longestGrapheme) {
      yield part;
      part = '';
    }
    part += character;
  }
  yield part;
}

/** The text's user-perceived characters in order. Most of a chat needs no segmenter, which is what makes long texts quick. */
export function* graphemesOf(text: string): Generator<string, void, undefined> {
  let at = 0;
  while (at < text.length) {
    const end = isSimple(text.charCodeAt(at)) ? endOfMarks(text, at + 1) : at;
    const isAlone = end > at && end - at <= longestGrapheme && (end === text.length || isSimple(text.charCodeAt(end)));
    if (isAlone) {
      yield text.slice(at, end);
      at = end;
      continue;
    }
    const complex = endOfComplex(text, at);
    yield* cutByRules(text, at, complex);
    at = complex;
  }
}

function endOfMarks(text: string, from: number): number {
  let end = from;
  while (end < text.length && isMark(text.charCodeAt(end))) end += 1;
  return end;
}
