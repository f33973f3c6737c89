import type { Sighting } from '../../src/domain/sighting';
import { carryOver, isChanged, type Entry } from './entries';
import type { Stretch } from './dirt';
import type { Gathered } from './gather';
import { HeldBack } from './held-back';
import { lineWait, movedLines } from './moved-lines';
import type { Outbox, Parcel, Sender } from './outbox';
import type { PaneState, Scene } from './ports';
import { runsToSend } from './runs';
import type { Scheduler } from './scheduler';
import { isUnknown, judge, relate, type Whose } from './whose';

export type ShowingPorts = {
  readonly scheduler: Scheduler;
  readonly outbox: Outbox;
  readonly scene: () => Scene;
  readonly makeId: () => string;
  /** Another conversation is shown, or other rows are refused. */
  readonly changed: () => void;
  /** The archive wants nothing more from this frame. */
  readonly closed: () => void;
  /** Asks for a reading in `wait` ms (now, when 0): the header is to be confirmed, or rows are to be sent again. */
  readonly readAgain: (wait: number) => void;
};

/** How the rows of a reading came to be shown. `byScroll`: an exchange of rows is the user's scrolling; `ordered`: ours, on the user's order. */
export type Motion = { readonly byScroll: boolean; readonly ordered: boolean };

/** What a pane shows: its rows, whose they are, and what of them is told. */
export class Showing implements Sender {
  /** The entry of each row element now on screen. */
  readonly owners = new WeakMap<Node, Entry>();
  readonly #ports: ShowingPorts;
  #whose: Whose | null = null;
  #entries: readonly Entry[] = [];
  /** The last rows of which it was sure whose they were. */
  #trusted: readonly Entry[] = [];
  readonly #held = new HeldBack();
  #sureAt = 0;
  #stale = false;
  #isPrivate = false;
  #refusedByReader = 0;
  #refusedTold = 0;
  #lost = 0;
  /** Prints of rows on screen that a full queue threw out. */
  readonly #owed = new Set<string>();
  #lastStored: number | null = null;
  /** All rows of this conversation handed on so far, by the page's id, else by print. */
  #found = new Set<string>();

  /** `before` is what the pane showed that stood in this one's place: its header may still be there. */
  constructor(ports: ShowingPorts, before: Showing | undefined) {
    this.#ports = ports;
    if (!before) return;
    before.#dropHeld();
    this.#whose = before.#whose;
    this.#entries = before.#entries;
    this.#trusted = before.#trusted;
    this.#isPrivate = before.#isPrivate;
    this.#lost = before.#lost;
    this.#lastStored = before.#lastStored;
  }

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  /** How many different rows of this conversation were found so far. */
  get found(): number {
    return this.#found.size;
  }

  get state(): Omit<PaneState, 'id' | 'scrolling' | 'signs'> {
    const { outbox, scene } = this.#ports;
    const unsure = this.#stale ? 0 : this.#entries.filter(isChanged).length;
    return {
      console: scene().console,
      account: this.#whose?.parties.account ?? null,
      peerName: this.#whose?.parties.peer.name ?? null,
      rows: this.#entries.length,
      waiting: this.#isPrivate ? 0 : outbox.waiting(this) + this.#held.rows + unsure,
      refused: this.#refusedByReader + this.#lost,
      lastStored: this.#lastStored,
    };
  }

  /** What is not certain: `rows`, whose they are and what they are; `header`, only whether it is still the same; or nothing. */
  get doubt(): 'rows' | 'header' | null {
    if (this.#stale || this.#whose === null) return 'rows';
    return this.#held.until !== null || isUnknown(this.#whose.parties) ? 'header' : null;
  }

  /** Ms until rows held back may go out, or null when none are. */
  get holdsFor(): number | null {
    const { until } = this.#held;
    return until === null ? null : Math.max(0, until - this.#ports.scheduler.now());
  }

  /** Rows held back because the line above them is not certain. */
  get unsure(): readonly Entry[] {
    const { moved } = this.#held;
    return moved.size === 0 ? [] : this.#entries.filter(({ element }) => moved.has(element));
  }

  /** Counts every row as untold, and the contact as one that may be archived: the archive is asked anew. */
  tellAll(): void {
    for (const entry of this.#entries) entry.sent = null;
    this.#isPrivate = false;
  }

  /** Takes over a reading. Answers false when it does not fit what is known, so that the whole must be read. */
  take(gathered: Gathered, stretch: Stretch, motion: Motion): boolean {
    return gathered.whole ? this.#takeWhole(gathered, motion) : this.#takePart(gathered, stretch, motion);
  }

  stored(): void {
    this.#lastStored = this.#ports.scheduler.now();
    if (this.#owed.size > 0) this.#ports.readAgain(0);
  }

  closed(why: 'private' | 'paused' | 'off'): void {
    this.#dropHeld();
    if (why === 'private') this.#isPrivate = true;
    else this.#ports.closed();
  }

  refused(parcel: Parcel): void {
    this.#lost += parcel.changed;
    this.#ports.changed();
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

  #missing(parcel: Parcel): readonly string[] {
    const shown = new Set(this.#entries.map(({ print }) => print));
    return parcel.prints.filter((print) => !shown.has(print));
  }

  #takePart(gathered: Gathered, { from, until }: Stretch, motion: Motion): boolean {
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
      motion,
    );
    return true;
  }

  #takeWhole(gathered: Gathered, motion: Motion): boolean {
    const toldAnew = this.#refusedByReader !== gathered.refused;
    this.#refusedByReader = gathered.refused;
    // A page that is slow because of what was refused may be too busy to answer when it is asked how it stands.
    if (toldAnew) this.#ports.changed();
    const now = { whose: this.#whoseNow(gathered), entries: carryOver(this.#entries, gathered.rows) };
    const before = this.#whose && { whose: this.#whose, entries: this.#entries };
    const verdict = judge(before, this.#trusted, now, motion.byScroll || motion.ordered);
    this.#stale = verdict.what === 'stale';
    if (verdict.what === 'stale') this.#dropHeld();
    else if (verdict.what === 'begin') this.#begin(now.whose, now.entries, verdict.wait, gathered, motion);
    else if (now.entries.length > 0) this.#keep(now.entries, gathered, motion);
    return true;
  }

  /** Another conversation, or another stretch of this one: all its rows are news, held back until they are sure to be this header's. */
  #begin(whose: Whose, entries: readonly Entry[], wait: number, gathered: Gathered, motion: Motion): void {
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
    this.#keep(entries, gathered, motion);
    this.#ports.readAgain(wait + 1);
    if (isOther) this.#ports.changed();
  }

  /** It is not sure whose these rows are, after all: they count as not sent. */
  #dropHeld(): void {
    if (this.#held.until !== null) for (const entry of this.#entries) entry.sent = null;
    this.#held.drop();
  }

  #keep(entries: readonly Entry[], gathered: Gathered, motion: Motion): void {
    const moved = movedLines(this.#entries, entries);
    if (moved.length > 0) this.#held.dropOutdated(entries);
    this.#entries = entries;
    for (const [index, entry] of entries.entries()) {
      entry.index = index;
      if (this.owners.get(entry.element) !== entry) this.owners.set(entry.element, entry);
    }
    this.#countLost();
    this.#release();
    if (!this.#isPrivate) this.#send(gathered, motion, moved);
  }

  /** The header is still the same: what was held back long enough goes out. */
  #release(): void {
    const now = this.#ports.scheduler.now();
    for (const parcel of this.#held.release(now)) this.#ports.outbox.put(parcel);
    if (now >= this.#sureAt) this.#trusted = this.#entries;
  }

  #send(gathered: Gathered, motion: Motion, movedNow: readonly Entry[]): void {
    const runs = runsToSend(this.#entries);
    if (runs.length === 0) return;
    const scene = this.#ports.scene();
    const now = this.#ports.scheduler.now();
    const unsure = new Map([...this.#held.moved, ...movedNow.map(({ element }) => [element, now + lineWait] as const)]);
    if (movedNow.length > 0) this.#ports.readAgain(lineWait + 1);
    for (const run of runs) {
      const changed = run.filter(isChanged);
      const sighting = this.#sightingOf(run, scene, gathered, motion);
      for (const entry of run) {
        entry.sent = entry.print;
        this.#owed.delete(entry.print);
      }
      for (const { row, print } of changed) this.#found.add(row.platformId ?? print);
      const parcel = { sighting, prints: changed.map(({ print }) => print), changed: changed.length, sender: this };
      const moved = run.map(({ element }) => element).filter((element) => unsure.has(element));
      const due = Math.max(this.#sureAt, ...moved.map((element) => unsure.get(element) ?? 0));
      if (now < due) this.#held.hold({ parcel, due, moved });
      else this.#ports.outbox.put(parcel);
    }
  }

  #sightingOf(run: readonly Entry[], scene: Scene, gathered: Gathered, motion: Motion): Sighting {
    const { scheduler, makeId } = this.#ports;
    const refused = Math.max(0, this.#refusedByReader - this.#refusedTold);
    this.#refusedTold += refused;
    return {
      ...scene,
      id: makeId(),
      parties: this.#whose?.parties ?? gathered.parties,
      orders: gathered.orders,
      at: scheduler.now(),
      how: motion.ordered ? 'scrolled' : 'seen',
      fromStart: gathered.fromStart && run[0] === this.#entries.find(({ row }) => row.state !== 'pending'),
      refused,
      rows: run.map(({ row }) => row),
    };
  }

  #whoseNow({ parties }: Gathered): Whose {
    return { parties, url: this.#ports.scene().page.url };
  }
}
