import { type DigitWindow, eachWindow, type WindowStart } from '../digit-windows';
import type { Stretch } from '../../evidence/pieces';
import { shownOrders } from './order';
import { amount, bracketed, bracketedHere, calling, money, parcel, written, writtenHere } from './phone-forms';
import type { Rule } from './rule';

/** Letters that may stand right before a number without making it a parcel's. */
const glued = /(?:^|[^A-Za-z])(?:tel|phone|mob|mobile|wx|vx|v|qq|wa|call|hp|telp|whatsapp|zalo|t|no|id)$/i;

/** Telephone numbers: of mainland China and of the countries Shopee sells in as they are written there, of others with `+`, and any behind a word such as 电话. */
export const phone: Rule = (plain) => {
  const orders = shownOrders(plain);
  const found: Stretch[] = [];
  const take = (window: DigitWindow): boolean => {
    if (!isPhone(window)) return false;
    const stretch = plain.stretch(window.from, window.to);
    if (orders.touches(stretch)) return false;
    found.push(stretch);
    return true;
  };
  eachWindow(plain, { least: 7, most: 15, may, take });
  return found;
};

/** Words and signs stand before the first digits of a run alone; among them only the form tells. */
const may = ({ isInside, isBracketed, fits }: WindowStart): boolean =>
  !isInside || fits(writtenHere) || (isBracketed && fits(bracketedHere));

/** What the words before a number make of it. */
function kindBy(before: string): 'none' | 'call' | 'parcel' | 'any' {
  if (!/[^\d .-]/.test(before)) return 'any';
  if ((/[A-Za-z]$/.test(before) && !glued.test(before)) || money.test(before)) return 'none';
  if (calling.test(before)) return 'call';
  return parcel.test(before) ? 'parcel' : 'any';
}

function isPhone(window: DigitWindow): boolean {
  const { digits, shape, before, after } = window;
  if (/^[A-Z]{2}(?![a-z])/.test(after) || amount.test(after) || new Set(digits).size < 2) return false;
  const kind = kindBy(before);
  if (kind === 'none') return false;
  if (kind === 'call') return !isDate(shape);
  if (shape.startsWith('+')) return isAbroad(window);
  return kind === 'any' && (written.test(shape) || (window.isBracketed && bracketed.test(shape)));
}

const isAbroad = ({ digits, before }: DigitWindow): boolean => digits.length >= 8 && digits[0] !== '0' && !/[\dA-Za-z)]$/.test(before);

const isDate = (shape: string): boolean => /^(?:19|20)\d\d-\d{1,2}-\d{1,2}$/.test(shape);
