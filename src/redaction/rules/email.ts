import type { Rule } from './rule';

const label = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const at = String.raw`(?: ?@ ?| ?[([{]at[)\]}] ?)`;
const mail = new RegExp(String.raw`[A-Za-z0-9._%+'-]{1,64}${at}(?:${label}\.){1,8}(?:xn--[a-z0-9-]{2,59}|[A-Za-z]{2,24})`, 'gi');

/** E-mail addresses, also with blanks around the @ or `(at)` in its place. */
export const email: Rule = (plain) =>
  [...plain.text.matchAll(mail)].map((match) => plain.stretch(match.index, match.index + match[0].length));
