import type { Conversation, Hit, Stop } from '../../../src/archive/ports';
import type { MessageRow } from '../../../src/archive/stored';
import type { Direction } from '../../../src/domain/message';
import type { DayCount, Finder, Findings, Question, Waits } from '../../../src/search/finder';
import { type FoundIn, foundIn } from '../../../src/search/match/marks';
import type { Query } from '../../../src/search/terms';
import { type PlainSource, scan, type Scanned } from './scan';

const never: Stop = { aborted: false };
const noneAlike: Findings['alike'] = { hits: [], found: 0 };

type Ranked = Scanned & { readonly count?: number };
/** Keeps what is found. */
type Tally = { readonly add: (one: Scanned) => void; readonly best: (limit: number) => readonly Ranked[] };

function newest(): Tally {
  const all: Scanned[] = [];
  return { add: (one) => all.push(one), best: (limit) => all.slice(0, limit) };
}

function byConversation(): Tally {
  const all = new Map<string, Ranked & { count: number }>();
  return {
    add: (one) => {
      const known = all.get(one.conversation.key);
      if (known) all.set(one.conversation.key, { ...known, count: known.count + 1 });
      else all.set(one.conversation.key, { ...one, count: 1 });
    },
    best: (limit) => [...all.values()].slice(0, limit),
  };
}

/** A message fits the better the more of it is the words, and if it begins with them. */
function worth(row: MessageRow, marksOf: FoundIn): number {
  const { marks } = marksOf({ text: row.text, versions: [] });
  const marked = marks.reduce((sum, [start, end]) => sum + end - start, 0);
  return marked / Math.max(8, row.text.length) + (marks[0]?.[0] === 0 ? 0.25 : 0);
}

function byWorth(marksOf: FoundIn): Tally {
  const all: { one: Scanned; value: number }[] = [];
  return {
    add: (one) => all.push({ one, value: worth(one.row, marksOf) }),
    best: (limit) =>
      all
        .toSorted((a, b) => b.value - a.value)
        .slice(0, limit)
        .map(({ one }) => one),
  };
}

function tallyOf(ranking: Question['ranking'], marksOf: FoundIn): Tally {
  if (ranking === 'conversations') return byConversation();
  return ranking === 'relevance' ? byWorth(marksOf) : newest();
}

/** A search that reads every message: slow, and right by its plainness. It knows no sounds and stops for no regex. */
export function plainFinder(source: PlainSource): Finder {
  const rowsOf = (query: Query): AsyncIterable<Scanned> => scan(source, { query, exact: false }, never);
  return {
    find: (question, limit, stop) => find(source, question, limit, stop),
    async places(question, stop) {
      const places: { conversation: string; order: number }[] = [];
      for await (const { row } of scan(source, question, stop)) places.push({ conversation: row.conversation, order: row.order });
      return places;
    },
    async outline(conversation) {
      const orders: number[] = [];
      const at: number[] = [];
      for await (const row of source.inOrder(conversation)) {
        orders.push(row.order);
        at.push(row.at);
      }
      return orders.length === 0 ? null : { orders: Float64Array.from(orders), at: Float64Array.from(at) };
    },
    days: async (query) => daysOf(rowsOf(query)),
    waits: async (query) => waitsOf(rowsOf(query)),
    built: async () => 1,
  };
}

async function* find(source: PlainSource, question: Question, limit: number, stop: Stop): AsyncGenerator<Findings> {
  const marksOf = foundIn(question.query, question.exact);
  const tally = tallyOf(question.ranking, marksOf);
  let found = 0;
  let done = false;
  const collect = async (): Promise<void> => {
    for await (const one of scan(source, question, stop)) {
      tally.add(one);
      found++;
    }
    done = true;
  };
  const made = new Map<string, Hit>();
  const hitOf = ({ row, conversation, count }: Ranked): Hit => {
    const known = made.get(row.id);
    const message = known?.message ?? source.message(row, conversation);
    const hit = { conversation, message, ...(known ?? marksOf(message)), ...(count === undefined ? {} : { count }) };
    made.set(row.id, hit);
    return hit;
  };
  const collected = collect();
  let told = -1;
  for (;;) {
    await Promise.race([collected, source.frame()]);
    if (stop.aborted) return;
    if (done || found !== told) {
      told = found;
      yield { hits: tally.best(limit).map(hitOf), found, alike: noneAlike, share: done ? 1 : 0, done, stopped: null };
    }
    if (done) return;
  }
}

const ownerOf = ({ console, account }: Conversation): string => JSON.stringify([console, account]);
const twoDigits = (value: number): string => String(value).padStart(2, '0');

function localDay(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`;
}

async function daysOf(rows: AsyncIterable<Scanned>): Promise<readonly DayCount[]> {
  const counts = new Map<string, Omit<DayCount, Direction> & Record<Direction, number>>();
  for await (const { row, conversation } of rows) {
    const day = localDay(row.at);
    const key = day + ownerOf(conversation);
    const { console, account } = conversation;
    const count = counts.get(key) ?? { day, console, account, in: 0, out: 0, system: 0 };
    count[row.direction]++;
    counts.set(key, count);
  }
  return [...counts.values()];
}

/** A wait opens with a message of the other side and ends with the next of one's own. */
async function waitsOf(rows: AsyncIterable<Scanned>): Promise<readonly Waits[]> {
  const chats = new Map<string, Scanned[]>();
  for await (const one of rows) {
    const chat = chats.get(one.row.conversation);
    if (chat) chat.push(one);
    else chats.set(one.row.conversation, [one]);
  }
  const waits = new Map<string, Pick<Conversation, 'console' | 'account'> & { answered: number[]; unanswered: number }>();
  for (const [first, ...others] of chats.values()) {
    if (!first) continue;
    const { console, account } = first.conversation;
    const wait = waits.get(ownerOf(first.conversation)) ?? { console, account, answered: [], unanswered: 0 };
    waits.set(ownerOf(first.conversation), wait);
    let since: number | null = null;
    for (const { row } of [first, ...others].toReversed()) {
      if (row.direction === 'in') since ??= row.at;
      if (row.direction !== 'out' || since === null) continue;
      wait.answered.push(row.at - since);
      since = null;
    }
    if (since !== null) wait.unanswered++;
  }
  return [...waits.values()].map((wait) => ({ ...wait, answered: Float64Array.from(wait.answered) }));
}
