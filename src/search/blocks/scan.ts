import { type Block, countOf } from './block';
import { hasOrders, ordersBegin, standsAsItIs, textEnd } from './entry';
import { fold } from '../fold/fold';
import type { Plan } from './plan';
import type { Seek } from './seek';

/** Places of messages in a block, ascending. */
export type Indexes = readonly number[];

/** Up to this share of a block's messages each is looked at by itself; of more, the whole text is searched at once. */
const fewShare = 1 / 4;

const every = (block: Block): Indexes => Array.from({ length: countOf(block) }, (_, index) => index);

/** The texts of one message, each followed by `textEnd`, without its order numbers. */
export function textsAt({ text, starts, bits }: Block, index: number): string {
  const [start, end] = [starts[index] ?? 0, starts[index + 1] ?? 0];
  return text.slice(start, hasOrders(bits[index] ?? 0) ? text.indexOf(ordersBegin, start) : end);
}

function isInOrders({ text, starts, bits }: Block, index: number, at: number): boolean {
  return hasOrders(bits[index] ?? 0) && at > text.indexOf(ordersBegin, starts[index]);
}

/** The messages in whose texts something stands; `next` tells where in the block's text, from some place on, or -1. */
function holding(block: Block, next: (from: number) => number): Indexes {
  const { starts } = block;
  const found: number[] = [];
  let index = 0;
  for (let at = next(0); at >= 0; at = next(starts[index] ?? 0)) {
    while ((starts[index + 1] ?? Infinity) <= at) index++;
    if (!isInOrders(block, index, at)) found.push(index);
    index++;
  }
  return found;
}

function both(a: Indexes, b: Indexes): Indexes {
  const found: number[] = [];
  let at = 0;
  for (const index of a) {
    while ((b[at] ?? Infinity) < index) at++;
    if (b[at] === index) found.push(index);
  }
  return found;
}

function joined(a: Indexes, b: Indexes): Indexes {
  const all: number[] = [];
  let at = 0;
  for (const index of a) {
    for (let other = b[at]; other !== undefined && other <= index; other = b[++at]) if (other < index) all.push(other);
    all.push(index);
  }
  for (; at < b.length; at++) all.push(b[at] ?? 0);
  return all;
}

const either = (lists: readonly Indexes[]): Indexes => lists.reduce(joined, []);

function without(all: Indexes, taken: Indexes): Indexes {
  let at = 0;
  return all.filter((index) => {
    while ((taken[at] ?? Infinity) < index) at++;
    return taken[at] !== index;
  });
}

function withText(block: Block, { needle, seek }: { readonly needle: string; readonly seek: Seek }, among: Indexes | null): Indexes {
  if (among && among.length <= countOf(block) * fewShare) return among.filter((index) => textsAt(block, index).includes(needle));
  const { text } = block;
  const found = holding(block, (from) => seek(text, from));
  return among ? both(found, among) : found;
}

function within({ at }: Block, from: number, to: number, among: Indexes | null): Indexes {
  if (among) return among.filter((index) => (at[index] ?? 0) >= from && (at[index] ?? 0) < to);
  const found: number[] = [];
  for (let index = 0; index < at.length; index++) if ((at[index] ?? 0) >= from && (at[index] ?? 0) < to) found.push(index);
  return found;
}

/** The messages whose number in a column is one of those that `fits` lets through. */
function numbered(column: Uint16Array, names: readonly string[], fits: (name: string) => boolean, among: Indexes | null): Indexes {
  const good = Uint8Array.from(names, (name) => (fits(name) ? 1 : 0));
  if (!good.includes(1)) return [];
  const found: number[] = [];
  if (among) return among.filter((index) => good[column[index] ?? 0] === 1);
  for (let index = 0; index < column.length; index++) if (good[column[index] ?? 0] === 1) found.push(index);
  return found;
}

function withBits({ bits: column }: Block, mask: number, value: number, among: Indexes | null): Indexes {
  if (among) return among.filter((index) => ((column[index] ?? 0) & mask) === value);
  const found: number[] = [];
  for (let index = 0; index < column.length; index++) if (((column[index] ?? 0) & mask) === value) found.push(index);
  return found;
}

function withOrder(block: Block, needle: string, among: Indexes): Indexes {
  const { text: whole, starts } = block;
  return among.filter((index) => {
    if (!hasOrders(block.bits[index] ?? 0)) return false;
    const begin = whole.indexOf(ordersBegin, starts[index]);
    return whole.slice(begin, starts[index + 1]).includes(needle);
  });
}

/** Whether the pattern is found in one of a message's texts. */
function isMatch(pattern: RegExp, texts: string): boolean {
  if (texts === '') return false;
  const end = texts.indexOf(textEnd);
  if (end === texts.length - 1) return pattern.test(texts.slice(0, end));
  return texts
    .slice(0, -1)
    .split(textEnd)
    .some((one) => pattern.test(one));
}

function isFolded(known: Map<string, boolean>, name: string, needle: string): boolean {
  const before = known.get(name);
  if (before !== undefined) return before;
  const now = fold(name).includes(needle);
  known.set(name, now);
  return now;
}

/**
 * The messages of a block that fit, of `among` or of all. Where the plan is unsure of a message it is told as fitting, or as not fitting
 * where `surely` is asked for.
 */
export function fitting(plan: Plan, block: Block, among: Indexes | null, surely: boolean): Indexes {
  switch (plan.kind) {
    case 'all':
      return (
        plan.of.reduce((left: Indexes | null, one) => (left?.length === 0 ? left : fitting(one, block, left, surely)), among) ??
        every(block)
      );
    case 'any':
      return either(plan.of.map((one) => fitting(one, block, among, surely)));
    case 'not':
      return without(among ?? every(block), fitting(plan.of, block, among, !surely));
    case 'text':
      return withText(block, plan, among);
    case 'exact':
      return (plan.needle === '' ? (among ?? every(block)) : withText(block, plan, among)).filter((index) =>
        standsAsItIs(block.bits[index] ?? 0) ? textsAt(block, index).includes(plan.exactly) : !surely,
      );
    case 'sound': {
      const { text: whole } = block;
      const found = holding(block, (from) => plan.next(whole, from, whole.length)?.start ?? -1);
      return among ? both(found, among) : found;
    }
    case 'regex':
      return (among ?? every(block)).filter((index) => isMatch(plan.pattern, textsAt(block, index)));
    case 'exact-regex':
      return (among ?? every(block)).filter((index) =>
        standsAsItIs(block.bits[index] ?? 0) ? isMatch(plan.pattern, textsAt(block, index)) : !surely,
      );
    case 'bits':
      return withBits(block, plan.mask, plan.value, among);
    case 'sender':
      return numbered(block.sender, block.senders, (name) => isFolded(plan.known, name, plan.needle), among);
    case 'conversations':
      return numbered(block.conversation, block.conversations, (key) => plan.keys.has(key), among);
    case 'order':
      return withOrder(block, plan.needle, among ?? every(block));
    case 'time':
    default:
      return within(block, plan.from, plan.to, among);
  }
}
