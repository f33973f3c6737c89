import type { Case, Exhibit, ExhibitWhat } from '../../src/cases/case';
import { type CaseWish, changedCase, newCase } from '../../src/cases/case-change';
import type { CaseReader } from '../../src/cases/case-reader';
import { byDeadline } from '../../src/cases/deadline';
import type { CasePack } from '../../src/ui/cases/case-pack-port';
import { type Invented, now } from './invented';

const day = 86_400_000;

const exhibit = (id: string, what: ExhibitWhat, title: string, remark = '', more: Partial<Exhibit> = {}): Exhibit => ({
  id,
  what,
  title,
  remark,
  asks: null,
  watermark: '',
  redaction: null,
  ...more,
});

const photo = (at: number, name: string, bytes: number, type = 'image/jpeg'): ExhibitWhat => ({
  kind: 'file',
  // One of the files that the memory keeps, and one that it has lost.
  sha256: (at === 1 ? 'a' : String(at)).repeat(64),
  name,
  type,
  bytes,
});

const base = { zone: 'Asia/Shanghai', remind: 3, created: now - 9 * day, changed: now - day, reminded: null } as const;

/** The case that shows everything a case can hold. */
const full: Case = {
  ...base,
  id: 'refund',
  name: '藍色外套退款糾紛 2606XK4P',
  preset: 'shopee',
  parties: { own: 'anna_shop', other: 'buyer88' },
  orders: ['2606XK4P'],
  deadline: now + 2 * day,
  status: 'open',
  notes: 'Buyer says the jacket is not the blue of the picture.\n先确认发货照片。',
  exhibits: [
    exhibit('e1', { kind: 'conversation', key: 'main' }, 'anna_shop ↔ buyer88', 'Buyer asked for blue, we confirmed blue before shipping.'),
    exhibit('e2', { kind: 'messages', ids: ['main/305', 'main/306', 'gone'] }, 'Change of colour, and the recall'),
    exhibit('e3', { kind: 'days', key: 'main', from: now - 2 * day, to: now }, 'anna_shop ↔ buyer88, last two days', '', {
      watermark: 'For Shopee dispute 2606XK4P',
    }),
    exhibit('e4', { kind: 'order', order: '2606XK4P' }, '2606XK4P'),
    exhibit('e5', photo(1, '藍色外套.jpg', 2_480_113), '藍色外套.jpg', 'Taken on the day of shipping.'),
    exhibit('e6', photo(2, 'parcel-video.mp4', 41_300_000, 'video/mp4'), 'parcel-video.mp4', '', { asks: ['photos', 'waybill'] }),
    exhibit('e7', { kind: 'note', text: 'Shipped on 18 November, delivered on the 19th, refund asked for on the 20th.' }, 'What happened'),
  ],
};

const plain = (id: string, name: string, preset: string, more: Partial<Case>): Case => ({
  ...full,
  id,
  name,
  preset,
  parties: { own: 'tb_lin2019', other: '木木家居旗舰店' },
  orders: [],
  notes: '',
  exhibits: full.exhibits.slice(0, 2),
  ...more,
});

export const inventedCases: readonly Case[] = [
  full,
  plain('late', '茶几划痕维权', 'taobao', { deadline: now - day, exhibits: [] }),
  plain('today', '五金批发少发 40 件', '1688', { deadline: now + 5 * 3_600_000 }),
  plain('far', 'Ticket #88213, money back', 'small-claims', { deadline: now + 40 * day, zone: 'Europe/London', remind: null }),
  plain('none', 'Chargeback April', 'chargeback', { deadline: null }),
  plain('in', '错发颜色', 'taobao', { status: 'handed-in', deadline: now - 20 * day }),
  plain('over', 'Somchai, wrong size', 'shopee', { status: 'closed', deadline: now - 60 * day }),
];

/** What an export of the full case comes to. */
export const inventedPack: CasePack = {
  zips: [{ fileName: '藍色外套退款糾紛 2606XK4P.zip', blob: new Blob(['x']) }],
  toHandIn: [
    { name: '01 Exhibit A1 anna_shop.pdf', type: 'application/pdf', bytes: 812_000 },
    { name: '05 Exhibit A5 藍色外套.jpg', type: 'image/jpeg', bytes: 2_480_113 },
    { name: '06 Exhibit A6 parcel-video.mp4', type: 'video/mp4', bytes: 41_300_000 },
  ],
  leftOut: [1],
};

export type MemoryCases = { readonly reader: CaseReader; readonly grant: (wish: CaseWish) => Case | null };

/** Cases in memory for looking at screens; what is wished is done. */
export function memoryCases(given: readonly Case[], { messages }: Invented): MemoryCases {
  const cases = new Map(given.map((one) => [one.id, one]));
  const all = [...messages.values()].flat();
  return {
    reader: {
      cases: async () => [...cases.values()].toSorted(byDeadline),
      case: async (id) => cases.get(id),
      idsAt: async (key, orders) => (messages.get(key) ?? []).filter(({ order }) => orders.includes(order)).map(({ id }) => id),
      placesOf: async (ids) => all.filter(({ id }) => ids.includes(id)).map(({ conversation, order }) => ({ conversation, order })),
    },
    grant(wish) {
      const before = cases.get(wish.id);
      if (wish.wish === 'delete') cases.delete(wish.id);
      else if (wish.wish === 'make') cases.set(wish.id, newCase(wish.id, wish.fields, wish.exhibits, now));
      else if (before) cases.set(wish.id, changedCase(before, wish.changes, now));
      return cases.get(wish.id) ?? null;
    },
  };
}
