import { type DigitWindow, eachWindow, type WindowStart } from '../digit-windows';
import type { Stretch } from '../../evidence/pieces';
import { shownOrders } from './order';
import type { Rule } from './rule';

/** The beginnings and lengths that card schemes give out; what is left out is too like other numbers. */
const schemes: readonly (readonly [beginning: RegExp, lengths: readonly number[]])[] = [
  [/^62/, [16, 17, 18, 19]],
  [/^(?:81|9(?:558|0|4|8))/, [16, 19]],
  [/^4/, [16]],
  [/^(?:5[1-5]|2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720))/, [16]],
  [/^35(?:2[89]|[3-8])/, [16]],
  [/^(?:6011|64[4-9]|65)/, [16]],
  [/^3[47]/, [15]],
  [/^(?:50|5[6-9]|6[0-9])/, [16, 18, 19]],
];

/** Such a word before it makes sixteen to nineteen digits that pass the check a card, whoever gave it out. */
const named = /(?:卡号?|账号|帐号|帳號|储蓄|信用|银联|card|rekening|kartu|thẻ|บัตร|cart[aã]o)[^\d\n]{0,12}$/iu;

/** Bank cards: the digits must pass Luhn's check, and begin and be as long as cards are. */
export const card: Rule = (plain) => {
  const orders = shownOrders(plain);
  const found: Stretch[] = [];
  const take = (window: DigitWindow): boolean => {
    if (!isCard(window)) return false;
    const stretch = plain.stretch(window.from, window.to);
    if (orders.touches(stretch)) return false;
    found.push(stretch);
    return true;
  };
  eachWindow(plain, { least: 15, most: 19, may, take });
  return found;
};

/** Among the digits of a run no word makes a card of some. */
const may = ({ isInside, fits }: WindowStart): boolean => !isInside || (fits(beginsHere) && fits(groupedHere));

function isCard({ digits, shape, before, after }: DigitWindow): boolean {
  const isLikely = grouped.test(shape) && schemes.some(([beginning, lengths]) => lengths.includes(digits.length) && beginning.test(digits));
  if (!isLikely && !named.test(before)) return false;
  return passesLuhn(digits) && new Set(digits).size > 2 && !/[A-Za-z]$/.test(before) && !/^[A-Z]{2}/.test(after);
}

/** Groups as on cards, or every digit by itself; not four prices in a row with other lengths. */
const groups = String.raw`(?:\d{15,19}|\d{4}(?:-\d{4}){3}(?:-\d{1,3})?|\d{6}-\d{9,13}|\d{4}-\d{6}-\d{5}|\d(?:-\d){14,18}|\d{4}-\d{4}-\d{4}-\d{4,7})`;
const grouped = new RegExp(`^${groups}$`);
const groupedHere = new RegExp(String.raw`${groups}(?!\d)`, 'y');
/** How the schemes' numbers begin, whatever their groups. */
const beginsHere = /[34569]|2-?[2-7]|8-?1/y;

/** Luhn's check of ISO/IEC 7812. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const value = digits.charCodeAt(digits.length - 1 - index) - 48;
    const weighed = index % 2 === 0 ? value : value * 2;
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return sum % 10 === 0;
}
