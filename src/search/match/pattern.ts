import { fold } from '../fold/fold';

/** What begins with a backslash means something else than its letters: an escape, with the braces or digits that belong to it. */
const piece = /\\(?:[pPuk](?:\{[^}]*\}|<[^>]*>)?|x[0-9a-f]{0,2}|c[a-z]|u[0-9a-f]{0,4}|[^])|\(\?<[^=!>][^>]*>|[^\\(]+|\(/giu;

const syntax = /[\\^$.*+?()[\]{}|/]/g;

/** Letters folded; a sign that only folding made (`…` is three dots, `（` a bracket) stands for itself. */
function foldedLetters(part: string): string {
  const folded = fold(part);
  // Most patterns are folded as one; by characters only where signs may come of it.
  if (/^[\0-\x7f]*$/.test(part) || folded.replace(syntax, '') === folded) return folded;
  return Array.from(part, (one) => (one <= '\x7f' ? fold(one) : fold(one).replace(syntax, '\\$&'))).join('');
}

/** A pattern whose own letters are folded as the texts are that it will be matched against. Escapes and names of groups stay as they are. */
export function foldedPattern(source: string): string {
  return source.replace(piece, (part) => (part.startsWith('\\') || part.startsWith('(?<') ? part : foldedLetters(part)));
}

/**
 * The expression that finds a pattern in folded texts, or in texts as they stand where the search is exact. Throws a SyntaxError where the
 * pattern is none; one that would be none after folding is taken as it stands.
 */
export function patternOf(source: string, exact: boolean): RegExp {
  if (exact) return new RegExp(source, 'u');
  const plain = new RegExp(source, 'iu');
  try {
    return new RegExp(foldedPattern(source), 'iu');
  } catch {
    return plain;
  }
}
