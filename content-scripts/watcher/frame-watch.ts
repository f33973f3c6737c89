import type { Sighting } from '../../src/domain/sighting';
import type { Hints } from '../reader/hints';
import type { Pane } from '../reader/reading';
import type { Site } from '../reader/site';
import { attributesToObserve } from './dirt-observer';
import { LookAgain } from './look-again';
import { Outbox } from './outbox';
import { PaneWatch } from './pane-watch';
import type { Dating, Orders, Outcome, PaneReader, PaneState, Scene, ScrollGoal } from './ports';
import type { Cancel, Scheduler } from './scheduler';
import type { BeginScrollBack, Walk } from './scroll-back-ports';

/** Everything a frame's watch needs from outside. */
export type FramePorts = {
  readonly document: Document;
  /** The site whose landmark this document shows now, or null. */
  readonly siteNow: () => Site | null;
  /** A reader for the site under these orders, and the hints it goes by (null: layout alone). Rejects while it cannot be had. */
  readonly readerFor: (site: Site, orders: Orders) => Promise<{ readonly reader: PaneReader; readonly hints: Hints | null }>;
  readonly hello: (question: { readonly console: string; readonly url: string }) => Promise<Orders>;
  readonly deliver: (sighting: Sighting) => Promise<Outcome>;
  readonly report: (panes: readonly PaneState[]) => Promise<unknown>;
  /** False once the extension was updated or removed under this script. */
  readonly isAlive: () => boolean;
  readonly scheduler: Scheduler;
  readonly makeId: () => string;
  readonly dating: Dating;
  /** Whether the gap that a pane's scroll back was to fill is filled. */
  readonly isFilled: (pane: number) => Promise<boolean>;
  /** Version of the extension, told in each sighting. */
  readonly version: string;
};

/** Ms between looks for panes after the page changed. */
const surveyPace = 1000;
/** A look for panes may take this share of the time at most. */
const surveyShare = 50;
/** More rows than one reading takes, with what they carry along twice. */
const bounds = { rows: 30_000, characters: 20_000_000 };

type Following = { readonly site: Site; readonly hints: Hints | null; readonly reader: PaneReader };

/**
 * Watches one frame: wakes when a console's landmark appears, asks for orders, and follows every pane it finds.
 * Until then, and while the orders are not `on`, it costs one mutation record a second.
 */
export class FrameWatch {
  readonly #ports: FramePorts;
  readonly #stop = new AbortController();
  readonly #outbox: Outbox;
  readonly #observer: MutationObserver;
  readonly #again: LookAgain;
  readonly #panes = new Map<Element, PaneWatch>();
  #following: Following | null = null;
  #asked: string | null = null;
  #orders: Orders | null = null;
  #due: Cancel | null = null;
  #surveying: Promise<void> | null = null;
  #nextSurvey = 0;
  #retryHello = 1000;
  #walk: Walk | null = null;
  /** The pane that vanished last. */
  #left: PaneWatch | undefined;

  constructor(ports: FramePorts) {
    this.#ports = ports;
    const deliver = (sighting: Sighting) => {
      if (!this.#ports.isAlive()) this.stop();
      return this.#ports.deliver(sighting);
    };
    this.#outbox = new Outbox(deliver, ports.scheduler, bounds, this.#stop.signal);
    this.#again = new LookAgain(ports.scheduler, () => this.#surveySoon());
    this.#observer = new MutationObserver(() => {
      this.#observer.disconnect();
      this.#surveySoon();
    });
    this.#surveySoon();
  }

  /** True while this script can still do its work. */
  get isAlive(): boolean {
    return !this.#stop.signal.aborted && this.#ports.isAlive();
  }

  /** Ends everything, quietly. */
  stop(): void {
    this.#stop.abort();
    this.#observer.disconnect();
    this.#due?.();
    this.#again.rest();
    this.#unfollow();
  }

  /** The state of every pane. */
  panes(): readonly PaneState[] {
    return [...this.#panes.values()].map((pane) => pane.state);
  }

  /** Reads every pane whole and resolves when all of it is acknowledged or refused. */
  async sweep(): Promise<readonly PaneState[]> {
    await this.#survey();
    await Promise.all([...this.#panes.values()].map((pane) => pane.sweep()));
    await this.#outbox.settled();
    return this.panes();
  }

  /** The orders changed: asks again. Resolves when they are followed. */
  async renewOrders(): Promise<void> {
    this.#asked = null;
    await this.#survey();
    for (const pane of this.#panes.values()) void pane.sweep();
  }

  /** Scrolls back the pane of that id, or the largest one; resolves when it has begun. One pane at a time is scrolled. */
  async scrollBack(begin: BeginScrollBack, pane: number | null, goal: ScrollGoal): Promise<void> {
    this.stopScrolling();
    await this.#survey();
    const watch = pane === null ? largest([...this.#panes.values()]) : [...this.#panes.values()].find(({ id }) => id === pane);
    if (!watch || !this.#following) return;
    const { scheduler, dating, isFilled } = this.#ports;
    const dated = (row: Parameters<Dating>[0]) => dating(row, this.#scene(), scheduler.now());
    const { site, hints } = this.#following;
    const steering = hints ?? steeringOf(site);
    this.#walk = begin({ watch, hints: steering, scheduler, dated, isFilled: () => isFilled(watch.id), changed: () => this.#tell() }, goal);
  }

  stopScrolling(): void {
    this.#walk?.stop();
  }

  #surveySoon(): void {
    if (this.#due || this.#stop.signal.aborted) return;
    const { scheduler } = this.#ports;
    const go = () => {
      this.#due = null;
      void this.#survey();
    };
    const wait = this.#nextSurvey - scheduler.now();
    if (wait <= 0) this.#due = scheduler.idle(200, go);
    else this.#due = scheduler.after(wait, go);
  }

  /** Looks what the frame shows, and follows it. What changes meanwhile is seen, for the observer is set before. */
  #survey(): Promise<void> {
    if (!this.isAlive) this.stop();
    if (this.#stop.signal.aborted) return Promise.resolve();
    this.#observer.observe(this.#ports.document, { childList: true, subtree: true });
    this.#surveying ??= this.#follow()
      // The page threw, or the background did not answer: the next change, or the retry, looks again.
      .catch(() => undefined)
      .finally(() => (this.#surveying = null));
    return this.#surveying;
  }

  async #follow(): Promise<void> {
    const site = this.#ports.siteNow();
    if (site) await this.#ask(site);
    if (this.#stop.signal.aborted) return;
    this.#reconcile(await this.#find());
  }

  async #find(): Promise<readonly Pane[]> {
    const reader = this.#following?.reader;
    const found = this.#timed(() => reader?.find() ?? []);
    const awaited = reader?.awaited() ?? null;
    if (!awaited) return found;
    await awaited;
    return this.#find();
  }

  #timed(look: () => readonly Pane[]): readonly Pane[] {
    const { scheduler } = this.#ports;
    const start = scheduler.stopwatch();
    const found = look();
    this.#nextSurvey = scheduler.now() + Math.max(surveyPace, surveyShare * (scheduler.stopwatch() - start));
    return found;
  }

  /** Asks once for each console and each order of the background. */
  async #ask(site: Site): Promise<void> {
    if (this.#asked === site.id) return;
    this.#asked = site.id;
    const answer = await this.#ordered(site).catch(() => null);
    if (!answer) {
      this.#asked = null;
      this.#ports.scheduler.after(this.#retryHello, () => this.#surveySoon());
      this.#retryHello = Math.min(60_000, this.#retryHello * 2);
      return;
    }
    this.#retryHello = 1000;
    this.#orders = answer.orders;
    if (answer.following === this.#following) return;
    this.#unfollow();
    this.#following = answer.following;
  }

  /** What the orders are, and what is to be followed under them: the same as before, where they are. */
  async #ordered(site: Site): Promise<{ readonly orders: Orders; readonly following: Following | null }> {
    const { hello, readerFor, document } = this.#ports;
    const orders = await hello({ console: site.id, url: addressOf(document).href });
    const isSame = this.#following?.site.id === site.id && JSON.stringify(this.#orders) === JSON.stringify(orders);
    if (isSame) return { orders, following: this.#following };
    return { orders, following: orders.state === 'on' ? { site, ...(await readerFor(site, orders)) } : null };
  }

  #reconcile(found: readonly Pane[]): void {
    const elements = new Set<Element>(found.map(({ element }) => element));
    // A pane that is only hidden for the moment is still followed; what a page showed around it while it was loading is not.
    const isGone = (old: HTMLElement) => !old.isConnected || found.some(({ element }) => old.contains(element) || element.contains(old));
    const gone = [...this.#panes.values()].filter(({ pane }) => !elements.has(pane.element) && isGone(pane.element));
    const fresh = found.filter(({ element }) => !this.#panes.has(element));
    for (const watch of gone) this.#leave(watch);
    const before = fresh.length === 1 ? this.#left : undefined;
    for (const pane of fresh) this.#watch(pane, before);
    for (const watch of this.#panes.values()) watch.reconsider();
    if (gone.length + fresh.length > 0) this.#tell();
    if (this.#following && this.#panes.size === 0) this.#again.order();
    else this.#again.rest();
  }

  #leave(watch: PaneWatch): void {
    watch.stop();
    this.#panes.delete(watch.pane.element);
    this.#left = watch;
  }

  #watch(pane: Pane, before: PaneWatch | undefined): void {
    if (!this.#following) return;
    const { reader, hints } = this.#following;
    const { scheduler, makeId } = this.#ports;
    const watch = new PaneWatch({
      pane,
      reader,
      scheduler,
      makeId,
      before,
      outbox: this.#outbox,
      scene: () => this.#scene(),
      attributes: attributesToObserve([hints?.platformId, hints?.timeAttribute, hints?.textAttribute && `@${hints.textAttribute}`]),
      changed: () => this.#tell(),
      // What the orders are now, the background will say; until then nothing more is sent.
      closed: () => this.#unfollow(),
    });
    this.#left = undefined;
    this.#panes.set(pane.element, watch);
  }

  #scene(): Scene {
    const { document, version } = this.#ports;
    const site = this.#following?.site;
    const url = addressOf(document);
    return {
      console: site?.id ?? 'unknown',
      reader: { name: site?.id ?? 'unknown', version },
      page: { url: url.href.slice(0, 8192), title: document.title.slice(0, 2000) },
      zone: site?.zone(url) ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
      lang: (document.documentElement.lang || document.defaultView?.navigator.language || 'en').slice(0, 64),
      bareClock: site?.bareClock ?? 'unknown',
    };
  }

  #unfollow(): void {
    this.stopScrolling();
    for (const watch of this.#panes.values()) {
      watch.stop();
      this.#outbox.withdraw(watch.showing);
    }
    this.#panes.clear();
    this.#left = undefined;
    this.#following = null;
  }

  #tell(): void {
    if (!this.#stop.signal.aborted) void this.#ports.report(this.panes()).catch(() => null);
  }
}

/** Where a frame is: a blank one belongs to the page that made it. */
export function addressOf(document: Document): URL {
  return new URL(document.URL.startsWith('about:') ? document.baseURI : document.URL);
}

/** Where a page is read without hints, the one control that a walk may click is still the site's: nothing is read by it. */
function steeringOf({ hints: { landmark, loadMore } }: Site): Hints | null {
  return loadMore === undefined ? null : { landmark, loadMore };
}

const areaOf = ({ pane: { element } }: PaneWatch): number => element.clientWidth * element.clientHeight;

function largest(watches: readonly PaneWatch[]): PaneWatch | undefined {
  return watches.toSorted((one, other) => areaOf(other) - areaOf(one))[0];
}
