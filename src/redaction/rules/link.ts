import type { Rule } from './rule';

const address = /(?:[a-z][a-z0-9+.-]{1,20}:\/\/|www\.)[^\s<>"'。、「」【】《》]{1,4000}/gi;
/** Chinese punctuation ends an address that Western punctuation would be part of. */
const chinese = /[，；！？（）：]/;

/** Addresses on the web, `https://…` and `www.…`, up to the next blank. */
export const link: Rule = (plain) =>
  [...plain.without(chinese).matchAll(address)].map((match) =>
    plain.stretch(match.index, match.index + match[0].replace(/[.,;!?)]+$/, '').length),
  );
