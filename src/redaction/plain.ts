import type { Stretch } from '../evidence/pieces';

/** Nothing to see: format characters, joiners, fillers, variation selectors. */
const unseen = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/u;
/** Marks that are written over a character: accents, strokes, the box of a keycap. */
const overlaid = /[\p{Mn}\p{Me}]/u;
const ascii = /^[ -~]+$/;
const digit = /\p{Nd}/u;
const dots = /[\u00B7\u2022\u2027\u2219\u22C5\u30FB\uFF65]/;
const onlyAscii = /^[\0-\x7f]*$/;

/** How a character is read: as nothing, itself, or other signs; `joins` where it is a mark over the letter before it. */
type Spelled = { readonly as: string; readonly joins: boolean };
type Spelling = (codePoint: number) => Spelled;

/** Keeps what was found out of characters: texts say the same ones again and again. */
function remembering(spell: (character: string) => string): Spelling {
  const known = new Map<number, Spelled>();
  return (codePoint) => {
    const kept = known.get(codePoint);
    if (kept) return kept;
    const character = String.fromCodePoint(codePoint);
    const made = { as: spell(character), joins: overlaid.test(character) };
    if (known.size < 50_000) known.set(codePoint, made);
    return made;
  };
}

/** A character as rules want to read it: width, style, and script of digits do not count. */
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

const plainly = remembering(spelled);
/** A Latin letter or a digit, over which a mark is nothing. */
const carries = (unit: number): boolean => (unit > 47 && unit < 58) || ((unit | 32) > 96 && (unit | 32) < 123);

/** A text as rules read it, and where each unit of it stands in the text itself. */
export class Plain {
  readonly raw: string;
  readonly text: string;
  /** Null where every unit stands where it did. */
  readonly #from: readonly number[] | null;
  readonly #to: readonly number[];
  #folded: Plain | undefined;

  constructor(raw: string, spell: Spelling = plainly) {
    this.raw = raw;
    if (spell === plainly && onlyAscii.test(raw)) {
      this.text = raw;
      this.#from = null;
      this.#to = [];
      return;
    }
    const [from, to]: [number[], number[]] = [[], []];
    let text = '';
    let last = 0;
    for (let at = 0; at < raw.length;) {
      const codePoint = raw.codePointAt(at) ?? 0;
      const end = at + (codePoint > 0xff_ff ? 2 : 1);
      const { as, joins } = spell(codePoint);
      const spelling = joins && carries(last) ? '' : as;
      for (let unit = 0; unit < spelling.length; unit += 1) {
        from.push(at);
        to.push(end);
      }
      if (spelling === '' && to.length > 0) to[to.length - 1] = end;
      if (spelling !== '') last = spelling.charCodeAt(spelling.length - 1);
      text += spelling;
      at = end;
    }
    this.text = text;
    this.#from = from;
    this.#to = to;
  }

  /** The same with cases and accents that do not count. */
  get folded(): Plain {
    this.#folded ??= folded(this.raw);
    return this.#folded;
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

const foldedly = remembering((character) =>
  plainly(character.codePointAt(0) ?? 0)
    .as.normalize('NFKD')
    .replace(/[\u0300-\u036F]/g, '')
    .toLowerCase(),
);

/** A text in which, besides, case and accents do not count: names and words are looked for in it. */
export const folded = (raw: string): Plain => new Plain(raw, foldedly);
