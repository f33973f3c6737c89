import { foldCharacter, foldCluster, isAttached } from './character';
import { foldOf, isSign, signs, staysPair } from './units';

/** A text made comparable, with the way back: `starts[i]` is where the i-th folded unit began in the original; one more is the end. */
export type Folded = { readonly text: string; readonly starts: readonly number[] };

/**
 * Makes a text comparable; docs/search.md says what counts as the same. Only the matching is folded, never the stored text. Folding twice is
 * folding once, and a text's fold is that of its parts one after the other, wherever it is not cut before a mark.
 */
export function fold(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  if (isFolded(text)) return text;
  const units: number[] = [];
  writeAll(text, { units, starts: null });
  return textOf(units);
}

/** Folds so that marks can be set in the original. What is attached to a character, or vanished behind it, belongs to it. */
export function foldWithOffsets(text: string): Folded {
  const units: number[] = [];
  const starts: number[] = [];
  writeAll(text, { units, starts });
  starts.push(text.length);
  return { text: textOf(units), starts };
}

/** The form in which texts are compared as they stand: canonically equivalent ones, composed or not, are one text, all else is told apart. */
export function exactly(text: string): string {
  return isAscii(text) ? text : text.normalize('NFC');
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
}

function isFolded(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const to = foldOf(unit);
    if (to === unit) continue;
    if (to === signs.pair && staysPair(text, at)) at++;
    else if (to !== signs.late || isBehindMark(text, at)) return false;
  }
  return true;
}

const isBehindMark = (text: string, at: number): boolean => at > 0 && isAttached(characterBefore(text, at));

const characterAt = (text: string, at: number): string => String.fromCodePoint(text.codePointAt(at) ?? 0);

function characterBefore(text: string, at: number): string {
  const code = at > 1 ? (text.codePointAt(at - 2) ?? 0) : 0;
  return code > 0xffff ? String.fromCodePoint(code) : text.charAt(at - 1);
}

/** Where a run of attached characters ends. The second half of Thai and Lao *am* belongs to the first. */
function endOfCluster(text: string, at: number): number {
  let end = at;
  let ring = false;
  while (end < text.length) {
    const next = characterAt(text, end);
    if (!isAttached(next) && !(ring && (next === '\u0e32' || next === '\u0eb2'))) break;
    ring ||= next === '\u0e4d' || next === '\u0ecd';
    end += next.length;
  }
  return end;
}

/** What a text folds to, unit by unit, and where each began, if that is asked for. */
type Writing = { readonly units: number[]; readonly starts: number[] | null };

function write({ units, starts }: Writing, folded: string, start: number): void {
  for (let index = 0; index < folded.length; index++) {
    units.push(folded.charCodeAt(index));
    starts?.push(start);
  }
}

/** Folds a character with all that is attached to it; `at` is a part of them, and those before it were written one by one. Gives their end. */
function writeAround(text: string, at: number, writing: Writing): number {
  let start = at;
  while (start > 0) {
    const before = characterBefore(text, start);
    start -= before.length;
    writing.units.length -= foldCharacter(before).length;
    if (!isAttached(before)) break;
  }
  if (writing.starts) writing.starts.length = writing.units.length;
  const end = endOfCluster(text, at);
  write(writing, foldCluster(text.slice(start, end)), start);
  return end;
}

/** Folds what stands at `at` and is more than one unit for another. Gives where to go on. */
function writeSpecial(text: string, at: number, sign: number, writing: Writing): number {
  if (sign === signs.gone) return at + 1;
  if (sign === signs.attached || (sign === signs.late && isBehindMark(text, at))) return writeAround(text, at, writing);
  const character = characterAt(text, at);
  const stays = sign === signs.pair && staysPair(text, at);
  if (!stays && character.length > 1 && isAttached(character)) return writeAround(text, at, writing);
  write(writing, stays ? character : foldCharacter(character), at);
  return at + character.length;
}

function writeAll(text: string, writing: Writing): void {
  const { units, starts } = writing;
  for (let at = 0; at < text.length;) {
    const unit = text.charCodeAt(at);
    const to = foldOf(unit);
    if (isSign(to)) at = writeSpecial(text, at, to, writing);
    else {
      units.push(to);
      starts?.push(at);
      at++;
    }
  }
}

/** As many arguments as the stack of every browser takes. */
const atOnce = 8192;

function textOf(units: readonly number[]): string {
  if (units.length <= atOnce) return String.fromCharCode(...units);
  const parts: string[] = [];
  for (let start = 0; start < units.length; start += atOnce) parts.push(String.fromCharCode(...units.slice(start, start + atOnce)));
  return parts.join('');
}
