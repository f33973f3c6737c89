import type { Conversation } from '../../src/archive/ports';
import type { RunPane, RunRecord } from '../../src/archive/runs';
import type { DayCount, Finder, Waits } from '../../src/search/finder';
import { aConversation, aMessage, type Invented, now } from './invented';

const minute = 60_000;
const dayMs = 24 * 60 * minute;

/** Numbers from 0 to 1 that look random and are the same each time. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

type Account = { readonly console: string; readonly account: string | null; readonly weight: number };

const shops: readonly Account[] = [
  { console: 'shopee-seller', account: 'anna_shop:anna', weight: 34 },
  { console: 'shopee-seller', account: 'anna_shop:ben', weight: 21 },
  { console: 'qianniu-history', account: '晨光文具:小周', weight: 26 },
  { console: 'qianniu-history', account: '晨光文具:阿美', weight: 9 },
  { console: 'wangwang', account: 'tb_lin2019', weight: 12 },
  { console: 'dingtalk', account: '王琳', weight: 7 },
  { console: 'shopee-buyer', account: null, weight: 3 },
];

const manyShops: readonly Account[] = Array.from({ length: 50 }, (_, index) => ({
  console: ['shopee-seller', 'wangwang', 'pinduoduo', 'tiktok-shop', 'help.a-host-with-a-very-long-name.example'][index % 5] ?? '',
  account: `shop_${String(index + 1).padStart(2, '0')}${index % 7 === 0 ? '_with_a_very_long_name_indeed' : ''}`,
  weight: 60 / (index + 1),
}));

/** More on working days, on the eleventh of November, and from year to year. */
function bustle(at: number): number {
  const date = new Date(at);
  const weekend = [0, 6].includes(date.getDay()) ? 0.35 : 1;
  const feast = date.getMonth() === 10 && Math.abs(date.getDate() - 11) < 2 ? 4 : 1;
  return weekend * feast * (1 + (date.getFullYear() - 2016) / 8);
}

const dayOf = (at: number): string => new Date(at + 8 * 60 * minute).toISOString().slice(0, 10);

function counts(accounts: readonly Account[], days: number): readonly DayCount[] {
  const roll = dice(7);
  return Array.from({ length: days }, (_, ago) => now - ago * dayMs).flatMap((at) =>
    accounts.map(({ console, account, weight }) => {
      const received = Math.round(weight * bustle(at) * (0.4 + roll()));
      return {
        day: dayOf(at),
        console,
        account,
        in: received,
        out: Math.round(received * (0.7 + roll() / 3)),
        system: Math.round(received / 9),
      };
    }),
  );
}

function waits(accounts: readonly Account[]): readonly Waits[] {
  const roll = dice(3);
  return accounts.map(({ console, account, weight }, index) => ({
    console,
    account,
    answered: Float64Array.from({ length: Math.ceil(weight * 20) }, () => (index + 1) * minute * 10 ** (roll() * 2 - 0.6)),
    unanswered: Math.round(weight / 3),
  }));
}

const names = [
  '爱吃西瓜的猫',
  'nguyenthuha.92',
  'somchai_99',
  '木木家居旗舰店',
  'דנה כהן',
  'Brightlight Electronics Official Store',
  'buyer88',
];

function chats(accounts: readonly Account[]): readonly Conversation[] {
  return names.map((name, index) => {
    const { console, account } = accounts[index % accounts.length] ?? { console: 'wangwang', account: null };
    const lastAt = now - index * 31 * 60 * minute;
    const gaps =
      index % 3 === 1
        ? [{ after: 1, before: 2 }]
        : index === 3
          ? [
              { after: 1, before: 2 },
              { after: 5, before: 9, rows: 3 },
            ]
          : [];
    const chat = aConversation(`chat${index}`, console, account, name);
    return { ...chat, total: Math.round(4200 / (index + 1)), lastAt, firstAt: lastAt - 90 * dayMs, gaps };
  });
}

/** The messages on either side of a conversation's gaps. */
const besideGaps = (chat: Conversation) =>
  chat.gaps.flatMap(({ after, before }) =>
    [after, before].map((order) => aMessage(chat, order, (chat.lastAt ?? now) - (9 - order) * 7 * 60 * minute, ['in', '…'])),
  );

const pane = (added: number, failed: RunPane['failed'] = null): RunPane => ({
  console: 'shopee-seller',
  account: 'anna_shop:anna',
  peerName: 'nguyenthuha.92',
  conversation: 'chat1',
  total: 900,
  added,
  failed,
});

/** Sixty sweeps, some with nothing new, some that failed. */
export const manyRuns: readonly RunRecord[] = Array.from({ length: 60 }, (_, index) => ({
  id: 60 - index,
  started: now - (4 + index * 10) * minute,
  ended: now - (4 + index * 10) * minute + 900,
  cause: 'schedule',
  panes: [pane(index % 3 === 0 ? 0 : (index * 7) % 40), ...(index % 17 === 5 ? [pane(0, 'unreachable'), pane(0, 'full')] : [])],
}));

type Activity = { readonly counts: readonly DayCount[]; readonly accounts: readonly Account[] };

const one: DayCount = { day: dayOf(now), console: 'wangwang', account: 'tb_lin2019', in: 1, out: 0, system: 0 };

const activities: Readonly<Record<string, () => Activity>> = {
  shops: () => ({ counts: counts(shops, 400), accounts: shops }),
  decade: () => ({ counts: counts(shops, 3652), accounts: shops }),
  accounts: () => ({ counts: counts(manyShops, 365), accounts: manyShops }),
  day: () => ({ counts: counts(shops.slice(0, 2), 1), accounts: shops.slice(0, 2) }),
  message: () => ({ counts: [one], accounts: [] }),
};

export const isActivity = (data: string): boolean => Object.hasOwn(activities, data);

/** Conversations to go with an activity, with none but the messages beside their gaps. */
export function activityArchive(data: string): Invented {
  const { accounts } = activities[data]?.() ?? { accounts: [] };
  const single: Conversation = { ...aConversation('chat0', 'wangwang', 'tb_lin2019', '木木家居旗舰店'), total: 1, lastAt: now };
  const conversations = accounts.length === 0 ? [single] : chats(accounts);
  return { conversations, messages: new Map(conversations.map((chat) => [chat.key, besideGaps(chat)])) };
}

/** What a finder tells of an activity. */
export function activityFinder(data: string): Pick<Finder, 'days' | 'waits' | 'built'> {
  const activity = activities[data]?.() ?? { counts: [], accounts: [] };
  return { days: async () => activity.counts, waits: async () => waits(activity.accounts), built: async () => 1 };
}

/** One that is still counting, over an index that is being built. */
export const countingFinder: Pick<Finder, 'days' | 'waits' | 'built'> = {
  days: async () => new Promise(() => {}),
  waits: async () => new Promise(() => {}),
  built: async () => 0.4,
};
