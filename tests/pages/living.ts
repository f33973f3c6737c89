import { idOf, shown, type Conversation, type PageMessage } from './conversation';
import { type LivingMessage, type Looks, type Mounted, reconcile } from './living-rows';

/** What a test sees of a page: how much is loaded, and the transcript as the archive should hold it in the end. */
export type PageState = {
  readonly total: number;
  readonly loaded: number;
  readonly mounted: number;
  readonly transcript: readonly LivingMessage[];
};

/** `window.__page` of every living page. Indices count from the oldest message of the whole history. */
export type PageControls = {
  arrive(count?: number): void;
  send(text: string): void;
  confirm(): void;
  recall(index: number): void;
  state(): PageState;
};

export type PageData = Pick<Conversation, 'times' | 'ids' | 'localIds' | 'live'> & { readonly messages: readonly PageMessage[] };

export { h, worded } from './living-rows';

/** Brings a page to life: shows the newest rows, loads older ones on scroll-up, and puts the controls on `window.__page`. */
export function startChat(looks: Looks): void {
  const chat = new Chat(readPageData(), looks);
  Object.assign(window, { __page: chat.controls });
  chat.start();
}

export function readPageData(): PageData {
  return JSON.parse(document.getElementById('conversation')?.textContent ?? '') as PageData;
}

/** A number from the page's query, or the plain value. */
export function queried(name: string, plain: number): number {
  const value = new URLSearchParams(location.search).get(name);
  return value === null ? plain : Number(value);
}

/** Far rows are those more than this many panes' heights below what is seen. */
const farBelow = 1;
/** Rows this far outside the pane, in px, are still drawn. */
const overscan = (): number => queried('overscan', 200);
const nearBottom = 80;

class Chat {
  private readonly data: PageData;
  private readonly looks: Looks;
  private messages: LivingMessage[];
  private first: number;
  private isLoading = false;
  private made = 0;
  private readonly batch = queried('batch', 8);
  private readonly lag = queried('lag', 300);
  private readonly mounted: Mounted = new Map();
  private readonly heights = new Map<number, number>();

  constructor(data: PageData, looks: Looks) {
    this.data = data;
    this.looks = looks;
    this.messages = data.messages.map((message) => ({ ...message, key: this.made++, pending: false, recalled: null }));
    this.first = Math.max(0, this.messages.length - queried('show', 12));
  }

  readonly controls: PageControls = {
    arrive: (count = 1) => {
      for (let each = 0; each < count; each += 1) this.add('in', null);
    },
    send: (text) => this.add('out', text),
    confirm: () =>
      this.change(
        ({ pending }) => pending,
        (message) => ({ ...message, pending: false, platformId: this.serverId(message) }),
      ),
    recall: (index) =>
      this.change(
        (_, position) => position === index,
        (message) => ({ ...message, recalled: this.data.live.recall }),
      ),
    state: () => ({
      total: this.messages.length,
      loaded: this.messages.length - this.first,
      mounted: this.mounted.size,
      transcript: this.messages,
    }),
  };

  start(): void {
    this.looks.scroller.addEventListener('scroll', () => this.onScroll());
    this.render();
    this.toBottom();
    this.render();
  }

  private onScroll(): void {
    if (this.looks.keep !== 'all') this.render();
    if (this.looks.scroller.scrollTop > (this.looks.edge ?? 1) || this.isLoading || this.first === 0) return;
    this.isLoading = true;
    this.looks.loading?.(true);
    setTimeout(() => this.prepend(), this.lag);
  }

  private prepend(): void {
    const { scroller } = this.looks;
    this.looks.loading?.(false);
    const before = scroller.scrollHeight;
    this.first = Math.max(0, this.first - this.batch);
    this.render();
    scroller.scrollTop += scroller.scrollHeight - before;
    this.isLoading = false;
    this.render();
  }

  private add(direction: 'in' | 'out', text: string | null): void {
    const { scroller } = this.looks;
    const follows = direction === 'out' || scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < nearBottom;
    const key = this.made++;
    const words = this.data.live[direction];
    const at = Math.floor(Date.now() / 1000) * 1000;
    const pending = direction === 'out';
    const message: LivingMessage = {
      direction,
      sender: words.sender,
      kind: 'text',
      text: text ?? words.text.replace('#', String(key)),
      platformId: null,
      time: shown(at, this.data.times, { now: at, zone: 'UTC' }),
      flags: [],
      attachments: [],
      at,
      key,
      pending,
      recalled: null,
    };
    this.messages = [
      ...this.messages,
      { ...message, platformId: pending && this.data.ids !== null ? `${this.data.localIds ?? 'local-'}${key}` : this.serverId(message) },
    ];
    this.render();
    if (follows) this.toBottom();
  }

  private serverId({ key, at }: LivingMessage): string | null {
    return idOf(this.data.ids, at, 800_000 + key);
  }

  /** Changes messages where they stand: a mounted row keeps its element. */
  private change(which: (message: LivingMessage, index: number) => boolean, how: (message: LivingMessage) => LivingMessage): void {
    this.messages = this.messages.map((message, index) => {
      if (!which(message, index)) return message;
      const changed = how(message);
      this.redraw(changed);
      return changed;
    });
    this.render();
  }

  private redraw(message: LivingMessage): void {
    this.heights.delete(message.key);
    const element = this.mounted.get(message.key);
    if (!element) return;
    const fresh = this.looks.draw(message);
    const { style } = element;
    const placed = style.cssText;
    for (const name of fresh.getAttributeNames()) element.setAttribute(name, fresh.getAttribute(name) ?? '');
    style.cssText = placed;
    element.replaceChildren(...fresh.childNodes);
  }

  private toBottom(): void {
    const { scroller } = this.looks;
    scroller.scrollTop = scroller.scrollHeight;
    if (this.looks.keep !== 'all') this.render();
  }

  private render(): void {
    const loaded = this.messages.slice(this.first);
    if (this.looks.keep === 'window') this.renderWindow(loaded);
    else reconcile(this.looks, this.mounted, loaded);
    if (this.looks.keep === 'shells') this.emptyFarRows(loaded);
  }

  private renderWindow(loaded: readonly LivingMessage[]): void {
    const { scroller, list } = this.looks;
    this.measure(loaded);
    const from = scroller.scrollTop - overscan();
    const to = scroller.scrollTop + scroller.clientHeight + overscan();
    const near: LivingMessage[] = [];
    const tops = new Map<number, number>();
    let top = 0;
    for (const message of loaded) {
      const height = this.heights.get(message.key) ?? 0;
      tops.set(message.key, top);
      if (top + height >= from && top <= to) near.push(message);
      top += height;
    }
    list.style.height = `${top}px`;
    reconcile(this.looks, this.mounted, near);
    for (const [key, element] of this.mounted) element.style.top = `${tops.get(key) ?? 0}px`;
  }

  /** Draws rows of unknown height out of sight, as wide as in the list. */
  private measure(loaded: readonly LivingMessage[]): void {
    const unknown = loaded.filter(({ key }) => !this.heights.has(key));
    if (unknown.length === 0) return;
    const bench = document.createElement('div');
    bench.style.cssText = `position:absolute;visibility:hidden;width:${this.looks.scroller.clientWidth}px`;
    document.body.append(bench);
    const drawn = unknown.map((message) => this.looks.draw(message));
    for (const row of drawn) row.style.position = 'static';
    bench.append(...drawn);
    for (const [index, row] of drawn.entries()) this.heights.set(unknown[index]?.key ?? -1, row.offsetHeight);
    bench.remove();
  }

  private emptyFarRows(loaded: readonly LivingMessage[]): void {
    const { scroller, content = '' } = this.looks;
    const limit = scroller.getBoundingClientRect().bottom + scroller.clientHeight * farBelow;
    for (const message of loaded) {
      const inner = this.mounted.get(message.key)?.querySelector<HTMLElement>(content);
      if (!inner) continue;
      const isFar = inner.getBoundingClientRect().top > limit;
      if (isFar && inner.hasChildNodes()) {
        inner.style.height = `${inner.clientHeight}px`;
        inner.replaceChildren();
      } else if (!isFar && !inner.hasChildNodes()) {
        inner.style.height = '';
        inner.replaceChildren(...(this.looks.draw(message).querySelector(content)?.childNodes ?? []));
      }
    }
  }
}
