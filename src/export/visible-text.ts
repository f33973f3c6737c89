/**
 * What has no look of its own, or changes the look of what stands around it: control characters, lone surrogates,
 * bidi embeddings, overrides and isolates, interlinear marks, tags outside a flag, noncharacters.
 */
const tricky = /[\p{Cc}\p{Cs}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFFF9-\uFFFB\u{E0001}\p{Noncharacter_Code_Point}]/u;
const lineEnds = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

/** `[U+202E]`, the mark for a character that cannot be shown as itself. */
export function codePointMark(character: string): string {
  return `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
}

/** True for a character that an export must not pass on raw, because it acts instead of showing. */
export function isTricky(character: string): boolean {
  return character !== '\t' && tricky.test(character);
}

const everyTricky = new RegExp(tricky.source, 'gu');

/** The text with every acting character replaced by its mark, tabs and line ends kept. */
export function showTricky(text: string): string {
  return text.replace(everyTricky, (character) => (character === '\n' || character === '\t' ? character : codePointMark(character)));
}

/** The lines of a text, whichever of Unicode's line ends it uses. Most texts have one: to look is several times quicker than to split. */
export function linesOf(text: string): readonly string[] {
  return lineEnds.test(text) ? text.split(lineEnds) : [text];
}

/** A character without a look of its own, repeated more often than this, is told by its number. */
const repeatsShown = 12;
const repeats = new RegExp(`(${tricky.source})\\1{${repeatsShown},}`, 'gu');

/** Shortens what only takes room: a hundred thousand line ends in a row become one with their number, `[U+000A × 100000]`. */
export function foldRepeats(text: string): string {
  return text.replace(repeats, (run: string, character: string) =>
    character === '\t' ? run : `\n[${codePointMark(character).slice(1, -1)} \u00D7 ${run.length / character.length}]\n`,
  );
}

const lineEndOrTricky = new RegExp(`${lineEnds.source}|${tricky.source}`, 'u');

/** The text on one line, safe to show: names, titles, headings. Hardly any has what is looked for, and to look is several times quicker than to replace. */
export function oneLine(text: string): string {
  return (lineEndOrTricky.test(text) ? showTricky(linesOf(text).join(' ')) : text).trim();
}

/** What neither UTF-8 nor XML holds: control characters but tab and line ends, lone surrogates, noncharacters. */
const unstorable = /(?![\t\n\r\u0085])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu;

/** The text as it is, for programs more than for eyes: only what cannot be stored at all is replaced by its mark. */
export function storable(text: string): string {
  return text.replace(unstorable, codePointMark);
}
