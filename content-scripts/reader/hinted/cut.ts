import type { Block } from '../draft';
import type { Entry } from '../finish-rows';
import { blockSelector, blocksAmong, timeOn } from './blocks';
import { readHintedRow } from './row';
import type { Hints } from '../hints';
import { limits } from '../limits';
import type { Part, Source, Taking } from '../part';
import type { Pane } from '../reading';
import { isBelow, listBelow, matches } from '../select';
import { standsInOrder } from '../transcript-order';
import { isShown } from '../visible';

/** Rows read before a part for what they hand down: the name and the time of a group. */
const leadRows = 24;
/** Blocks looked back through for the last separator. */
const leadSeparators = 2000;
/** Blocks that may stand inside one row. */
const mostNested = 20;

/**
 * The blocks that hints name in a pane whose document order tells the transcript's order. Nothing is touched before it is asked for, so
 * that a part costs the same in a pane of any length. Null where there is no row, or where only the boxes tell the order.
 */
export function hintedCut(pane: Pane, hints: Hints): Source | null {
  const selector = blockSelector(hints);
  if (selector === null || !isBelow(pane.element, hints.row)) return null;
  const found = listBelow(pane.element, selector);
  return hints.newestFirst === true || standsInOrder(found) ? new HintedCut(found, hints) : null;
}

/** Places are counted along the document; `#step` leads from older blocks to newer ones. */
class HintedCut implements Source {
  readonly #found: ArrayLike<Element>;
  readonly #hints: Hints;
  readonly #step: 1 | -1;
  /** The place of the oldest block that is taken. */
  readonly #oldest: number;
  /** Where the last part ended. */
  #reached = -1;

  constructor(found: ArrayLike<Element>, hints: Hints) {
    this.#found = found;
    this.#hints = hints;
    this.#step = hints.newestFirst === true ? -1 : 1;
    const taken = Math.min(found.length, limits.rows);
    this.#oldest = this.#step === 1 ? found.length - taken : taken - 1;
  }

  get size(): number {
    return this.#found.length;
  }

  take({ from, atMost }: Part): Taking | null {
    const start = from ? this.#placeOf(from) : this.#oldest;
    if (start === null) return null;
    const first = from ? this.#bounded(start - this.#step * leadRows) : start;
    const last = this.#bounded(start + this.#step * (atMost - 1));
    const blocks = this.#blocksBetween(first, last);
    this.#reached = last;
    const at = from ? blocks.findIndex(({ element }) => element === from) : 0;
    if (at < 0) return null;
    const near = blocks.slice(0, at).filter(isThere).map(this.#read);
    return {
      lead: from ? [...this.#separatorBefore(first), ...near] : [],
      entries: blocks.slice(at).filter(isThere).map(this.#read),
      more: last !== this.#newest,
      left: from ? 0 : this.#found.length - Math.min(this.#found.length, limits.rows),
    };
  }

  get #newest(): number {
    return this.#step === 1 ? this.#found.length - 1 : 0;
  }

  readonly #read = ({ element, isRow, separators }: Block): Entry => ({
    separators,
    draft: isRow ? readHintedRow(element, this.#hints) : null,
  });

  #bounded(place: number): number {
    const [low, high] = this.#step === 1 ? [this.#oldest, this.#newest] : [this.#newest, this.#oldest];
    return Math.min(high, Math.max(low, place));
  }

  /** Most parts begin where the one before ended, or near the newest row. */
  #placeOf(element: Element): number | null {
    if (!element.isConnected) return null;
    for (let at = this.#reached, tries = 0; tries < mostNested; at -= this.#step, tries += 1) if (this.#found[at] === element) return at;
    for (let at = this.#newest; this.#found[at]; at -= this.#step) if (this.#found[at] === element) return at;
    return null;
  }

  /** The blocks from one place to another, oldest first; a row is taken with all that stands inside it. */
  #blocksBetween(one: number, other: number): readonly Block[] {
    let [low, high] = [Math.min(one, other), Math.max(one, other)];
    while (this.#isNested(low)) low -= 1;
    while (this.#isNested(high + 1)) high += 1;
    const elements = Array.from({ length: high - low + 1 }, (_, index) => this.#found[low + index]).filter(
      (element) => element !== undefined,
    );
    const blocks = blocksAmong(elements, this.#hints);
    return this.#step === 1 ? blocks : blocks.toReversed();
  }

  #isNested(place: number): boolean {
    const element = this.#found[place];
    if (!element) return false;
    for (let before = 1; before <= mostNested; before += 1) if (this.#found[place - before]?.contains(element) === true) return true;
    return false;
  }

  #separatorBefore(place: number): readonly Entry[] {
    const { separator } = this.#hints;
    if (separator === undefined) return [];
    for (let taken = 1, at = place - this.#step; taken <= leadSeparators; taken += 1, at -= this.#step) {
      const element = this.#found[at];
      if (!element) break;
      const time = matches(element, separator) && isShown(element) ? timeOn(element) : null;
      if (time !== null) return [{ separators: [time], draft: null }];
    }
    return [];
  }
}

const isThere = ({ element }: Block): boolean => element.isConnected;
