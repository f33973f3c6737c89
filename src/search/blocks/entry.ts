import { directions, kinds, type Direction } from '../../domain/kinds';
import type { MessageRow } from '../../archive/stored';
import { fold } from '../fold/fold';
import { haveOf, type MessageHave, messageHaves, textsOf } from '../match/haves';

/** Stands after each text of a message. A noncharacter: folding leaves none in a text. */
export const textEnd = '\uffff';
/** Stands between a message's texts and its order numbers, likewise. */
export const ordersBegin = '\ufffe';

/** What the index keeps of one message. Its place (`conversation`, `order`) names it. */
export type Entry = {
  readonly conversation: string;
  readonly order: number;
  readonly at: number;
  readonly sender: string;
  /** Direction, kind, what the message has and how it was sent; the functions below tell them apart. */
  readonly bits: number;
  /** The texts in which words are looked for, folded, each with `textEnd`; then the order numbers, if any, likewise. */
  readonly text: string;
};

const kindShift = 2;
const havesShift = 6;
/** Set where a message's texts are the same folded as they stand: a search that is exact need not look at the message itself. */
const asItStandsBit = 1 << (havesShift + messageHaves.length);
/** Set where the texts are followed by order numbers. */
const ordersBit = asItStandsBit << 1;
/** Set for automatic replies. */
const autoBit = ordersBit << 1;

export const directionOf = (bits: number): Direction => directions[bits & 3] ?? 'system';
export const directionBits = (direction: Direction): number => directions.indexOf(direction);
export const haveBit = (what: MessageHave): number => 1 << (havesShift + messageHaves.indexOf(what));
export const standsAsItIs = (bits: number): boolean => (bits & asItStandsBit) !== 0;
export const isAuto = (bits: number): boolean => (bits & autoBit) !== 0;
export const hasOrders = (bits: number): boolean => (bits & ordersBit) !== 0;

/** The texts as they are kept, and whether each of them folds to itself. */
function kept(texts: readonly string[]): { readonly words: string; readonly stands: boolean } {
  const [only] = texts;
  // Most messages have one text; lists and sums of them would be made for each of a million.
  if (only !== undefined && texts.length === 1) {
    const own = fold(only);
    return { words: own + textEnd, stands: own === only };
  }
  let [words, stands] = ['', true];
  for (const text of texts) {
    const own = fold(text);
    stands &&= own === text;
    words += own + textEnd;
  }
  return { words, stands };
}

/** What the index keeps of a message. */
export function entryOf(row: MessageRow): Entry {
  const orders = row.orders.length === 0 ? '' : kept(row.orders).words;
  const { words, stands } = kept(textsOf(row));
  const haves = messageHaves.reduce((bits, what) => (haveOf(what, row) ? bits | haveBit(what) : bits), 0);
  return {
    conversation: row.conversation,
    order: row.order,
    at: row.at,
    sender: row.sender ?? '',
    bits:
      directionBits(row.direction) |
      (kinds.indexOf(row.kind) << kindShift) |
      haves |
      (stands ? asItStandsBit : 0) |
      (orders === '' ? 0 : ordersBit) |
      (row.flags.includes('auto') ? autoBit : 0),
    text: orders === '' ? words : words + ordersBegin + orders,
  };
}
