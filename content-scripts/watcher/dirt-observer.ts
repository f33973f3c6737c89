import type { Dirt } from './dirt';

/** Attributes that can change what a row says. Those that a site's hints name come on top. */
const telling = [
  'id',
  'class',
  'style',
  'src',
  'href',
  'title',
  'alt',
  'hidden',
  'datetime',
  'aria-label',
  'data-id',
  'data-status',
  'data-type',
];

/** The attributes to observe, `selector@attribute` hints included. */
export function attributesToObserve(hints: readonly (string | undefined)[]): readonly string[] {
  const named = hints.flatMap((hint) => /@([\w:-]+)$/.exec(hint ?? '')?.[1] ?? []);
  return [...new Set([...telling, ...named])];
}

/** Feeds the mutations below a pane to `dirt` and calls `changed`. In a storm it stops looking until it is told to go on. */
export class DirtObserver {
  readonly #pane: Element;
  readonly #dirt: Dirt;
  readonly #attributes: readonly string[];
  readonly #observer: MutationObserver;
  #observing = false;

  constructor(pane: Element, dirt: Dirt, attributes: readonly string[], changed: () => void) {
    this.#pane = pane;
    this.#dirt = dirt;
    this.#attributes = attributes;
    this.#observer = new MutationObserver((records) => {
      this.#take(records);
      if (!dirt.isClean) changed();
    });
  }

  /** Starts, or goes on after a storm. */
  observe(): void {
    if (this.#observing) return;
    this.#observing = true;
    const attributeFilter = [...this.#attributes];
    this.#observer.observe(this.#pane, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter });
  }

  /** Takes in what has happened and was not yet told. */
  flush(): void {
    this.#take(this.#observer.takeRecords());
  }

  stop(): void {
    this.#observing = false;
    this.#observer.disconnect();
  }

  #take(records: readonly MutationRecord[]): void {
    if (this.#dirt.add(records)) this.stop();
  }
}
