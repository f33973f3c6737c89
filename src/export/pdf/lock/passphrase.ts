/** So many bytes of UTF-8 a passphrase of a PDF has at most; readers cut off what is behind them. */
export const mostBytes = 127;

/** RFC 3454, C.1.2: blanks of other scripts, which become plain ones. */
const blanks = /[\u00A0\u1680\u2000-\u200B\u202F\u205F\u3000]/g;
/** RFC 3454, B.1: signs that show nothing, which are dropped. */
const nothings = /\u034F|[\u180B-\u180D]|[\uFE00-\uFE0F]|\u200D|[\u00AD\u1806\u200C\u2060\uFEFF]/g;
/** RFC 3454, C.2 to C.9: controls, private and missing characters, halves of characters, and what changes the direction or describes others. (Of C.8, NFKC leaves no U+0340 and U+0341.) */
const forbidden =
  // oxlint-disable-next-line no-control-regex -- controls are what is looked for
  /[\u0000-\u001F\u007F-\u009F\u06DD\u070F\u180E\u200C-\u200F\u2028-\u202E\u2060-\u2063\u206A-\u206F\u2FF0-\u2FFB\uE000-\uF8FF\uFEFF\uFFF9-\uFFFD\u{1D173}-\u{1D17A}\u{E0001}\u{E0020}-\u{E007F}\u{F0000}-\u{10FFFF}\p{Cs}\p{Noncharacter_Code_Point}]/u;
/** RFC 3454, D.1: letters of scripts that run from right to left. */
const toTheLeft =
  /^[\u05BE\u05C0\u05C3\u05D0-\u05EA\u05F0-\u05F4\u061B\u061F\u0621-\u063A\u0640-\u064A\u066D-\u066F\u0671-\u06D5\u06DD\u06E5\u06E6\u06FA-\u06FE\u0700-\u070D\u0710\u0712-\u072C\u0780-\u07A5\u07B1\u200F\uFB1D\uFB1F-\uFB28\uFB2A-\uFB36\uFB38-\uFB3C\uFB3E\uFB40\uFB41\uFB43\uFB44\uFB46-\uFBB1\uFBD3-\uFD3D\uFD50-\uFD8F\uFD92-\uFDC7\uFDF0-\uFDFC\uFE70-\uFE74\uFE76-\uFEFC]$/;
/** RFC 3454, D.2, near enough: all other letters. */
const letter = /^\p{L}$/u;

/** Where letters run from right to left, none runs the other way, and first and last are such. */
function hasOneDirection(text: string): boolean {
  const characters = Array.from(text);
  if (!characters.some((one) => toTheLeft.test(one))) return true;
  const ends = [characters.at(0), characters.at(-1)];
  return (
    ends.every((one) => one !== undefined && toTheLeft.test(one)) && characters.every((one) => toTheLeft.test(one) || !letter.test(one))
  );
}

/**
 * The passphrase as PDF's readers are to compare it: SASLprep (RFC 4013). Full-width letters and digits become plain ones, and so on. Null for one that cannot
 * be used: empty, too long, or with characters that SASLprep forbids. Characters younger than Unicode 3.2 are taken as they are.
 */
export function preparedPassphrase(typed: string): string | null {
  const prepared = typed.replace(blanks, ' ').replace(nothings, '').normalize('NFKC');
  if (prepared === '' || forbidden.test(prepared) || !hasOneDirection(prepared)) return null;
  return new TextEncoder().encode(prepared).length > mostBytes ? null : prepared;
}
