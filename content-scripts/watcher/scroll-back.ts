import type { Row } from '../../src/domain/row';
import { aheadOf } from './ahead';
import { anchorOf, type Anchor } from './anchor';
import { CoverWatch } from './cover';
import { Gait } from './gait';
import { Hand } from './hand';
import { LostRows } from './lost-rows';
import { OldestEnd } from './oldest-end';
import type { ScrollEnd, ScrollGoal, ScrollState } from './ports';
import { putBack } from './put-back';
import type { ScrollBackPorts, Walk } from './scroll-back-ports';
import { close, stride, type Scroller } from './scroller';
import { Touch } from './touch';

/** Ms between looks whether the tab is back, and whether the user is still. */
const looks = { hidden: 1000, hand: 500 };
/** Rows from the oldest end that are asked for their time; more without one belong to a page that shows none. */
const rowsAsked = 5;
/** Moves to the newest end until it is taken for reached: a list that draws or loads as it is scrolled needs several. */
const mostToNewest = 10;

/** Whose chat a pane shows, and at which address. */
type Shown = { readonly account: string | null; readonly peerName: string | null; readonly url: string };

/** One walk back through a pane's history, on the user's order. It moves the pane, clicks nothing but the site's «load more», and puts the pane back. */
export class ScrollBack {
  readonly #ports: ScrollBackPorts;
  readonly #goal: ScrollGoal;
  readonly #stop = new AbortController();
  readonly #foundBefore: number;
  readonly #hand: Hand;
  readonly #gait: Gait;
  readonly #end: OldestEnd;
  readonly #lostRows: LostRows;
  #anchor: Anchor | null = null;
  /** Epoch ms of the oldest row of the last look back, or null where it tells none. */
  #oldest: number | null = null;
  #reached: ScrollState['oldest'] = null;

  constructor(ports: ScrollBackPorts, goal: ScrollGoal, hand?: Hand) {
    this.#ports = ports;
    this.#goal = goal;
    this.#foundBefore = ports.watch.showing.found;
    this.#hand = hand ?? new Hand(document, ports.scheduler);
    this.#gait = new Gait(ports, this.#stop.signal, this.#hand);
    this.#end = new OldestEnd(ports, this.#gait);
    this.#lostRows = new LostRows(ports.watch, this.#gait);
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
    this.#anchor = anchorOf(this.#gait.scroller, watch.entries);
    await this.#toNewest();
    let ended: ScrollEnd | null = null;
    while (ended === null) ended = this.#isGone(begun) ? 'left' : await this.#walk(cover);
    if (this.#anchor && !this.#isGone(begun)) await putBack(watch, this.#anchor, this.#gait, this.#hand);
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
    const scroller = this.#gait.scroller;
    if (scroller.toOldest <= close) return this.#atTheEnd(heightOf(scroller), cover);
    await this.#stepBack(scroller);
    return null;
  }

  /**
   * The way back begins at the newest end: what stands between a pane that was left in the middle and its end may never have been shown.
   */
  async #toNewest(): Promise<void> {
    for (let moves = 0; moves < mostToNewest && !this.#gait.isInterrupted; moves += 1) {
      const { toNewest, step } = this.#gait.scroller;
      if (toNewest <= close) return;
      step(-toNewest);
      await this.#gait.settle();
    }
  }

  async #pause(why: 'hidden' | 'user', ms: number): Promise<null> {
    this.#tell(why);
    await this.#gait.wait(ms);
    return null;
  }

  /** The user's own scrolling is never worked against; where he leaves the pane is where it is put back. */
  async #waitForTheHand(): Promise<null> {
    const { watch } = this.#ports;
    this.#tell('user');
    while (this.#hand.busyFor > 0 && !this.#stop.signal.aborted) await this.#gait.wait(Math.min(looks.hand, this.#hand.busyFor));
    await watch.readNow();
    if (this.#hand.takeScrolled()) this.#anchor = anchorOf(this.#gait.scroller, watch.entries);
    return null;
  }

  async #arrived(): Promise<ScrollEnd | null> {
    if (await this.#isFilled()) return 'gap';
    const until = this.#goal.to === 'start' ? null : this.#goal.until;
    return until !== null && this.#oldest !== null && this.#oldest < until ? 'date' : null;
  }

  async #isFilled(): Promise<boolean> {
    return this.#goal.to === 'gap' && (await this.#ports.isFilled());
  }

  /** Moves so far that the oldest row read stands just inside the window, and waits until the page has drawn what is there. */
  async #stepBack(scroller: Scroller): Promise<void> {
    const { watch, scheduler } = this.#ports;
    const touch = new Touch(watch.entries);
    const height = heightOf(scroller);
    const step = Math.max(close, Math.min(scroller.toOldest, aheadOf(scroller, watch.entries) + height * stride));
    const begun = scheduler.now();
    scroller.step(step);
    await this.#gait.settle();
    // Many pages load before their end is reached: there is more beyond than was left.
    if (this.#gait.scroller.toOldest > scroller.toOldest - step + height / 2) this.#end.noteSign(scheduler.now() - begun);
    await this.#lostRows.regain(touch, height * stride);
  }

  /** Waits for older rows at the oldest end. Null when some came, or when something else has to be looked at first. */
  async #atTheEnd(height: number, cover: CoverWatch): Promise<ScrollEnd | null> {
    const touch = new Touch(this.#ports.watch.entries);
    const waited = await this.#end.wait(cover);
    // What the archive acknowledged meanwhile may have filled the gap after all.
    if (waited === 'top' || waited === 'stalled') return (await this.#isFilled()) ? 'gap' : waited;
    if (waited !== 'more') return waited;
    await this.#gait.settle();
    await this.#lostRows.regain(touch, height * stride);
    return null;
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

  #tell(paused: ScrollState['paused'] = null, ended: ScrollState['ended'] = null): void {
    const { watch, changed } = this.#ports;
    watch.scrolling = { rows: Math.max(0, watch.showing.found - this.#foundBefore), oldest: this.#reached, paused, ended };
    changed();
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

const heightOf = ({ window }: Scroller): number => window.bottom - window.top;
