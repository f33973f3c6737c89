import type { Plain } from '../plain';
import { chineseAddresses } from './address-chinese';
import { otherAddresses } from './address-forms';
import type { Rule } from './rule';

/** Postal addresses, by the order and the words of their parts. What has no such word, such as the name of a house alone, is not found. */
export const address: Rule = (plain: Plain) => [
  ...chineseAddresses(plain.text).map(({ from, to }) => plain.stretch(from, to)),
  ...otherAddresses.flatMap((form) =>
    [...plain.text.matchAll(form)].map((match) => plain.stretch(match.index, match.index + match[0].trimEnd().length)),
  ),
];
