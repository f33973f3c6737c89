import type { Stretch } from '../../evidence/pieces';
import { withNumerals } from '../digit-windows';
import { shownOrders } from './order';
import type { Rule } from './rule';

const between = String.raw`[ \t\-.·*_]{0,2}`;
/** The beginnings that provinces have, and the century: most digits are told apart by these alone. */
const province = `(?:[1-3]${between}[1-7]|4${between}[1-6]|5${between}[0-4]|6${between}[1-5]|7${between}1|8${between}[1-3])`;
const century = `(?:1${between}[89]|2${between}0)`;
const shape = new RegExp(
  String.raw`(?<![0-9])${province}(?:${between}\d){4}${between}${century}(?:${between}\d){9}${between}[\dXx](?![0-9])`,
  'g',
);
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);

/** Chinese identity cards of 18 digits: the province, the day of birth and the last digit must fit. Those of 15 digits, out of use since 2013, carry no check. */
export const identity: Rule = (plain) => {
  const orders = shownOrders(plain);
  return candidates(withNumerals(plain.text))
    .map(({ from, to }) => plain.stretch(from, to))
    .filter((stretch) => !orders.touches(stretch));
};

/** A number may stand so near before a card that both look like one. */
function candidates(text: string): readonly Stretch[] {
  const found: Stretch[] = [];
  shape.lastIndex = 0;
  for (let match = shape.exec(text); match; match = shape.exec(text)) {
    const fits = isIdentity(match[0].replace(/[^\dXx]/g, '').toUpperCase());
    if (fits) found.push({ from: match.index, to: match.index + match[0].length });
    else shape.lastIndex = match.index + 1;
  }
  return found;
}

function isIdentity(number: string): boolean {
  return provinces.has(number.slice(0, 2)) && isBirthday(number.slice(6, 14)) && checkDigit(number) === number[17];
}

function isBirthday(day: string): boolean {
  const iso = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
  const at = Date.parse(`${iso}T00:00:00Z`);
  return /^(?:18|19|20)/.test(day) && Number.isFinite(at) && new Date(at).toISOString().startsWith(iso);
}

/** The last digit by ISO 7064, MOD 11-2. */
export function checkDigit(number: string): string {
  let sum = 0;
  for (let index = 0; index < 17; index += 1) sum += Number(number[index]) * (2 ** (17 - index) % 11);
  return '10X98765432'[sum % 11] ?? '';
}
