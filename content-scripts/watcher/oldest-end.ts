import type { CoverWatch } from './cover';
import { find, isShown } from './find';
import type { Gait } from './gait';
import { isLoading } from './loading';
import type { ScrollBackPorts } from './scroll-back-ports';
import { close, stride } from './scroller';
import { Stillness } from './stillness';
import { nameOf } from './touch';

/** Ms between looks at the oldest end. */
const look = 150;
/** Ms that the page may stand at its oldest end without any sign before that is taken for the top. */
const patience = { least: 4000, unknown: 10_500, most: 12_500, share: 8 };
/** The most Ms that one look counts for: where it took longer, the page had no more of a chance to act than we had to look. */
const countedLook = 2 * look;
/** Ms that a page may show that it is loading. */
const longestLoading = 20_000;
/** Ms after which a page that shows nothing is asked again: moved away from its end and back, or the site's button clicked. */
const nudges = [0, 800, 2400, 5200, 8400];

/** Ms without a sign, and how often it was asked for more. */
type End = { quiet: number; asked: number };

/** What came of waiting: `more` rows, the end of the walk, or null when something else has to be looked at first. */
type Waited = 'more' | 'start' | 'top' | 'stalled' | null;

/** Waits at the oldest end of a pane for what the page loads, and learns how long this page needs for that. */
export class OldestEnd {
  readonly #ports: Pick<ScrollBackPorts, 'watch' | 'scheduler' | 'hints'>;
  readonly #gait: Gait;
  /** The ends at which the pane has stood, by what was shown there. */
  readonly #ends = new Map<string, End>();
  /** Ms from standing at the oldest end to the page's first sign, at its slowest so far; null before the first. */
  #slowest: number | null = null;

  constructor(ports: Pick<ScrollBackPorts, 'watch' | 'scheduler' | 'hints'>, gait: Gait) {
    this.#ports = ports;
    this.#gait = gait;
  }

  /** The page has given a sign after so many ms: it loads, or older rows came. */
  noteSign(ms: number): void {
    this.#slowest = Math.max(this.#slowest ?? 0, ms);
  }

  /** Waits for older rows, asking for them now and then. */
  async wait(cover: CoverWatch): Promise<Waited> {
    const stillness = new Stillness(this.#ports.watch.pane.element, this.#ports.scheduler);
    try {
      return await this.#waitUntil(cover, stillness);
    } finally {
      stillness.stop();
    }
  }

  async #waitUntil(cover: CoverWatch, stillness: Stillness): Promise<Waited> {
    const { watch, scheduler, hints } = this.#ports;
    const end = this.#endHere();
    const arrived = scheduler.now();
    let loadingSince: number | null = null;
    for (;;) {
      if (isShown(watch.pane.element, hints?.start)) return 'start';
      const begun = scheduler.now();
      const isBusy = this.#isLoading();
      if (isBusy) {
        this.noteSign(begun - arrived);
        loadingSince ??= begun;
        if (begun - loadingSince > longestLoading) return 'stalled';
      } else if (loadingSince !== null) {
        // It loaded, and nothing came of it.
        loadingSince = null;
        end.quiet = Math.max(end.quiet, this.#patience() - patience.least);
      }
      if (end.quiet > this.#patience()) return isShown(watch.pane.element, hints?.loadMore) ? 'stalled' : 'top';
      if (!isBusy && end.quiet >= (nudges[end.asked] ?? Infinity)) await this.#askForMore(end.asked++);
      await this.#gait.wait(look);
      if (stillness.changed()) await watch.readNow();
      if (this.#isElsewhere()) {
        this.noteSign(scheduler.now() - arrived);
        return 'more';
      }
      if (this.#gait.isInterrupted || cover.isCovered) return null;
      if (!isBusy) end.quiet += Math.min(countedLook, scheduler.now() - begun);
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
    return !this.#ends.has(this.#edge()) || this.#gait.scroller.toOldest > close;
  }

  /** The oldest rows shown. New rows at the other end do not change it. */
  #edge(): string {
    return JSON.stringify(this.#ports.watch.entries.slice(0, 3).map(nameOf));
  }

  /** How long to wait for a sign: several times as long as this page ever needed for one. */
  #patience(): number {
    if (this.#slowest === null) return patience.unknown;
    return Math.min(patience.most, Math.max(patience.least, this.#slowest * patience.share));
  }

  /** Clicks the one control that the site names; elsewhere moves away and back, for pages load when they see their end come into sight. */
  async #askForMore(times: number): Promise<void> {
    const control = find(this.#ports.watch.pane.element, this.#ports.hints?.loadMore);
    if (control instanceof HTMLElement) {
      if (!control.matches(':disabled, [aria-disabled="true"], [aria-busy="true"]')) control.click();
      return;
    }
    const { toNewest, window, step } = this.#gait.scroller;
    const away = times === 0 ? close : Math.min(toNewest, (window.bottom - window.top) * stride);
    step(-away);
    if (times > 0) await this.#gait.wait(look);
    const { toOldest, step: back } = this.#gait.scroller;
    back(toOldest);
  }

  #isLoading(): boolean {
    const { pane, entries } = this.#ports.watch;
    const { element, window, oldestBelow } = this.#gait.scroller;
    const middle = (window.top + window.bottom) / 2;
    const [top, bottom] = oldestBelow ? [middle, window.bottom] : [window.top, middle];
    const inPane = element.contains(pane.element) ? pane.element : element;
    return isLoading(element, { root: inPane.parentElement ?? inPane, top, bottom, rows: entries.map((entry) => entry.element) });
  }
}
