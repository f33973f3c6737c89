import type { Row } from '../../src/domain/row';
import { aheadOf } from './ahead';
import { anchorOf, approachAnchor, settleAnchor, type Anchor } from './anchor';
import { CoverWatch } from './cover';
import { Hand } from './hand';
import { isLoading } from './loading';
import type { ScrollEnd, ScrollGoal, ScrollState } from './ports';
import type { ScrollBackPorts, Walk } from './scroll-back-ports';
import { scrollerOf, type Scroller } from './scroller';
import { Stillness } from './stillness';
import { nameOf, Touch } from './touch';

/** Ms between steps: a person's pace, never twice the same. */
const pace = { least: 280, spread: 240 };
/** Share of the window that one step goes beyond the oldest row that was read, so that every row comes by and some come by twice. */
const stride = 0.8;
/** Pixels that count as being at an end. */
const close = 2;
/** Ms between looks at the oldest end, whether the tab is back, and whether the user is still. */
const looks = { top: 150, hidden: 1000, hand: 500 };
/** Ms that the page may stand at its oldest end without any sign before that is taken for the top. */
const patience = { least: 2500, unknown: 10_500, most: 12_500, share: 6 };
/** Ms that a page may show that it is loading. */
const longestLoading = 20_000;
/** Ms after which a page that shows nothing is asked again: moved away from its end and back, or the site's button clicked. */
const nudges = [0, 800, 2400, 5200, 8400];
/** Rows from the oldest end that are asked for their time; more without one belong to a page that shows none. */
const rowsAsked = 5;
/** Steps to look for a row that a jump of the page has carried away. */
const mostSought = 30;
/** Rows that never came into sight again; on a page that loses so many, looking for them is a waste. */
const mostLost = 3;

/** Whose chat a pane shows, and at which address. */
type Shown = { readonly account: string | null; readonly peerName: string | null; readonly url: string };

type End = { quiet: number; asked: number };

/** One walk back through a pane's history, on the user's order. It moves the pane, clicks nothing but the site's «load more», and puts the pane back. */
export class ScrollBack {
  readonly #ports: ScrollBackPorts;
  readonly #goal: ScrollGoal;
  readonly #stop = new AbortController();
  readonly #foundBefore: number;
  readonly #hand: Hand;
  #anchor: Anchor | null = null;
  #steps = 0;
  #lost = 0;
  /** Epoch ms of the oldest row of the last look back, or null where it tells none. */
  #oldest: number | null = null;
  #reached: ScrollState['oldest'] = null;
  /** The ends at which the pane has stood, by what was shown there: ms without a sign, and how often it was asked for more. */
  readonly #ends = new Map<string, End>();
  /** Ms from standing at the oldest end to the page's first sign, at its slowest so far; null before the first. */
  #slowest: number | null = null;

  constructor(ports: ScrollBackPorts, goal: ScrollGoal, hand?: Hand) {
    this.#ports = ports;
    this.#goal = goal;
    this.#foundBefore = ports.watch.showing.found;
    this.#hand = hand ?? new Hand(document, ports.scheduler);
  }

  stop(): void {
    this.#stop.abort();
  }

  /** Walks until the goal is reached or something is in the way; resolves with why it ended, the pane back in its place. */
  async run(): Promise<ScrollEnd> {
    const { watch } = this.#ports;
    this.#tell();
    await watch.readNow();
    const cover = new CoverWatch(watch.pane.element);
    const begun = this.#shown();
    this.#anchor = anchorOf(this.#scroller(), watch.entries);
    let ended: ScrollEnd | null = null;
    while (ended === null) ended = this.#isGone(begun) ? 'left' : await this.#walk(cover);
    if (!this.#isGone(begun)) await this.#putBack();
    this.#hand.stop();
    this.#tell(null, ended);
    return ended;
  }

  async #walk(cover: CoverWatch): Promise<ScrollEnd | null> {
    if (this.#stop.signal.aborted) return 'stopped';
    if (this.#ports.scheduler.hidden()) return this.#pause('hidden', looks.hidden);
    if (this.#hand.busyFor > 0) return this.#waitForTheHand();
    if (cover.isCovered) return 'blocked';
    await this.#lookBack();
    this.#tell();
    const arrived = await this.#arrived();
    if (arrived) return arrived;
    const scroller = this.#scroller();
    if (scroller.toOldest <= close) return this.#atTheEnd(scroller, cover);
    await this.#stepBack(scroller);
    return null;
  }

  async #pause(why: 'hidden' | 'user', ms: number): Promise<null> {
    this.#tell(why);
    await this.#wait(ms);
    return null;
  }

  /** The user's own scrolling is never worked against; where he leaves the pane is where it is put back. */
  async #waitForTheHand(): Promise<null> {
    const { watch } = this.#ports;
    this.#tell('user');
    while (this.#hand.busyFor > 0 && !this.#stop.signal.aborted) await this.#wait(Math.min(looks.hand, this.#hand.busyFor));
    await watch.readNow();
    if (this.#hand.takeScrolled()) this.#anchor = anchorOf(this.#scroller(), watch.entries);
    return null;
  }

  async #arrived(): Promise<ScrollEnd | null> {
    if (this.#goal.to === 'gap' && (await this.#ports.isFilled())) return 'gap';
    const until = this.#goal.to === 'start' ? null : this.#goal.until;
    return until !== null && this.#oldest !== null && this.#oldest < until ? 'date' : null;
  }

  /** Moves so far that the oldest row read stands just inside the window, and waits until the page has drawn what is there. */
  async #stepBack(scroller: Scroller): Promise<void> {
    const { watch } = this.#ports;
    const touch = new Touch(watch.entries);
    const height = scroller.window.bottom - scroller.window.top;
    const step = Math.max(close, Math.min(scroller.toOldest, aheadOf(scroller, watch.entries) + height * stride));
    const begun = this.#ports.scheduler.now();
    scroller.step(step);
    await this.#settle();
    // Many pages load before their end is reached: there is more beyond than was left.
    if (this.#scroller().toOldest > scroller.toOldest - step + height / 2) this.#noteSign(this.#ports.scheduler.now() - begun);
    await this.#regain(touch, height * stride);
  }

  /** A list that jumped has carried rows past that nobody saw: goes back until a known one is met, and then on from where it was. */
  async #regain(touch: Touch, stretch: number): Promise<void> {
    if (this.#lost >= mostLost) return;
    const beyond = new Touch(this.#ports.watch.entries);
    const sought = await this.#seek(touch, stretch);
    if (sought === 0) return;
    if (!touch.holds(this.#ports.watch.entries)) this.#lost += 1;
    const scroller = this.#scroller();
    scroller.step(Math.min(sought, scroller.toOldest));
    await this.#settle();
    // Back at its end, the list may have loaded and jumped once more.
    if (!this.#isInterrupted()) await this.#regain(beyond, stretch);
  }

  /** Pixels moved towards the newest end until a known row was met, or there was no sense in looking on. */
  async #seek(touch: Touch, stretch: number): Promise<number> {
    let sought = 0;
    for (let tries = 0; tries < mostSought && !touch.holds(this.#ports.watch.entries); tries += 1) {
      const scroller = this.#scroller();
      if (this.#isInterrupted() || scroller.toNewest <= close) break;
      const step = Math.min(stretch, scroller.toNewest);
      scroller.step(-step);
      sought += step;
      await this.#settle();
    }
    return sought;
  }

  /** Waits for older rows at the oldest end. Null when some came, or when something else has to be looked at first. */
  async #atTheEnd({ window }: Scroller, cover: CoverWatch): Promise<ScrollEnd | null> {
    const { watch, scheduler, hints } = this.#ports;
    const stillness = new Stillness(watch.pane.element, scheduler);
    const touch = new Touch(watch.entries);
    const end = this.#endHere();
    const arrived = scheduler.now();
    let loadingSince: number | null = null;
    try {
      for (;;) {
        if (this.#matches(hints?.start)) return 'start';
        const begun = scheduler.now();
        const isBusy = this.#isLoading();
        if (isBusy) {
          this.#noteSign(begun - arrived);
          loadingSince ??= begun;
          if (begun - loadingSince > longestLoading) return 'stalled';
        } else if (loadingSince !== null) {
          // It loaded, and nothing came of it.
          loadingSince = null;
          end.quiet = Math.max(end.quiet, this.#patience() - patience.least);
        }
        if (end.quiet > this.#patience()) return await this.#whyNothing();
        if (!isBusy && end.quiet >= (nudges[end.asked] ?? Infinity)) await this.#askForMore(end.asked++);
        await this.#wait(looks.top);
        if (stillness.changed()) await watch.readNow();
        if (this.#isElsewhere()) {
          this.#noteSign(scheduler.now() - arrived);
          await this.#settle();
          await this.#regain(touch, (window.bottom - window.top) * stride);
          return null;
        }
        if (this.#isInterrupted() || cover.isCovered) return null;
        if (!isBusy) end.quiet += scheduler.now() - begun;
      }
    } finally {
      stillness.stop();
    }
  }

  /** What is known of the end the pane stands at. A list that only shifts a little comes back to the same one, whose waiting goes on. */
  #endHere(): End {
    const edge = this.#edge();
    const end = this.#ends.get(edge) ?? { quiet: 0, asked: 0 };
    this.#ends.set(edge, end);
    return end;
  }

  /** Older rows have come: what stands at the edge now was no end so far, or there is more beyond it. */
  #isElsewhere(): boolean {
    return !this.#ends.has(this.#edge()) || this.#scroller().toOldest > close;
  }

  /** What the archive acknowledged meanwhile may have filled the gap after all. */
  async #whyNothing(): Promise<ScrollEnd> {
    if (this.#goal.to === 'gap' && (await this.#ports.isFilled())) return 'gap';
    return this.#matches(this.#ports.hints?.loadMore) ? 'stalled' : 'top';
  }

  /** How long to wait for a sign: several times as long as this page ever needed for one. */
  #patience(): number {
    if (this.#slowest === null) return patience.unknown;
    return Math.min(patience.most, Math.max(patience.least, this.#slowest * patience.share));
  }

  #noteSign(ms: number): void {
    this.#slowest = Math.max(this.#slowest ?? 0, ms);
  }

  /** Clicks the one control that the site names; elsewhere moves away and back, for pages load when they see their end come into sight. */
  async #askForMore(times: number): Promise<void> {
    const control = find(this.#ports.watch.pane.element, this.#ports.hints?.loadMore);
    if (control instanceof HTMLElement) {
      if (!control.matches(':disabled, [aria-disabled="true"], [aria-busy="true"]')) control.click();
      return;
    }
    const { toNewest, window, step } = this.#scroller();
    const away = times === 0 ? close : Math.min(toNewest, (window.bottom - window.top) * stride);
    step(-away);
    if (times > 0) await this.#wait(looks.top);
    this.#scroller().step(this.#scroller().toOldest);
  }

  #isLoading(): boolean {
    const { pane, entries } = this.#ports.watch;
    const { element, window, oldestBelow } = this.#scroller();
    const middle = (window.top + window.bottom) / 2;
    const [top, bottom] = oldestBelow ? [middle, window.bottom] : [window.top, middle];
    const inPane = element.contains(pane.element) ? pane.element : element;
    return isLoading(element, { root: inPane.parentElement ?? inPane, top, bottom, rows: entries.map((entry) => entry.element) });
  }

  /** The oldest rows shown. New rows at the other end do not change it. */
  #edge(): string {
    return JSON.stringify(this.#ports.watch.entries.slice(0, 3).map(nameOf));
  }

  /** Finds the time of the farthest point reached: the first of the oldest rows shown that tells one. */
  async #lookBack(): Promise<void> {
    const rows = this.#ports.watch.entries.slice(0, rowsAsked).map(({ row }) => row);
    this.#oldest = null;
    for (const row of rows) {
      const at = await this.#ports.dated(row);
      if (at === null) continue;
      this.#oldest = at;
      this.#reached = typeof this.#reached === 'number' ? Math.min(at, this.#reached) : at;
      return;
    }
    if (typeof this.#reached !== 'number') this.#reached = shownTime(rows[0]) ?? this.#reached;
  }

  /** Puts the pane back where it stood, unless the user has it in his hand. A virtual list may need several moves until the row is there. */
  async #putBack(): Promise<void> {
    const { watch } = this.#ports;
    if (!this.#anchor || this.#hand.busyFor > 0) return;
    const anchor = this.#anchor;
    for (let tries = 0; tries < mostSought && this.#hand.busyFor === 0; tries += 1) {
      const scroller = this.#scroller();
      const height = scroller.window.bottom - scroller.window.top;
      // Where the rows have other heights than before, the row is looked for from the newest end on, step by step.
      if (tries === 0 || anchor.atNewest) approachAnchor(scroller, anchor);
      else scroller.step(tries === 1 ? -scroller.toNewest : Math.min(scroller.toOldest, height * stride));
      await this.#rest(tries === 0 ? pace.least : looks.top);
      await watch.readNow();
      if (settleAnchor(this.#scroller(), anchor, watch.entries)) return;
    }
  }

  /** Another conversation stands here now; a name that came late is not another one. */
  #isGone(begun: Shown): boolean {
    const now = this.#shown();
    const isOther = (key: 'account' | 'peerName') => begun[key] !== null && now[key] !== null && begun[key] !== now[key];
    const isNowhereElse = begun.peerName !== null || now.url === begun.url;
    return !this.#ports.watch.pane.element.isConnected || isOther('account') || isOther('peerName') || !isNowhereElse;
  }

  #shown(): Shown {
    const { account, peerName } = this.#ports.watch.state;
    return { account, peerName, url: document.URL };
  }

  #isInterrupted(): boolean {
    return (
      this.#stop.signal.aborted || this.#ports.scheduler.hidden() || this.#hand.busyFor > 0 || !this.#ports.watch.pane.element.isConnected
    );
  }

  #scroller(): Scroller {
    const { pane, entries } = this.#ports.watch;
    return scrollerOf(pane.element, entries);
  }

  #matches(selector: string | undefined): boolean {
    const found = find(this.#ports.watch.pane.element, selector);
    return found !== null && found.getClientRects().length > 0;
  }

  #tell(paused: ScrollState['paused'] = null, ended: ScrollState['ended'] = null): void {
    const { watch, changed } = this.#ports;
    watch.scrolling = { rows: Math.max(0, watch.showing.found - this.#foundBefore), oldest: this.#reached, paused, ended };
    changed();
  }

  /** Waits a person's moment, then until the page has drawn and loaded what it wants to, and reads it. */
  async #settle(): Promise<void> {
    const { watch, scheduler } = this.#ports;
    const stillness = new Stillness(watch.pane.element, scheduler);
    this.#steps += 1;
    // Between 0 and 1, uneven like a hand: no random number is needed for that.
    await this.#wait(pace.least + ((this.#steps * 0.618034) % 1) * pace.spread);
    await stillness.still((ms) => this.#wait(ms));
    stillness.stop();
    await watch.readNow();
  }

  #wait(ms: number): Promise<void> {
    return this.#stop.signal.aborted ? Promise.resolve() : this.#rest(ms);
  }

  /** Rests for so long, or until the user says stop. */
  #rest(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#ports.scheduler.after(ms, resolve);
      const stop = () => {
        cancel();
        resolve();
      };
      if (!this.#stop.signal.aborted) this.#stop.signal.addEventListener('abort', stop, { once: true });
    });
  }
}

/** Begins a walk back; see `BeginScrollBack`. */
export function beginScrollBack(ports: ScrollBackPorts, goal: ScrollGoal): Walk {
  const walk = new ScrollBack(ports, goal);
  void walk.run();
  return walk;
}

function shownTime(row: Row | undefined): string | null {
  if (!row) return null;
  const words = [row.time.separator, row.time.text].filter((word) => word !== null);
  return words.length > 0 ? words.join(' ') : null;
}

/** A taught selector may be one that the browser refuses: it finds nothing. */
function find(pane: Element, selector: string | undefined): Element | null {
  try {
    return selector === undefined ? null : pane.querySelector(selector);
  } catch {
    return null;
  }
}
