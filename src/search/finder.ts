import type { Hit, Stop } from '../archive/ports';
import type { Query } from './terms';

/** `conversations` finds one hit of each, its newest, with the number of hits there. */
export const rankings = ['newest', 'relevance', 'conversations'] as const;
export type Ranking = (typeof rankings)[number];

export type Question = {
  readonly query: Query;
  /** Whether case, width, script variant and diacritics count. */
  readonly exact: boolean;
  readonly ranking: Ranking;
};

/** What a search has come to so far. Lists are best first and hold at most what was asked for; the counts are of everything found. */
export type Findings = {
  readonly hits: readonly Hit[];
  readonly found: number;
  /** Messages that only sound like the words, in pinyin; an extra, never among `hits`. */
  readonly alike: { readonly hits: readonly Hit[]; readonly found: number };
  /** How much of the archive was looked through, 0 to 1. From 1 on the count is whole, and the first hits are those of all of it. */
  readonly share: number;
  readonly done: boolean;
  /** Why it ended early. */
  readonly stopped: 'slow-regex' | null;
};

/** Before anything is found. */
export const nothingFound: Findings = { hits: [], found: 0, alike: { hits: [], found: 0 }, share: 0, done: false, stopped: null };

/** Every message of a conversation by its place, in transcript order: what a view needs to lay out what it has not read. */
export type Outline = { readonly orders: Float64Array; readonly at: Float64Array };

/** How many messages of one console and account were sent on one local day (`2026-11-20`), by side. */
export type DayCount = {
  readonly day: string;
  readonly console: string;
  readonly account: string | null;
  readonly in: number;
  readonly out: number;
  readonly system: number;
};

/** How long the other side of one account's conversations waited for an answer: ms, of each message of theirs that opens a wait. */
export type Waits = {
  readonly console: string;
  readonly account: string | null;
  readonly answered: Float64Array;
  readonly unanswered: number;
};

/** The search over the whole archive. Everything ends, without an error, when `stop` aborts. */
export type Finder = {
  /** Tells what was found as it grows, at most once in each 16 ms, and a last time with `done`. `limit` bounds the lists, not the counts. */
  find(question: Question, limit: number, stop: Stop): AsyncIterable<Findings>;
  /** Every hit, newest first, as places in the archive. */
  places(question: Question, stop: Stop): Promise<readonly { readonly conversation: string; readonly order: number }[]>;
  /** Null where the conversation is not known. */
  outline(conversation: string): Promise<Outline | null>;
  /** Messages by day, console, account and side, in the browser's zone; in no promised order. */
  days(query: Query): Promise<readonly DayCount[]>;
  waits(query: Query): Promise<readonly Waits[]>;
  /** How far the index is built, 0 to 1; below 1 a search also reads plain rows and is slower, never wrong. */
  built(): Promise<number>;
};
