import { type Drawn, drawn, type PageRule } from './page-rule';
import { me, type Said, type Talk } from './said';

/** What a test may do with an open page of the zoo: `window.__zoo`. */
export type ZooControls = {
  /** Lets the next message come in. */
  arrive(): Promise<void>;
  /** Changes the words of a message where it stands. */
  edit(id: string, text: string): Promise<void>;
  /** Takes a message back: a notice stands in its place. */
  recall(id: string, notice: string): Promise<void>;
  state(): { readonly total: number; readonly loaded: number; readonly messages: readonly Said[] };
};

export type ScrollWays = {
  /** The element that scrolls, once it is there. */
  readonly scroller: () => Element | null;
  /** The newest message is at offset 0, as under `column-reverse`. */
  readonly isReversed?: boolean;
};

/** How long older messages take to come, in ms. */
const lag = 120;
const batch = 14;
/** Scrolled this near to the top, in px, a page asks for older messages. */
const nearTop = 40;

/** A conversation on a page: what is loaded of it, and how it grows. */
export class Stage {
  readonly rule: PageRule;
  readonly talk: Talk;
  private messages: readonly Said[];
  private first: number;
  private isLoading = false;
  private arrived = 0;
  private render: () => void | Promise<void> = () => undefined;
  private ways: ScrollWays | null = null;

  constructor(rule: PageRule) {
    this.rule = rule;
    this.talk = JSON.parse(document.getElementById('talk')?.textContent ?? '') as Talk;
    this.messages = this.talk.messages;
    const isWhole = new URLSearchParams(location.search).has('whole');
    this.first = isWhole ? 0 : Math.max(0, this.messages.length - rule.shownFirst);
    Object.assign(window, { __zoo: this.controls });
  }

  /** What the page has to draw now. */
  get drawn(): readonly Drawn[] {
    return drawn(this.rule, this.talk, this.messages.slice(this.first));
  }

  get hasOlder(): boolean {
    return this.first > 0;
  }

  readonly controls: ZooControls = {
    arrive: async () => {
      const next = this.talk.arrivals[this.arrived % this.talk.arrivals.length];
      if (!next) return;
      this.arrived += 1;
      const at = Math.floor(Date.now() / 1000) * 1000;
      await this.change([...this.messages, { ...next, id: `${next.id}-${this.arrived}`, at }]);
    },
    edit: (id, text) => this.change(this.messages.map((one) => (one.id === id ? { ...one, text } : one))),
    recall: (id, notice) =>
      this.change(this.messages.map((one) => (one.id === id ? { ...one, from: null, kind: 'system', text: notice, url: null } : one))),
    state: () => ({ total: this.messages.length, loaded: this.messages.length - this.first, messages: this.messages }),
  };

  /** Draws the page with `render`, now and after every change, and minds the scrolling unless the library does. */
  async start(render: () => void | Promise<void>, ways: ScrollWays | null): Promise<void> {
    this.render = render;
    this.ways = ways;
    await render();
    const scroller = ways?.scroller();
    if (!ways || !scroller) return;
    this.toNewest(scroller);
    const target = scroller === document.scrollingElement ? document : scroller;
    target.addEventListener('scroll', () => void this.onScroll(scroller), { passive: true });
    await this.fill(scroller);
  }

  /** Where the first messages leave room, nobody could scroll: more are brought. */
  private async fill(scroller: Element): Promise<void> {
    while (this.hasOlder && scroller.clientHeight > 0 && scroller.scrollHeight <= scroller.clientHeight) await this.older();
  }

  /** Brings the next older messages. */
  async older(): Promise<void> {
    if (this.isLoading || !this.hasOlder) return;
    this.isLoading = true;
    await new Promise((resolve) => setTimeout(resolve, lag));
    this.first = Math.max(0, this.first - batch);
    await this.redraw();
    this.isLoading = false;
  }

  face(from: string | null): string {
    const { name = '?', color = '#999' } = this.talk.people[from ?? me] ?? {};
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40" fill="${color}"/><text x="20" y="27" font-size="18" text-anchor="middle" fill="#fff">${name.slice(0, 1)}</text></svg>`;
    return `data:image/svg+xml,${encodeURIComponent(svg)}`;
  }

  private async change(messages: readonly Said[]): Promise<void> {
    this.messages = messages;
    await this.redraw();
  }

  /** Draws anew, and keeps what the person looks at in its place: the newest, or the same old message. */
  private async redraw(): Promise<void> {
    const scroller = this.ways?.scroller();
    const below = scroller ? scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop : 0;
    const isAtEnd = Math.abs(this.ways?.isReversed === true ? (scroller?.scrollTop ?? 0) : below) < 8;
    await this.render();
    if (!scroller) return;
    if (isAtEnd) this.toNewest(scroller);
    else if (this.ways?.isReversed !== true) scroller.scrollTop = scroller.scrollHeight - scroller.clientHeight - below;
  }

  private toNewest(scroller: Element): void {
    scroller.scrollTop = this.ways?.isReversed === true ? 0 : scroller.scrollHeight;
  }

  private async onScroll(scroller: Element): Promise<void> {
    const above = this.ways?.isReversed === true ? scroller.scrollHeight - scroller.clientHeight + scroller.scrollTop : scroller.scrollTop;
    if (above <= nearTop) await this.older();
  }
}
