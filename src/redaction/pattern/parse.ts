/** A pattern taken apart. `one` is a single character that passes the test. */
export type Node =
  | { readonly is: 'one'; readonly test: (character: string) => boolean }
  | { readonly is: 'all'; readonly of: readonly Node[] }
  | { readonly is: 'any'; readonly of: readonly Node[] }
  | { readonly is: 'times'; readonly of: Node; readonly least: number; readonly most: number };

/** What a pattern has that is not understood, and where, in UTF-16 units. */
export class PatternError extends Error {
  override readonly name = 'PatternError';
  readonly at: number;
  constructor(at: number) {
    super(`the pattern is not understood at ${at}`);
    this.at = at;
  }
}

/** The longest pattern, and the most repeats it may ask for by number. */
export const maxPattern = 200;
const maxTimes = 100;

/**
 * Reads the part of JavaScript's regular expressions that can be matched in time proportional to the text: characters, `.`, classes, groups, `|`,
 * `* + ? {n,m}`. Throws a PatternError for all else: references back, looking around, anchors.
 */
export function parsePattern(source: string): Node {
  if (source.length > maxPattern) throw new PatternError(maxPattern);
  const parser = new Parser(source);
  const node = parser.either();
  if (!parser.ended) throw new PatternError(parser.at);
  return node;
}

const classTest = (source: string, at: number): ((character: string) => boolean) => {
  try {
    const pattern = new RegExp(`^${source}$`, 'iu');
    const known = new Map<string, boolean>();
    return (character) => {
      const kept = known.get(character);
      if (kept !== undefined) return kept;
      const passes = pattern.test(character);
      if (known.size < 5000) known.set(character, passes);
      return passes;
    };
  } catch {
    throw new PatternError(at);
  }
};

class Parser {
  readonly #source: string;
  at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  get ended(): boolean {
    return this.at >= this.#source.length;
  }

  either(): Node {
    const of = [this.#sequence()];
    while (this.#takes('|')) of.push(this.#sequence());
    return of.length === 1 ? (of[0] ?? { is: 'all', of: [] }) : { is: 'any', of };
  }

  #sequence(): Node {
    const of: Node[] = [];
    while (!this.ended && !this.#sees('|') && !this.#sees(')')) of.push(this.#repeated(this.#atom()));
    return { is: 'all', of };
  }

  #atom(): Node {
    if (this.#takes('(')) {
      if (this.#sees('?')) this.#expect('?:');
      const inside = this.either();
      this.#expect(')');
      return inside;
    }
    const token = /(?:\\[dDwWsStn]|\\[pP]\{[^{}]{1,40}\}|\\[^\p{L}\p{N}]|\[(?:\\.|[^\]\\])+\]|\.|[^\\[\](){}*+?|^$])/uy;
    token.lastIndex = this.at;
    const found = token.exec(this.#source)?.[0];
    if (found === undefined) throw new PatternError(this.at);
    const at = this.at;
    this.at += found.length;
    return { is: 'one', test: classTest(found === '/' ? String.raw`\/` : found, at) };
  }

  #repeated(node: Node): Node {
    const count = /(?:[*+?]|\{(\d{1,3})(,(\d{1,3})?)?\})\??/y;
    count.lastIndex = this.at;
    const found = count.exec(this.#source);
    if (!found) return node;
    const [text, least, comma, most] = found;
    this.at += text.length;
    const [from, to] =
      least === undefined
        ? (signs[text[0] ?? ''] ?? [0, 0])
        : [Number(least), comma === undefined ? Number(least) : Number(most ?? Infinity)];
    if (from > maxTimes || (Number.isFinite(to) && (to > maxTimes || to < from))) throw new PatternError(this.at);
    return { is: 'times', of: node, least: from, most: to };
  }

  #sees(text: string): boolean {
    return this.#source.startsWith(text, this.at);
  }

  #takes(text: string): boolean {
    if (!this.#sees(text)) return false;
    this.at += text.length;
    return true;
  }

  #expect(text: string): void {
    if (!this.#takes(text)) throw new PatternError(this.at);
  }
}

const signs: Readonly<Record<string, readonly [number, number]>> = { '*': [0, Infinity], '+': [1, Infinity], '?': [0, 1] };
