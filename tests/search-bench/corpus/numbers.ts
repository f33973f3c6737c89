import type { Slots } from './grammar';
import type { Luck } from './luck';

const carriers = ['SF', 'YT', 'JT', 'ZTO7', 'SPXTH0', 'SPXVN', 'JNT', 'LP00'] as const;
const hosts = ['item.example.com', 'm.example.cn', 's.example.co.th', 'shop.example.vn', 'img.example.net'] as const;
const faces = [
  '😊',
  '👍',
  '🙏',
  '😭',
  '❤️',
  '😂',
  '🌹',
  '🥰',
  '😅',
  '📦',
  '🎉',
  '🤝',
  '💔',
  '🔥',
  '🚚',
  '👨‍👩‍👧',
  '🇹🇭',
  '😡',
  '✅',
  '🙏🏻',
] as const;
const letters = 'abcdefghijkmnpqrstuvwxyz0123456789';

const prices = (luck: Luck): string =>
  luck.maybe(0.4) ? `${luck.between(5, 300)}` : `${luck.between(1, 999)}.${luck.pick(['9', '90', '50', '80', '99'])}`;
const codeOf = (luck: Luck, length: number): string => Array.from({ length }, () => letters[luck.between(0, letters.length - 1)]).join('');

/** What chats of every language hold of numbers, marks and addresses. */
export const shared: Slots = {
  order: (luck) =>
    luck.maybe(0.6)
      ? `${luck.between(22, 39)}${luck.digits(17)}`
      : `2${luck.between(4, 6)}${luck.digits(4)}${codeOf(luck, 8).toUpperCase()}`,
  tracking: (luck) => `${luck.pick(carriers)}${luck.digits(12)}`,
  phone: (luck) => `1${luck.pick(['38', '59', '77', '86', '91'])}${luck.digits(8)}`,
  phoneTh: (luck) => `0${luck.pick(['81', '89', '92', '65'])}-${luck.digits(3)}-${luck.digits(4)}`,
  phoneVi: (luck) => `0${luck.pick(['98', '90', '35', '77'])}${luck.digits(7)}`,
  phoneId: (luck) => `08${luck.pick(['12', '57', '21'])}-${luck.digits(4)}-${luck.digits(4)}`,
  tail: (luck) => luck.digits(4),
  price: prices,
  n: (luck) => String(luck.rank(60, 2) + 1),
  size: (luck) => luck.pick(['S', 'M', 'L', 'XL', '2XL', '36', '38', '40', '42', '80cm', '1.5m', '500ml', '2kg']),
  date: (luck) => `${luck.between(1, 12)}${luck.pick(['.', '/', '-', '月'])}${luck.between(1, 28)}`,
  clock: (luck) => `${luck.between(0, 23)}:${String(luck.between(0, 59)).padStart(2, '0')}`,
  url: (luck) =>
    `https://${luck.pick(hosts)}/${luck.pick(['item', 'i', 'goods', 'p'])}/${luck.digits(9)}?s=${codeOf(luck, luck.between(4, 24))}`,
  emoji: (luck) => luck.word(faces).repeat(luck.maybe(0.2) ? 3 : 1),
  model: (luck) =>
    `${codeOf(luck, 2).toUpperCase()}-${luck.digits(luck.between(2, 4))}${luck.maybe(0.3) ? codeOf(luck, 1).toUpperCase() : ''}`,
};
