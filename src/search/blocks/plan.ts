import { kinds } from '../../domain/kinds';
import { exactly, fold } from '../fold/fold';
import { conversationFits, type Facts, isConversationTerm } from '../match/conversation-fits';
import { isMessageHave } from '../match/haves';
import { patternOf } from '../match/pattern';
import type { Query } from '../terms';
import { directionBits, haveBit } from './entry';
import { type Seek, seekOf } from './seek';
import { bitOfConversation, bitsOfText } from './signature';

/** A query made ready to be asked of blocks: words folded, conditions on conversations turned into sets of them. */
export type Plan =
  | { readonly kind: 'all' | 'any'; readonly of: readonly Plan[] }
  | { readonly kind: 'not'; readonly of: Plan }
  /** `bits` are those that the signature of a block with the needle in it has. */
  | { readonly kind: 'text'; readonly needle: string; readonly seek: Seek; readonly bits: readonly number[] }
  /** As `text`, but `exactly` must stand in the message as it was written, which its fold does not always tell. */
  | { readonly kind: 'exact'; readonly needle: string; readonly seek: Seek; readonly exactly: string; readonly bits: readonly number[] }
  /** Ideographs that are read like what was typed. */
  | { readonly kind: 'sound'; readonly next: Sound }
  | { readonly kind: 'regex' | 'exact-regex'; readonly pattern: RegExp }
  | { readonly kind: 'bits'; readonly mask: number; readonly value: number }
  | { readonly kind: 'sender'; readonly needle: string; readonly known: Map<string, boolean> }
  | { readonly kind: 'conversations'; readonly keys: ReadonlySet<string>; readonly bits: readonly number[] }
  | { readonly kind: 'order'; readonly needle: string; readonly bits: readonly number[] }
  | { readonly kind: 'time'; readonly from: number; readonly to: number };

/** Finds the first place of a folded text, from some place on and before another, that sounds like what was typed. */
export type Sound = (text: string, from: number, to: number) => { readonly start: number; readonly end: number } | null;

const directionMask = 3;
const kindMask = 15 << 2;
/** Beyond this many conversations their bits are not asked for: some of them is in nearly every block. */
const mostConversations = 64;
const nothing: Plan = { kind: 'any', of: [] };

/** What is asked first narrows what the rest is asked of: first what costs nothing, last what is read letter by letter. */
const cost: Record<Plan['kind'], number> = {
  time: 0,
  conversations: 1,
  exact: 2,
  text: 2,
  order: 3,
  bits: 4,
  sender: 5,
  all: 6,
  any: 6,
  sound: 7,
  not: 7,
  regex: 8,
  'exact-regex': 8,
};

function dearer(a: Plan, b: Plan): number {
  const length = (plan: Plan): number => ('needle' in plan ? plan.needle.length : 0);
  return cost[a.kind] - cost[b.kind] || length(b) - length(a);
}

/** Characters that fold to the same whatever stands beside them. */
const aloof = /^[\x20-\x7e\p{Script=Han}]$/u;

const textPlan = (text: string): Plan => {
  const needle = fold(text);
  return needle === '' ? nothing : { kind: 'text', needle, seek: seekOf(needle), bits: bitsOfText(needle) };
};

/** The fold narrows an exact search; the first and last character are left out where they may join with what stands beside them in a message. */
function exactPlan(text: string): Plan {
  if (text === '') return nothing;
  const characters = Array.from(text);
  const [first, last] = [characters[0] ?? '', characters.at(-1) ?? ''];
  const needle = fold(characters.slice(aloof.test(first) ? 0 : 1, aloof.test(last) ? undefined : -1).join(''));
  return { kind: 'exact', needle, seek: seekOf(needle), exactly: exactly(text), bits: bitsOfText(needle) };
}

function conversationsPlan(fitting: readonly Facts[]): Plan {
  const keys = fitting.map(({ key }) => key);
  return { kind: 'conversations', keys: new Set(keys), bits: keys.length > mostConversations ? [] : keys.map(bitOfConversation) };
}

/** Whether making a query's plan needs to know the conversations. */
export function asksOfConversations(query: Query): boolean {
  if (query.kind === 'all' || query.kind === 'any') return query.of.some(asksOfConversations);
  return query.kind === 'not' ? asksOfConversations(query.of) : query.kind !== 'conversation' && isConversationTerm(query);
}

/** The plan of a query; `facts` are those of all conversations where it asks of them. Throws a SyntaxError for a pattern that is none. */
export function planOf(query: Query, exact: boolean, facts: readonly Facts[]): Plan {
  if (query.kind === 'conversation') return { kind: 'conversations', keys: new Set([query.key]), bits: [bitOfConversation(query.key)] };
  if (isConversationTerm(query)) return conversationsPlan(facts.filter((one) => conversationFits(query, one)));
  switch (query.kind) {
    case 'all':
    case 'any':
      return { kind: query.kind, of: query.of.map((one) => planOf(one, exact, facts)).toSorted(dearer) };
    case 'not':
      return { kind: 'not', of: planOf(query.of, exact, facts) };
    case 'text':
      return exact ? exactPlan(query.text) : textPlan(query.text);
    case 'regex':
      return { kind: exact ? 'exact-regex' : 'regex', pattern: patternOf(query.source, exact) };
    case 'from':
      return { kind: 'bits', mask: directionMask, value: directionBits(query.direction) };
    case 'type':
      return { kind: 'bits', mask: kindMask, value: kinds.indexOf(query.of) << 2 };
    case 'has':
      return isMessageHave(query.what) ? { kind: 'bits', mask: haveBit(query.what), value: haveBit(query.what) } : nothing;
    case 'sender':
      return { kind: 'sender', needle: fold(query.name), known: new Map() };
    case 'order':
      return { kind: 'order', needle: fold(query.number), bits: bitsOfText(fold(query.number)) };
    case 'time':
      return { kind: 'time', from: query.from ?? -Infinity, to: query.to ?? Infinity };
    default:
      return nothing;
  }
}

/** The plan with `sound` in place of the words of its one text. */
export function sounding(plan: Plan, sound: Sound): Plan {
  if (plan.kind === 'text') return { kind: 'sound', next: sound };
  if (plan.kind !== 'all') return plan;
  return { kind: 'all', of: plan.of.map((one) => sounding(one, sound)).toSorted(dearer) };
}

/** Whether some messages have to be read themselves before it is known that they fit. */
export function isUnsure(plan: Plan): boolean {
  if (plan.kind === 'all' || plan.kind === 'any') return plan.of.some(isUnsure);
  return plan.kind === 'not' ? isUnsure(plan.of) : plan.kind === 'exact' || plan.kind === 'exact-regex';
}

/** The times (epoch ms, `to` exclusive) outside of which nothing fits. */
export function rangeOf(plan: Plan): { readonly from: number; readonly to: number } {
  const ranges = plan.kind === 'time' ? [plan] : plan.kind === 'all' ? plan.of.map(rangeOf) : [];
  return { from: Math.max(-Infinity, ...ranges.map(({ from }) => from)), to: Math.min(Infinity, ...ranges.map(({ to }) => to)) };
}

/** Whether a block may hold what fits, by its signature: `has` tells whether all of some bits are set there. */
export function mayHold(plan: Plan, has: (bits: readonly number[]) => boolean): boolean {
  switch (plan.kind) {
    case 'all':
      return plan.of.every((one) => mayHold(one, has));
    case 'any':
      return plan.of.some((one) => mayHold(one, has));
    case 'text':
    case 'exact':
    case 'order':
      return has(plan.bits);
    case 'conversations':
      return plan.keys.size > mostConversations || plan.bits.some((bit) => has([bit]));
    case 'not':
    case 'regex':
    case 'exact-regex':
    case 'sound':
    case 'bits':
    case 'sender':
    case 'time':
    default:
      return true;
  }
}

/** Whether signatures can spare a search any block. */
export const canSpare = (plan: Plan): boolean => !mayHold(plan, () => false);
