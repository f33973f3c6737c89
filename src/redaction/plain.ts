import type { Stretch } from '../evidence/pieces';

/** Nothing to see: format characters, joiners, fillers, variation selectors. */
const unseen = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/u;
/** Marks that are written over a character: accents, strokes, the box of a keycap. */
const overlaid = /[\p{Mn}\p{Me}]/u;
const ascii = /^[ -~]+$/;
const digit = /\p{Nd}/u;
const dots = /[\u00B7\u2022\u2027\u2219\u22C5\u30FB\uFF65]/;
const onlyAscii = /^[\0-\x7f]*$/;

type Spelling = (character: string) => string;

const known = new Map<string, string>();

/** A character as rules want to read it: width, style, and script of digits do not count. */
function plainCharacter(character: string): string {
  const kept = known.get(character);
  if (kept !== undefined) return kept;
  const made = spelled(character);
  if (known.size < 20_000) known.set(character, made);
  return made;
}

function spelled(character: string): string {
  if (unseen.test(character)) return '';
  const compatible = character.normalize('NFKC');
  if (ascii.test(compatible)) return compatible;
  if (digit.test(character)) return String(digitValue(character.codePointAt(0) ?? 0));
  if (/[\p{Pd}\u2212]/u.test(character)) return '-';
  if (/[\p{Zs}\u2800]/u.test(character)) return ' ';
  return dots.test(character) ? '·' : character;
}

/** Decimal digits stand in Unicode in tens, from nought to nine. */
function digitValue(codePoint: number): number {
  let value = 0;
  while (value < 9 && digit.test(String.fromCodePoint(codePoint - value - 1))) value += 1;
  return value;
}

/** A text as rules read it, and where each unit of it stands in the text itself. */
export class Plain {
  readonly raw: string;
  readonly text: string;
  readonly #from: readonly number[] | null;
  readonly #to: readonly number[];

  constructor(raw: string, spell: Spelling = plainCharacter) {
    this.raw = raw;
    if (spell === plainCharacter && onlyAscii.test(raw)) {
      this.text = raw;
      this.#from = null;
      this.#to = [];
      return;
    }
    const [from, to, parts]: [number[], number[], string[]] = [[], [], []];
    let at = 0;
    let last = '';
    for (const character of raw) {
      const end = at + character.length;
      const spelling = overlaid.test(character) && /[\da-z]/i.test(last) ? '' : spell(character);
      for (let unit = 0; unit < spelling.length; unit += 1) {
        from.push(at);
        to.push(end);
      }
      if (spelling === '' && to.length > 0) to[to.length - 1] = end;
      if (spelling !== '') last = spelling.at(-1) ?? '';
      parts.push(spelling);
      at = end;
    }
    this.text = parts.join('');
    this.#from = from;
    this.#to = to;
  }

  /** The plain text with a blank for each unit that stands for such a character of the text itself. */
  without(pattern: RegExp): string {
    const places = this.#from;
    if (places === null) return this.text;
    return this.text.replace(/[!-~]/g, (unit, at: number) => (pattern.test(this.raw[places[at] ?? 0] ?? '') ? ' ' : unit));
  }

  /** Where a stretch of `text` stands in `raw`, with what is unseen in it or behind it. */
  stretch(from: number, to: number): Stretch {
    if (this.#from === null) return { from, to };
    return { from: this.#from[from] ?? this.raw.length, to: this.#to[to - 1] ?? this.raw.length };
  }
}

const foldedCharacter: Spelling = (character) =>
  plainCharacter(character)
    .normalize('NFKD')
    .replace(/[\u0300-\u036F]/g, '')
    .toLowerCase();

/** A text in which, besides, case and accents do not count: names and words are looked for in it. */
export const folded = (raw: string): Plain => new Plain(raw, foldedCharacter);
