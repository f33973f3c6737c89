import type { Stretch } from '../../evidence/pieces';
import { ordersIn } from '../../domain/orders';
import { Covered, placesOfWords } from '../many-words';
import type { Plain } from '../plain';
import type { Known, Rule } from './rule';

/** Order numbers: those that a text shows to be some, and those that the archive knows of the chat. */
export const order: Rule = (plain, { orders }: Known) => [...placesOf(plain, ordersIn(plain.text)), ...knownPlaces(plain, orders)];

const word = /[A-Za-z0-9_-]{4,}/g;
type Orders = { readonly words: ReadonlySet<string>; readonly others: readonly string[] };
const sorted = new WeakMap<readonly string[], Orders>();

const isWord = (one: string): boolean => one.match(word)?.[0] === one;

/** A chat may be about thousands of orders: those that are one word are looked up, not looked for. */
function ordersOf(orders: readonly string[]): Orders {
  const made = sorted.get(orders) ?? { words: new Set(orders.filter(isWord)), others: orders.filter((one) => !isWord(one)) };
  sorted.set(orders, made);
  return made;
}

function knownPlaces(plain: Plain, orders: readonly string[]): readonly Stretch[] {
  const { words, others } = ordersOf(orders);
  const found = words.size === 0 ? [] : [...plain.text.matchAll(word)].filter(([one]) => words.has(one));
  return [...found.map((match) => plain.stretch(match.index, match.index + match[0].length)), ...placesOf(plain, others)];
}

/** A word that makes the digits behind it a card's or a person's, though a word for an order stands farther in front. */
const otherNumber =
  /(?:卡|账号|帐号|帳號|银行|銀行|身份|身分|证|證|card|bank|kartu|rekening|thẻ|tài khoản|บัตร|บัญชี|cart[aã]o|conta)[^\d\n]{0,12}$/iu;

/** Order numbers as far as the words around them show it, so that no rule takes one for a telephone or a card. */
export function shownOrders(plain: Plain): Covered {
  const known = shown.get(plain);
  if (known) return known;
  const made = findOrders(plain);
  shown.set(plain, made);
  return made;
}

/** Three rules ask. */
const shown = new WeakMap<Plain, Covered>();

function findOrders(plain: Plain): Covered {
  const places = placesOf(plain, ordersIn(plain.text));
  return new Covered(places.filter(({ from }) => !otherNumber.test(plain.raw.slice(Math.max(0, from - 24), from))));
}

function placesOf(plain: Plain, orders: readonly string[]): readonly Stretch[] {
  const places = placesOfWords(
    plain.text,
    orders.filter((one) => one.length > 3),
  );
  return places.map(({ from, to }) => plain.stretch(from, to));
}
