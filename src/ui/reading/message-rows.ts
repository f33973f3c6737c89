import type { ArchiveReader, StoredMessage } from '../../archive/ports';
import type { Outline } from '../../search/finder';
import { firstNotBelow } from './orders';
import type { Span } from './reel';

/** Messages read in one go; those that lie together are read together. */
const part = 50;
/** Messages read to have something to show before it is known how many there are. */
const firstPart = 60;
/** Parts read at once: while one is on its way, the view may have moved on. */
const atOnce = 2;
/** Messages kept in memory before those far from the view are let go. */
const kept = 4000;
/** Messages that came in since, read in one go. */
const tail = 200;

const noOrders = new Float64Array();
const nothing: Span = { first: 0, last: -1 };

type Options = {
  readonly archive: Pick<ArchiveReader, 'messages'>;
  readonly outline: () => Promise<Outline | null>;
  readonly key: string;
  /** The list of messages is another one now; `before` are the orders there were. */
  readonly replaced: (before: Float64Array) => void;
  /** These rows were read. */
  readonly read: (rows: Span) => void;
  readonly failed: (error: unknown) => void;
};

/** The messages of one conversation by their place in it, read as they are wanted. */
export class MessageRows {
  readonly #options: Options;
  /** What was read, by order; of another age it is to be read again. */
  readonly #known = new Map<number, { readonly message: StoredMessage; readonly age: number }>();
  readonly #reading = new Set<number>();
  /** Parts that were read since the list or the age is what it is, whatever came of it. */
  readonly #tried = new Set<number>();
  #list: Outline | null = null;
  #isWhole = false;
  #age = 0;
  #wanted = nothing;
  /** How long the list was when what was read last differed from it. */
  #doubted = -1;
  #isClosed = false;

  constructor(options: Options) {
    this.#options = options;
  }

  /** The order of each message, ascending, and its instant; null until anything is known. */
  get outline(): Outline | null {
    return this.#list;
  }

  get orders(): Float64Array {
    return this.#list?.orders ?? noOrders;
  }

  /** Whether the outline holds every message, and not only those read first. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  /** Undefined until it was read. */
  message(index: number): StoredMessage | undefined {
    return this.#known.get(this.orders[index] ?? Number.NaN)?.message;
  }

  /** Begins to read: the end, or what lies around `order`. */
  open(order: number | null): void {
    const { archive, key, outline, read } = this.#options;
    const range = order === null ? { limit: firstPart, before: Number.MAX_SAFE_INTEGER } : { limit: firstPart, around: order };
    void this.#ask(archive.messages(key, range), (messages) => {
      this.#keep(messages);
      if (this.#isWhole) read({ first: 0, last: this.orders.length - 1 });
      else this.#replace(extended({ orders: noOrders, at: noOrders }, messages));
    });
    void this.#ask(outline(), (list) => this.#outlined(list));
  }

  /** Reads what is not there of these rows, and forgets about what was wanted before. */
  want({ first, last }: Span): void {
    this.#wanted = { first: Math.max(0, first), last: Math.min(this.orders.length - 1, last) };
    this.#pump();
  }

  /** Looks whether messages were added behind the last one. */
  follow(): void {
    if (!this.#isWhole) return;
    const { archive, key } = this.#options;
    void this.#ask(archive.messages(key, { after: this.#lastOrder(), limit: tail }), (messages) => {
      const fresh = messages.filter(({ order }) => order > this.#lastOrder());
      this.#keep(fresh);
      if (fresh.length > 0 && this.#list) this.#replace(extended(this.#list, fresh));
    });
  }

  /** Reads again what is in view, and, if `isOther`, which messages there are. */
  renew(isOther: boolean): void {
    this.#age++;
    this.#tried.clear();
    if (isOther) void this.#ask(this.#options.outline(), (list) => this.#outlined(list));
    this.#pump();
  }

  /** Nothing is told from now on. */
  close(): void {
    this.#isClosed = true;
  }

  async #ask<T>(question: Promise<T>, take: (answer: T) => void): Promise<void> {
    try {
      const answer = await question;
      if (!this.#isClosed) take(answer);
    } catch (error) {
      if (!this.#isClosed) this.#options.failed(error);
    }
  }

  #lastOrder(): number {
    return this.orders.at(-1) ?? Number.NEGATIVE_INFINITY;
  }

  #outlined(list: Outline | null): void {
    if (!list) return;
    this.#isWhole = true;
    const last = list.orders.at(-1) ?? Number.NEGATIVE_INFINITY;
    const newer = [...this.#known.values()].filter(({ message }) => message.order > last);
    const whole = extended(
      list,
      newer.map(({ message }) => message),
    );
    this.#replace(whole);
  }

  #replace(list: Outline): void {
    const before = this.orders;
    this.#list = list;
    this.#tried.clear();
    this.#options.replaced(before);
    this.#pump();
  }

  #keep(messages: readonly StoredMessage[]): void {
    for (const message of messages) this.#known.set(message.order, { message, age: this.#age });
    if (this.#known.size <= kept) return;
    const from = this.orders[Math.max(0, this.#wanted.first - kept / 4)] ?? 0;
    const to = this.orders[Math.min(this.orders.length - 1, this.#wanted.last + kept / 4)] ?? 0;
    for (const order of this.#known.keys()) if (order < from || order > to) this.#known.delete(order);
  }

  #pump(): void {
    if (!this.#isWhole) return;
    for (let next = this.#nextPart(); next !== undefined && this.#reading.size < atOnce; next = this.#nextPart()) void this.#read(next);
  }

  /** The part nearest to the middle of what is wanted that is not there as it is now. */
  #nextPart(): number | undefined {
    const { first, last } = this.#wanted;
    const middle = (first + last) / 2 / part;
    const parts: number[] = [];
    for (let at = Math.floor(first / part); at <= Math.floor(last / part); at++) {
      if (!this.#reading.has(at) && !this.#tried.has(at) && this.#isMissing(at)) parts.push(at);
    }
    return parts.toSorted((a, b) => Math.abs(a + 0.5 - middle) - Math.abs(b + 0.5 - middle))[0];
  }

  #isMissing(at: number): boolean {
    const { first, last } = this.#wanted;
    const wanted = this.orders.subarray(Math.max(at * part, first), Math.min((at + 1) * part, last + 1));
    return wanted.some((order) => this.#known.get(order)?.age !== this.#age);
  }

  async #read(at: number): Promise<void> {
    const { archive, key, read } = this.#options;
    const expected = this.orders.slice(at * part, (at + 1) * part);
    const age = this.#age;
    this.#reading.add(at);
    this.#tried.add(at);
    const after = this.orders[at * part - 1] ?? Number.NEGATIVE_INFINITY;
    await this.#ask(archive.messages(key, { after, limit: expected.length }), (messages) => {
      this.#keep(messages);
      read({ first: at * part, last: at * part + expected.length - 1 });
      const isAsTold = messages.length === expected.length && messages.every(({ order }, index) => order === expected[index]);
      if (isAsTold || age !== this.#age || this.#doubted === this.orders.length) return;
      // The list is not what is there any more.
      this.#doubted = this.orders.length;
      this.renew(true);
    });
    this.#reading.delete(at);
    if (!this.#isClosed) this.#pump();
  }
}

/** A list with messages behind its last one. */
function extended({ orders, at }: Outline, messages: readonly StoredMessage[]): Outline {
  if (messages.length === 0) return { orders, at };
  const sorted = messages.toSorted((a, b) => a.order - b.order);
  return {
    orders: joined(
      orders,
      sorted.map(({ order }) => order),
    ),
    at: joined(
      at,
      sorted.map((message) => message.at),
    ),
  };
}

function joined(values: Float64Array, more: readonly number[]): Float64Array {
  const all = new Float64Array(values.length + more.length);
  all.set(values);
  all.set(more, values.length);
  return all;
}

/** The row to show for an order: its own, or the next one where it is not there. */
export function rowFor({ orders }: Outline, order: number): number {
  return Math.max(0, Math.min(orders.length - 1, firstNotBelow(orders, order)));
}
