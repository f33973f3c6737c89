import type { Sighting } from '../../src/domain/sighting';
import type { Pane } from '../reader/reading';
import { Dirt } from './dirt';
import { DirtObserver } from './dirt-observer';
import { carryOver, isChanged, type Entry } from './entries';
import { Gatherer, type Gathered } from './gather';
import type { Outbox, Parcel, Sender } from './outbox';
import type { PaneReader, PaneState, Scene, ScrollState } from './ports';
import { runsToSend } from './runs';
import type { Cancel, Scheduler } from './scheduler';
import { isUnknown, judge, relate, type Whose } from './whose';

export type PaneWatchPorts = {
  readonly pane: Pane;
  readonly reader: PaneReader;
  readonly scheduler: Scheduler;
  readonly outbox: Outbox;
  readonly scene: () => Scene;
  readonly makeId: () => string;
  readonly attributes: readonly string[];
  /** The pane changed hands, or its state did in a way worth telling. */
  readonly changed: () => void;
  /** The archive wants nothing more from this frame. */
  readonly closed: () => void;
  /** The pane that stood here before, where there was one: its header may still be shown above this pane's rows. */
  readonly before: PaneWatch | undefined;
};

/** Ms from a change to the reading, in which more changes may come. */
const gatherChanges = 150;
/** Ms that a busy page may keep a reading waiting. */
const longestWait = 500;
/** Ms between readings in a hidden tab. */
const hiddenPace = 1000;
/** A reading is followed by a rest of so many times its longest turn: what takes 100 ms still archives new rows within two seconds. */
const restShare = 10;
/** Ms of rest, at most. */
const longestRest = 60_000;
/** Ms after the user's wheel, touch or key during which an exchange of rows is taken for scrolling. */
const scrollMemory = 3000;
/** Panes of so few rows are read again after scrolling even when no mutation was seen. */
const cheapToRead = 200;

type Held = { readonly parcel: Parcel; readonly due: number };

/** Follows one pane: reads what changed, decides whose it is, and hands the news to the outbox. */
export class PaneWatch implements Sender {
  readonly #ports: PaneWatchPorts;
  readonly #stop = new AbortController();
  readonly #owners = new WeakMap<Node, Entry>();
  readonly #dirt: Dirt;
  readonly #observer: DirtObserver;
  readonly #gatherer: Gatherer;
  #whose: Whose | null = null;
  #entries: readonly Entry[] = [];
  /** The last rows of which it was sure whose they were. */
  #trusted: readonly Entry[] = [];
  #held: Held[] = [];
  #sureAt = 0;
  #stale = false;
  #isPrivate = false;
  #waiting: Cancel | null = null;
  #reading: Promise<void> | null = null;
  #lastRead = 0;
  #restUntil = 0;
  #failures = 0;
  #scrolledAt = -Infinity;
  #refusedByReader = 0;
  #refusedTold = 0;
  #lost = 0;
  /** Prints of rows on screen that a full queue threw out. */
  readonly #owed = new Set<string>();
  #lastStored: number | null = null;
  #scrolling: ScrollState | null = null;
  /** Prints of all rows of this conversation handed on so far. */
  #found = new Set<string>();

  constructor(ports: PaneWatchPorts) {
    this.#ports = ports;
    const { element } = ports.pane;
    this.#dirt = new Dirt(element, this.#owners);
    this.#observer = new DirtObserver(element, this.#dirt, ports.attributes, () => this.look());
    this.#gatherer = new Gatherer(ports.pane, ports.reader, ports.scheduler);
    if (ports.before) this.#inherit(ports.before);
    this.#listenToScrolling(element);
    this.#observer.observe();
    this.look();
  }

  get pane(): Pane {
    return this.#ports.pane;
  }

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  get state(): PaneState {
    const { outbox, scene } = this.#ports;
    const unsure = this.#stale ? 0 : this.#entries.filter(isChanged).length;
    const held = this.#held.reduce((sum, { parcel }) => sum + parcel.changed, 0);
    return {
      console: scene().console,
      account: this.#whose?.parties.account ?? null,
      peerName: this.#whose?.parties.peer.name ?? null,
      rows: this.#entries.length,
      waiting: this.#isPrivate ? 0 : outbox.waiting(this) + held + unsure,
      refused: this.#refusedByReader + this.#lost,
      lastStored: this.#lastStored,
      scrolling: this.#scrolling,
    };
  }

  /** How many different rows of this conversation were found so far. */
  get found(): number {
    return this.#found.size;
  }

  /** While set, sightings say that they were scrolled to. */
  set scrolling(state: ScrollState | null) {
    this.#scrolling = state;
  }

  get isScrolling(): boolean {
    return this.#scrolling !== null && (this.#scrolling.ended === null || this.#scrolling.ended === 'hidden');
  }

  /** Asks for a reading soon, together with whatever else changes until then. */
  look(): void {
    if (this.#stop.signal.aborted || this.#reading) return;
    const { scheduler } = this.#ports;
    const now = scheduler.now();
    const overdue = scheduler.hidden() && now - this.#lastRead >= hiddenPace;
    if (this.#waiting && !overdue) return;
    this.#waiting?.();
    const go = () => {
      this.#waiting = null;
      void this.#read();
    };
    if (overdue) this.#waiting = scheduler.idle(0, go);
    else if (scheduler.hidden()) this.#waiting = scheduler.after(this.#lastRead + hiddenPace - now, go);
    else
      this.#waiting = scheduler.after(
        Math.max(gatherChanges, this.#restUntil - now),
        () => (this.#waiting = scheduler.idle(longestWait, go)),
      );
  }

  /** Looks again where a reading might change its mind although nothing in the pane changes: the header came late, or does not fit the rows. */
  reconsider(): void {
    if (this.#stale || this.#whose === null) this.lookAgain();
    else if (this.#held.length > 0 || isUnknown(this.#whose.parties)) {
      this.#markNewest();
      this.look();
    }
  }

  /** Looks at all of the pane again although nothing seems to have changed. */
  lookAgain(): void {
    this.#dirt.markAll();
    this.look();
  }

  /** Reads what changed, now. Resolves when it is in the outbox or held back. */
  async readNow(): Promise<void> {
    await this.#reading;
    this.#waiting?.();
    this.#waiting = null;
    await this.#read();
  }

  /** Reads and hands in every row on screen, known or not, and waits out the doubt whose they are. */
  async sweep(): Promise<void> {
    for (const entry of this.#entries) entry.sent = null;
    this.#isPrivate = false;
    this.#dirt.markAll();
    await this.readNow();
    while (this.#held.length > 0 && !this.#stop.signal.aborted) {
      await new Promise<void>((resolve) =>
        this.#ports.scheduler.after(Math.max(0, this.#sureAt - this.#ports.scheduler.now()) + 1, resolve),
      );
      this.#markNewest();
      await this.readNow();
    }
  }

  stop(): void {
    this.#stop.abort();
    this.#waiting?.();
    this.#observer.stop();
  }

  stored(): void {
    this.#lastStored = this.#ports.scheduler.now();
    if (this.#entries.some(isChanged)) this.look();
  }

  closed(why: 'private' | 'paused' | 'off'): void {
    this.#dropHeld();
    if (why === 'private') this.#isPrivate = true;
    else this.#ports.closed();
  }

  refused(parcel: Parcel): void {
    this.#lost += parcel.changed;
  }

  canReadAgain(parcel: Parcel): boolean {
    return this.#missing(parcel).length === 0;
  }

  dropped(parcel: Parcel): void {
    this.#lost += this.#missing(parcel).length;
    const prints = new Set(parcel.prints);
    for (const entry of this.#entries) {
      if (!prints.has(entry.print)) continue;
      entry.sent = null;
      this.#owed.add(entry.print);
    }
  }

  /** Rows that a full queue threw out because they could be read again, and that left the screen before that, are lost. */
  #countLost(): void {
    if (this.#owed.size === 0) return;
    const shown = new Set(this.#entries.map(({ print }) => print));
    for (const print of this.#owed) {
      if (shown.has(print)) continue;
      this.#lost += 1;
      this.#owed.delete(print);
    }
  }

  #inherit(before: PaneWatch): void {
    before.#dropHeld();
    this.#whose = before.#whose;
    this.#entries = before.#entries;
    this.#trusted = before.#trusted;
    this.#isPrivate = before.#isPrivate;
    this.#lost = before.#lost;
    this.#lastStored = before.#lastStored;
  }

  #missing(parcel: Parcel): readonly string[] {
    const shown = new Set(this.#entries.map(({ print }) => print));
    return parcel.prints.filter((print) => !shown.has(print));
  }

  #listenToScrolling(element: HTMLElement): void {
    const options = { passive: true, capture: true, signal: this.#stop.signal };
    const byUser = () => void (this.#scrolledAt = this.#ports.scheduler.now());
    for (const kind of ['wheel', 'touchmove', 'pointerdown', 'keydown']) element.addEventListener(kind, byUser, options);
    element.addEventListener('scroll', () => this.#entries.length <= cheapToRead && this.lookAgain(), options);
  }

  #read(): Promise<void> {
    this.#reading ??= this.#readOnce().finally(() => {
      this.#reading = null;
      this.#lastRead = this.#ports.scheduler.now();
      this.#restUntil = this.#lastRead + this.#restAfter();
      if (!this.#dirt.isClean) this.look();
    });
    return this.#reading;
  }

  #restAfter(): number {
    if (this.#failures > 0) return Math.min(longestRest, 500 * 2 ** this.#failures);
    return Math.min(longestRest, restShare * this.#gatherer.longestTurn);
  }

  async #readOnce(): Promise<void> {
    this.#observer.flush();
    const stretch = this.#dirt.take(this.#entries);
    this.#observer.observe();
    const gathered = await this.#gatherer.gather(stretch, this.#stop.signal).catch(() => null);
    if (this.#stop.signal.aborted) return;
    const isTold =
      gathered !== null && (gathered.whole ? this.#takeWhole(gathered) : this.#takePart(gathered, stretch.from, stretch.until));
    this.#failures = isTold || gathered ? 0 : this.#failures + 1;
    if (!isTold) this.#dirt.markAll();
  }

  /** Answers false when the stretch does not fit what is known, so that the whole must be read. */
  #takePart(gathered: Gathered, from: Entry | null, until: Entry | null): boolean {
    const relation = this.#whose && relate(this.#whose, this.#whoseNow(gathered));
    if ((relation !== 'equal' && relation !== 'less') || gathered.refused > 0 || this.#stale) return false;
    const low = from?.index ?? 0;
    const high = gathered.toEnd
      ? this.#entries.length
      : until && gathered.rows.some(({ element }) => element === until.element)
        ? until.index + 1
        : -1;
    if (high < low || (from && gathered.rows[0]?.element !== from.element)) return false;
    const middle = carryOver(this.#entries.slice(low, high), gathered.rows);
    this.#keep(
      [...this.#entries.slice(0, low), ...middle, ...this.#entries.slice(high)].filter(({ element }) => element.isConnected),
      gathered,
    );
    return true;
  }

  #takeWhole(gathered: Gathered): boolean {
    this.#refusedByReader = gathered.refused;
    const now = { whose: this.#whoseNow(gathered), entries: carryOver(this.#entries, gathered.rows) };
    const before = this.#whose && { whose: this.#whose, entries: this.#entries };
    const isScrolled = this.isScrolling || this.#ports.scheduler.now() - this.#scrolledAt < scrollMemory;
    const verdict = judge(before, this.#trusted, now, isScrolled);
    this.#stale = verdict.what === 'stale';
    if (verdict.what === 'stale') this.#dropHeld();
    else if (verdict.what === 'begin') this.#begin(now.whose, now.entries, verdict.wait, gathered);
    else if (now.entries.length > 0) this.#keep(now.entries, gathered);
    return true;
  }

  /** Another conversation, or another stretch of this one: all its rows are news, held back until they are sure to be this header's. */
  #begin(whose: Whose, entries: Entry[], wait: number, gathered: Gathered): void {
    const { scheduler } = this.#ports;
    const isOther = !this.#whose || relate(this.#whose, whose) !== 'equal';
    if (isOther) {
      this.#dropHeld();
      this.#isPrivate = false;
      this.#refusedTold = 0;
      this.#found = new Set();
    }
    this.#whose = whose;
    this.#sureAt = scheduler.now() + wait;
    for (const entry of entries) entry.sent = null;
    this.#keep(entries, gathered);
    scheduler.after(wait + 1, () => {
      this.#markNewest();
      if (!this.#stop.signal.aborted) void this.readNow();
    });
    if (isOther) this.#ports.changed();
  }

  /** It is not sure whose these rows are, after all: they count as not sent. */
  #dropHeld(): void {
    if (this.#held.length > 0) for (const entry of this.#entries) entry.sent = null;
    this.#held = [];
  }

  #markNewest(): void {
    const newest = this.#entries.at(-1);
    if (newest) this.#dirt.markRow(newest);
    else this.#dirt.markAll();
  }

  #keep(entries: readonly Entry[], gathered: Gathered): void {
    this.#entries = entries;
    for (const [index, entry] of entries.entries()) {
      entry.index = index;
      this.#owners.set(entry.element, entry);
    }
    this.#countLost();
    this.#release();
    if (!this.#isPrivate) this.#send(gathered);
  }

  /** The header is still the same: what was held back long enough goes out. */
  #release(): void {
    const now = this.#ports.scheduler.now();
    const due = this.#held.filter((held) => held.due <= now);
    this.#held = this.#held.filter((held) => held.due > now);
    for (const { parcel } of due) this.#ports.outbox.put(parcel);
    if (now >= this.#sureAt) this.#trusted = this.#entries;
  }

  #send(gathered: Gathered): void {
    for (const run of runsToSend(this.#entries)) {
      const changed = run.filter(isChanged);
      const sighting = this.#sightingOf(run, gathered);
      for (const entry of run) {
        entry.sent = entry.print;
        this.#owed.delete(entry.print);
      }
      for (const { print } of changed) this.#found.add(print);
      const parcel = { sighting, prints: changed.map(({ print }) => print), changed: changed.length, sender: this };
      if (this.#ports.scheduler.now() < this.#sureAt) this.#held.push({ parcel, due: this.#sureAt });
      else this.#ports.outbox.put(parcel);
    }
  }

  #sightingOf(run: readonly Entry[], gathered: Gathered): Sighting {
    const { scene, scheduler, makeId } = this.#ports;
    const refused = Math.max(0, this.#refusedByReader - this.#refusedTold);
    this.#refusedTold += refused;
    return {
      ...scene(),
      id: makeId(),
      parties: this.#whose?.parties ?? gathered.parties,
      orders: gathered.orders,
      at: scheduler.now(),
      how: this.isScrolling ? 'scrolled' : 'seen',
      fromStart: gathered.fromStart && run[0] === this.#entries.find(({ row }) => row.state !== 'pending'),
      refused,
      rows: run.map(({ row }) => row),
    };
  }

  #whoseNow({ parties }: Gathered): Whose {
    return { parties, url: this.#ports.scene().page.url };
  }
}
