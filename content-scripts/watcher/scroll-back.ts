import type { Row } from '../../src/domain/row';
import type { Hints } from '../reader/hints';
import { anchorOf, approachAnchor, settleAnchor } from './anchor';
import type { ScrollState } from './ports';
import type { ScrollBackPorts, Walk } from './scroll-back-ports';
import { isCovered, travelOf } from './scroll-end';

/** Ms between steps: a person's pace, never twice the same. */
const pace = { least: 400, spread: 500 };
/** Share of what is visible that one step moves, so that every row comes by. */
const stride = 0.8;
/** How long the top is waited at for older rows, try by try. */
const patience = [600, 900, 1400, 2000, 3000];
/** Pixels that count as being at the top. */
const close = 2;
/** Ms between looks whether the tab is back. */
const hiddenPace = 1000;
/** Rows from the top that are asked for their time; more without one belong to a page that shows none. */
const rowsAsked = 5;

type Ending = Exclude<ScrollState['ended'], null | 'hidden'>;

/** One walk back through a pane's history, on the user's order. It moves the pane, clicks nothing but the site's «load more», and puts the pane back. */
export class ScrollBack {
  readonly #ports: ScrollBackPorts;
  readonly #stop = new AbortController();
  readonly #foundBefore: number;
  #steps = 0;
  /** Epoch ms of the oldest row of the last look back, or null where it tells none. */
  #oldest: number | null = null;
  #reachedTime: string | null = null;

  constructor(ports: ScrollBackPorts) {
    this.#ports = ports;
    this.#foundBefore = ports.watch.showing.found;
  }

  stop(): void {
    this.#stop.abort();
  }

  /** Walks to `until` (epoch ms) or to the start; resolves with why it ended, the pane back in its place. */
  async run(until: number | null): Promise<Ending> {
    const { watch } = this.#ports;
    this.#tell(null);
    await watch.readNow();
    const anchor = anchorOf(watch.pane.element, watch.entries);
    const account = watch.state;
    let ending: Ending | null = null;
    while (ending === null) ending = this.#isOther(account) ? 'stopped' : await this.#walk(until);
    if (anchor && !this.#isOther(account)) {
      approachAnchor(watch.pane.element, anchor);
      await this.#wait(pace.least);
      await watch.readNow();
      settleAnchor(watch.pane.element, anchor, watch.entries);
    }
    this.#tell(ending);
    return ending;
  }

  async #walk(until: number | null): Promise<Ending | null> {
    const { watch, hints, scheduler } = this.#ports;
    const { element } = watch.pane;
    if (this.#stop.signal.aborted || !element.isConnected) return 'stopped';
    if (scheduler.hidden()) return this.#waitForTheUser();
    if (isCovered(element)) return 'blocked';
    await this.#lookBack();
    if (this.#reached(until)) return 'date';
    const { toOldest, step } = travelOf(element);
    if (toOldest <= close) return this.#atTop(hints);
    step(Math.max(close, Math.min(toOldest, element.clientHeight * stride)));
    await this.#wait(pace.least + this.#unevenness() * pace.spread);
    await watch.readNow();
    this.#tell(null);
    return null;
  }

  async #waitForTheUser(): Promise<null> {
    this.#tell('hidden');
    await this.#wait(hiddenPace);
    return null;
  }

  /** Waits for older rows to load. Null when some came. */
  async #atTop(hints: Hints | null): Promise<Ending | null> {
    const { watch } = this.#ports;
    const { element } = watch.pane;
    if (matches(element, hints?.start)) return 'top';
    const before = this.#extent();
    for (const wait of patience) {
      this.#askForMore(element, hints);
      await this.#wait(wait);
      await watch.readNow();
      this.#tell(null);
      if (this.#stop.signal.aborted) return 'stopped';
      if (matches(element, hints?.start)) return 'top';
      if (this.#extent() !== before || this.#ports.scheduler.hidden() || isCovered(element)) return null;
    }
    return matches(element, hints?.loadMore) ? 'stalled' : 'top';
  }

  /** Clicks the one control that the site names; elsewhere moves a little, for pages load when they see the pane move. */
  #askForMore(element: HTMLElement, hints: Hints | null): void {
    const control = find(element, hints?.loadMore);
    if (control instanceof HTMLElement) return control.click();
    const travel = travelOf(element);
    travel.step(-close);
    travelOf(element).step(close);
  }

  /** What changes when older rows are loaded. */
  #extent(): string {
    const { watch } = this.#ports;
    return `${watch.pane.element.scrollHeight} ${watch.entries.at(0)?.print} ${watch.showing.found}`;
  }

  #reached(until: number | null): boolean {
    return until !== null && this.#oldest !== null && this.#oldest < until;
  }

  /** Finds the time of the farthest point reached: the first of the rows now on top that tells one. */
  async #lookBack(): Promise<void> {
    const [first, ...others] = this.#ports.watch.entries.slice(0, rowsAsked).map(({ row }) => row);
    for (const row of [first, ...others]) {
      const at = row ? await this.#ports.dated(row) : null;
      if (at === null) continue;
      this.#oldest = at;
      this.#reachedTime = new Date(at).toISOString();
      return;
    }
    this.#oldest = null;
    this.#reachedTime = shownTime(first);
  }

  #isOther({ account, peerName }: { account: string | null; peerName: string | null }): boolean {
    const now = this.#ports.watch.state;
    return now.account !== account || now.peerName !== peerName;
  }

  #tell(ended: ScrollState['ended']): void {
    const { watch, changed } = this.#ports;
    watch.scrolling = { rows: watch.showing.found - this.#foundBefore, oldest: this.#reachedTime, ended };
    changed();
  }

  /** Between 0 and 1, uneven like a hand: no random number is needed for that. */
  #unevenness(): number {
    this.#steps += 1;
    return (this.#steps * 0.618034) % 1;
  }

  #wait(ms: number): Promise<void> {
    if (this.#stop.signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const cancel = this.#ports.scheduler.after(ms, resolve);
      this.#stop.signal.addEventListener(
        'abort',
        () => {
          cancel();
          resolve();
        },
        { once: true },
      );
    });
  }
}

/** Begins a walk back; see `BeginScrollBack`. */
export function beginScrollBack(ports: ScrollBackPorts, until: number | null): Walk {
  const walk = new ScrollBack(ports);
  void walk.run(until);
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

function matches(pane: Element, selector: string | undefined): boolean {
  const found = find(pane, selector);
  return found !== null && found.getClientRects().length > 0;
}
