import type { Pane } from '../reader/reading';
import { Dirt, type Stretch } from './dirt';
import { DirtObserver } from './dirt-observer';
import type { Entry } from './entries';
import { Gatherer, type Gathered } from './gather';
import { lookOut, type LookOut } from './look-out';
import type { PaneReader, PaneState, ScrollState } from './ports';
import type { Cancel } from './scheduler';
import { Showing, type Motion, type ShowingPorts } from './showing';

export type PaneWatchPorts = Omit<ShowingPorts, 'readAgain'> & {
  readonly pane: Pane;
  readonly reader: PaneReader;
  readonly attributes: readonly string[];
  /** The pane that stood here before, where there was one. */
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

/** How many panes were ever followed here. */
let followed = 0;

/** Follows one pane: reads what changed, decides whose it is, and hands the news to the outbox. */
export class PaneWatch {
  readonly id = (followed += 1);
  readonly #ports: PaneWatchPorts;
  readonly #stop = new AbortController();
  readonly #showing: Showing;
  readonly #dirt: Dirt;
  readonly #observer: DirtObserver;
  readonly #gatherer: Gatherer;
  readonly #lookOut: LookOut;
  #waiting: Cancel | null = null;
  #reading: Promise<void> | null = null;
  #lastRead = 0;
  #restUntil = 0;
  #failures = 0;
  #scrolledAt = -Infinity;
  #scrolling: ScrollState | null = null;

  constructor(ports: PaneWatchPorts) {
    this.#ports = ports;
    const { element } = ports.pane;
    this.#showing = new Showing({ ...ports, readAgain: (wait) => this.#confirm(wait) }, ports.before?.showing);
    this.#dirt = new Dirt(element, this.#showing.owners);
    this.#observer = new DirtObserver(element, this.#dirt, ports.attributes, () => this.look());
    this.#lookOut = lookOut(ports.pane, ports.reader);
    this.#gatherer = new Gatherer(ports.pane, ports.reader, ports.scheduler);
    this.#listenToScrolling(element);
    this.#observer.observe();
    this.look();
  }

  get pane(): Pane {
    return this.#ports.pane;
  }

  /** What it shows, whose that is, and what of it is told. */
  get showing(): Showing {
    return this.#showing;
  }

  get entries(): readonly Entry[] {
    return this.#showing.entries;
  }

  get state(): PaneState {
    return { ...this.#showing.state, id: this.id, scrolling: this.#scrolling, signs: this.#lookOut.signs() };
  }

  /** While set, sightings say that they were scrolled to. */
  set scrolling(state: ScrollState | null) {
    this.#scrolling = state;
  }

  get isScrolling(): boolean {
    return this.#scrolling !== null && this.#scrolling.ended === null;
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
    const { doubt } = this.#showing;
    if (doubt === 'rows') this.lookAgain();
    if (doubt !== 'header') return;
    this.#markDoubtful();
    this.look();
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
    this.#showing.tellAll();
    this.#dirt.markAll();
    await this.readNow();
    for (let wait = this.#showing.holdsFor; wait !== null && !this.#stop.signal.aborted; wait = this.#showing.holdsFor) {
      await this.#rest(wait + 1);
      this.#markDoubtful();
      await this.readNow();
    }
  }

  stop(): void {
    this.#stop.abort();
    this.#waiting?.();
    this.#observer.stop();
  }

  #rest(ms: number): Promise<void> {
    return new Promise((resolve) => this.#ports.scheduler.after(ms, resolve));
  }

  #confirm(wait: number): void {
    this.#ports.scheduler.after(wait, () => {
      this.#markDoubtful();
      if (!this.#stop.signal.aborted) void this.readNow();
    });
  }

  #listenToScrolling(element: HTMLElement): void {
    const options = { passive: true, capture: true, signal: this.#stop.signal };
    const byUser = () => void (this.#scrolledAt = this.#ports.scheduler.now());
    for (const kind of ['wheel', 'touchmove', 'pointerdown', 'keydown']) element.addEventListener(kind, byUser, options);
    element.addEventListener('scroll', () => this.entries.length <= cheapToRead && this.lookAgain(), options);
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
    let stretch = this.#takeDirt();
    let gathered = await this.#gather(stretch);
    const before = this.#lookOut.signs();
    await this.#breathe(gathered);
    if (gathered && (await this.#lookOut.revises(gathered, this.entries.length))) {
      this.#dirt.markAll();
      stretch = this.#takeDirt();
      gathered = await this.#gather(stretch);
    }
    await this.#breathe(gathered);
    if (this.#stop.signal.aborted) return;
    if (this.#lookOut.signs() !== before) this.#ports.changed();
    const isTold = gathered !== null && this.#showing.take(gathered, stretch, this.#motion());
    this.#failures = isTold || gathered ? 0 : this.#failures + 1;
    if (!isTold) this.#dirt.markAll();
  }

  /** After a long reading the page has its turn before all of it is looked over. */
  async #breathe(gathered: Gathered | null): Promise<void> {
    if (gathered && gathered.rows.length > cheapToRead)
      await new Promise<void>((resolve) => this.#ports.scheduler.idle(gatherChanges, resolve));
  }

  #takeDirt(): Stretch {
    this.#observer.flush();
    const stretch = this.#dirt.take(this.entries);
    this.#observer.observe();
    return stretch;
  }

  #gather(stretch: Stretch): Promise<Gathered | null> {
    return this.#gatherer.gather(stretch, this.#stop.signal).catch(() => null);
  }

  #motion(): Motion {
    return { byScroll: this.#ports.scheduler.now() - this.#scrolledAt < scrollMemory, ordered: this.isScrolling };
  }

  /** The newest row is read with the header, which is what is to be confirmed, beside lines that are new. */
  #markDoubtful(): void {
    const newest = this.entries.at(-1);
    if (newest) for (const entry of [newest, ...this.#showing.unsure]) this.#dirt.markRow(entry);
    else this.#dirt.markAll();
  }
}
