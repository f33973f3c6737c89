import type { Stretch } from '../evidence/pieces';
import type { RuleName } from './categories';
import { type Found, merged } from './found';
import { compiled, matchesOf, type Program } from './pattern/match';
import { Plain } from './plain';
import type { Redaction } from './redaction';
import { address } from './rules/address';
import { card } from './rules/card';
import { email } from './rules/email';
import { identity } from './rules/identity';
import { link } from './rules/link';
import { namesIn, needlesOf } from './rules/name';
import { needle, placesOf } from './rules/needles';
import { order } from './rules/order';
import { phone } from './rules/phone';
import type { Known, Rule } from './rules/rule';

const rules: Readonly<Record<Exclude<RuleName, 'name'>, Rule>> = { phone, address, identity, card, email, order, link };

/** Finds in a text all that the rules and the custom patterns of a redaction hide, without overlaps and in order. */
export type TextFinder = (text: string) => readonly Found[];

type Part = (plain: Plain) => readonly Found[];

/** Makes the finder of one redaction, for chats of which so much is known. */
export function textFinder(redaction: Redaction, known: Known): TextFinder {
  const parts: readonly Part[] = [
    ...redaction.rules.flatMap((name) => partOf(name, known)),
    ...ownPart(redaction, known),
    ...customParts(redaction),
  ];
  return remembering((text) => {
    if (text === '') return [];
    const plain = new Plain(text);
    return merged(parts.flatMap((find) => find(plain)));
  });
}

/** The texts of one message are looked through for its words, for its versions and for what is counted: the last few are kept. */
function remembering(find: TextFinder): TextFinder {
  const known = new Map<string, readonly Found[]>();
  return (text) => {
    const kept = known.get(text);
    if (kept) return kept;
    const found = find(text);
    if (known.size >= 16) known.clear();
    known.set(text, found);
    return found;
  };
}

const as =
  (category: Found['category']) =>
  ({ from, to }: Stretch): Found => ({ from, to, category });

function partOf(name: RuleName, known: Known): Part {
  if (name !== 'name') return (plain) => rules[name](plain, known).map(as(name));
  const needles = needlesOf(known.others);
  return (plain) => namesIn(plain, needles).map(as('name'));
}

/** Whose account is hidden is not to be called by name either; where all who speak are hidden, nobody is. */
function ownPart({ wholes, rules: on }: Redaction, { own, others }: Known): readonly Part[] {
  const hidesAll = wholes.includes('senders');
  const ownNeedles = wholes.includes('account') || hidesAll ? needlesOf(own) : [];
  const otherNeedles = hidesAll && !on.includes('name') ? needlesOf(others) : [];
  return [(plain) => [...namesIn(plain, ownNeedles).map(as('account')), ...namesIn(plain, otherNeedles).map(as('name'))]];
}

/** A pattern that was stopped may have had more to find: the whole text is hidden. */
function placesOfPattern(program: Program, plain: Plain): readonly Stretch[] {
  const matches = matchesOf(program, plain.text);
  return matches?.map(({ from, to }) => plain.stretch(from, to)) ?? [{ from: 0, to: plain.raw.length }];
}

function customParts({ custom }: Redaction): readonly Part[] {
  const needles = custom.filter(({ isPattern }) => !isPattern).map(({ text }) => needle(text, false));
  const words = needles.filter((one) => one.words !== '');
  const programs = custom.filter(({ isPattern }) => isPattern).map(({ text }) => compiled(text));
  return [
    ...(words.length > 0 ? [(plain: Plain) => placesOf(plain.folded, words).map(as('custom'))] : []),
    ...programs.map((program) => (plain: Plain) => placesOfPattern(program, plain).map(as('custom'))),
  ];
}
