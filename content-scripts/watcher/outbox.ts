import type { Sighting } from '../../src/domain/sighting';
import type { Outcome } from './ports';
import type { Cancel, Scheduler } from './scheduler';

/** Whoever hands in sightings and hears what came of them. */
export type Sender = {
  /** Durably stored. */
  stored(parcel: Parcel): void;
  /** The archive takes no more from here until the orders change. */
  closed(why: 'private' | 'paused' | 'off'): void;
  /** Not stored and never will be. */
  refused(parcel: Parcel): void;
  /** Thrown out of a full queue. */
  dropped(parcel: Parcel): void;
  /** Whether all that is new in it still stands on screen, so that it can be read again. */
  canReadAgain(parcel: Parcel): boolean;
};

/** A sighting on its way. `changed` is how many of its rows are new; the others are context. */
export type Parcel = { readonly sighting: Sighting; readonly prints: readonly string[]; readonly changed: number; readonly sender: Sender };

/** What the queue may hold before it throws something out. */
export type Bounds = { readonly rows: number; readonly characters: number };

const firstPause = 500;
const longestPause = 60_000;
/** Ms that an answer may take; storing 500 long rows on a slow disk takes far less. */
const longestAnswer = 30_000;
/** Ms before a full disk is tried again. */
const fullPause = 10_000;

/**
 * The sightings that are not yet acknowledged, delivered one at a time and in order. A resent sighting keeps its id.
 * When the background is away they wait and are tried again at growing intervals.
 */
export class Outbox {
  readonly #deliver: (sighting: Sighting) => Promise<Outcome>;
  readonly #scheduler: Scheduler;
  readonly #bounds: Bounds;
  readonly #signal: AbortSignal;
  readonly #waiters = new Set<() => void>();
  /** Characters in each parcel. */
  readonly #lengths = new WeakMap<Parcel, number>();
  #queue: Parcel[] = [];
  #busy = false;
  #pause = firstPause;
  #retry: Cancel | null = null;

  constructor(deliver: (sighting: Sighting) => Promise<Outcome>, scheduler: Scheduler, bounds: Bounds, signal: AbortSignal) {
    this.#deliver = deliver;
    this.#scheduler = scheduler;
    this.#bounds = bounds;
    this.#signal = signal;
    signal.addEventListener('abort', () => this.#stop(), { once: true });
  }

  put(parcel: Parcel): void {
    this.#queue.push(parcel);
    this.#keepBounds();
    if (this.#retry === null) void this.#run();
  }

  /** The new rows of one sender that wait. */
  waiting(sender: Sender): number {
    return this.#queue.reduce((sum, parcel) => sum + (parcel.sender === sender ? parcel.changed : 0), 0);
  }

  /** Forgets what one sender handed in. */
  withdraw(sender: Sender): void {
    this.#queue = this.#queue.filter((parcel) => parcel.sender !== sender);
    this.#settle();
  }

  /** Resolves once everything is acknowledged or refused, or the disk was found full again. */
  settled(): Promise<void> {
    if (this.#queue.length === 0 || this.#signal.aborted) return Promise.resolve();
    this.#retryNow();
    return new Promise((resolve) => this.#waiters.add(resolve));
  }

  #retryNow(): void {
    this.#retry?.();
    this.#retry = null;
    void this.#run();
  }

  async #run(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    let pause: number | null = null;
    while (pause === null && !this.#signal.aborted) {
      const parcel = this.#queue[0];
      if (!parcel) break;
      pause = await this.#offer(parcel);
    }
    this.#busy = false;
    if (this.#signal.aborted) return;
    if (pause !== null) this.#retry = this.#scheduler.after(pause, () => this.#retryNow());
    if (this.#queue.length === 0) this.#settle();
  }

  /** Answers null when the next one may go, else the ms to wait before this one is tried again. */
  async #offer(parcel: Parcel): Promise<number | null> {
    try {
      const outcome = await this.#answered(parcel.sighting);
      if (this.#signal.aborted || !this.#queue.includes(parcel)) return null;
      this.#pause = firstPause;
      return this.#take(parcel, outcome);
    } catch {
      const pause = this.#pause;
      this.#pause = Math.min(pause * 2, longestPause);
      return pause;
    }
  }

  /** A background that ends in the middle of its work may never answer; the archive knows a sighting that is sent again. */
  async #answered(sighting: Sighting): Promise<Outcome> {
    let cancel: Cancel | undefined;
    const late = new Promise<never>((_, reject) => {
      cancel = this.#scheduler.after(longestAnswer, () => reject(new Error('no answer')));
    });
    try {
      return await Promise.race([this.#deliver(sighting), late]);
    } finally {
      cancel?.();
    }
  }

  #take(parcel: Parcel, outcome: Outcome): number | null {
    if (outcome.outcome === 'refused' && (outcome.why === 'full' || outcome.why === 'read-only')) {
      this.#settle();
      return fullPause;
    }
    this.#queue = this.#queue.filter((other) => other !== parcel);
    if (outcome.outcome === 'stored') parcel.sender.stored(parcel);
    else if (outcome.why === 'invalid') parcel.sender.refused(parcel);
    else if (outcome.why === 'private' || outcome.why === 'paused' || outcome.why === 'off') {
      this.withdraw(parcel.sender);
      parcel.sender.closed(outcome.why);
    }
    return null;
  }

  /** Throws out first what can be read again from the screen, and only then what cannot. */
  #keepBounds(): void {
    while (this.#queue.length > 1 && this.#isTooMuch()) {
      const waiting = this.#queue.slice(this.#busy ? 1 : 0, -1);
      const victim = waiting.find((parcel) => parcel.sender.canReadAgain(parcel)) ?? waiting[0];
      if (!victim) return;
      this.#queue = this.#queue.filter((parcel) => parcel !== victim);
      victim.sender.dropped(victim);
    }
  }

  #isTooMuch(): boolean {
    let rows = 0;
    let characters = 0;
    for (const parcel of this.#queue) {
      rows += parcel.sighting.rows.length;
      characters += this.#lengthOf(parcel);
    }
    return rows > this.#bounds.rows || characters > this.#bounds.characters;
  }

  #lengthOf(parcel: Parcel): number {
    const length = this.#lengths.get(parcel) ?? parcel.sighting.rows.reduce((sum, { text }) => sum + text.length, 0);
    this.#lengths.set(parcel, length);
    return length;
  }

  #settle(): void {
    for (const resolve of this.#waiters) resolve();
    this.#waiters.clear();
  }

  #stop(): void {
    this.#retry?.();
    this.#queue = [];
    this.#settle();
  }
}
