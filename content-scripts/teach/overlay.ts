import { make } from './elements';
import { corners, deepestFirst, isScrollable, overlap } from './places';
import { silenceReleases } from './releases';
import { styles } from './styles';

/** What the overlay hears; everything else that happens on the page while it is open goes to no one. */
export type OverlayEvents = {
  /** A key, unless it moved the focus or pressed a button; true when it was used. */
  key(event: KeyboardEvent): boolean;
  /** The pointer is over, or clicks on, a place of the page. */
  over(x: number, y: number): void;
  pick(x: number, y: number): void;
  /** Boxes may have moved. */
  moved(): void;
};

export type MarkSide = 'out' | 'in' | 'system' | 'here';
export type Mark = { readonly element: Element; readonly side: MarkSide; readonly label: string | null };

/** Everything a pointer, a finger or a key sets off. The page gets none of it while somebody points at its parts. */
const silenced =
  'click dblclick auxclick contextmenu mousedown mouseup mousemove mouseover mouseout mouseenter mouseleave pointerdown pointerup pointermove pointerover pointerout pointerenter pointerleave pointercancel touchstart touchend touchmove touchcancel keydown keyup keypress beforeinput input dragstart selectstart focus blur focusin focusout wheel'.split(
    ' ',
  );

/** With so much room beside it, in px, a box has its number there, where it covers nothing of the page's. */
const roomForLabel = 34;

/**
 * A layer of our own above the page, in a shadow root that the page cannot look into. It catches what the user does before the page's
 * handlers hear of it, and leaves nothing behind.
 */
export class Overlay {
  readonly #host = make('div');
  readonly #root: ShadowRoot;
  readonly #cover = make('div', { class: 'cover' });
  readonly #marks = make('div', { class: 'marks', 'aria-hidden': 'true' });
  readonly #stop = new AbortController();
  readonly #events: OverlayEvents;
  readonly #actions = new WeakMap<Element, () => void>();
  readonly #focused: Element | null = document.activeElement;
  readonly #titleId = 'teach-title';
  #shown: readonly Mark[] = [];
  #frame = 0;
  /** Keys that went down here: their coming up is no business of the page's either. */
  readonly #down = new Set<string>();
  readonly panel: HTMLElement;

  constructor(events: OverlayEvents, language: string, mode: ShadowRootMode) {
    this.#events = events;
    this.panel = make('section', { class: 'panel', role: 'dialog', 'aria-modal': 'true', 'aria-labelledby': this.#titleId });
    this.#root = this.#host.attachShadow({ mode });
    const layer = make('div', { class: 'teach', lang: language }, this.#cover, this.#marks, this.panel);
    dress(this.#root);
    this.#root.append(layer);
    this.#place();
    for (const name of silenced) window.addEventListener(name, this.#hear, { capture: true, passive: false, signal: this.#stop.signal });
    for (const name of ['scroll', 'resize'])
      window.addEventListener(name, this.#redraw, { capture: true, passive: true, signal: this.#stop.signal });
  }

  /** Above everything, whatever the page's styles say of elements like ours. */
  #place(): void {
    const firm = {
      all: 'initial',
      position: 'fixed',
      inset: '0',
      'z-index': '2147483647',
      display: 'block',
      'pointer-events': 'none',
      border: '0',
      background: 'none',
      width: '100%',
      height: '100%',
      overflow: 'visible',
      margin: '0',
      padding: '0',
    };
    for (const [name, value] of Object.entries(firm)) this.#host.style.setProperty(name, value, 'important');
    this.#host.setAttribute('popover', 'manual');
    document.documentElement.append(this.#host);
    this.#host.showPopover();
  }

  /** Moves the panel to the corner where it hides least of `boxes`, or on to the next corner. */
  dock(boxes: readonly Element[]): void {
    const rects = boxes.map((box) => box.getBoundingClientRect());
    const hidden = corners.map((corner) => {
      this.#stand(corner);
      const panel = this.panel.getBoundingClientRect();
      return rects.reduce((sum, rect) => sum + overlap(panel, rect), 0);
    });
    this.#stand(corners[hidden.indexOf(Math.min(...hidden))] ?? 'bottom-right');
  }

  move(): void {
    const at = corners.findIndex((corner) => this.panel.classList.contains(corner));
    this.#stand(corners[(at + 1) % corners.length] ?? 'bottom-right');
  }

  #stand(where: (typeof corners)[number]): void {
    this.panel.classList.remove(...corners);
    this.panel.classList.add(where);
  }

  /** Whether the page is being pointed at (the cover takes every click), or only the panel is used. */
  set pointing(is: boolean) {
    this.#cover.style.cursor = is ? 'crosshair' : 'default';
  }

  /** Hides all of this from the eye, not from the pointer and the keys: what they do still reaches nobody. */
  set unseen(is: boolean) {
    this.#host.style.setProperty('opacity', is ? '0' : '1', 'important');
  }

  /** What happens when this element is pressed by pointer or key. */
  on(element: Element, action: () => void): void {
    this.#actions.set(element, action);
  }

  focus(element: HTMLElement): void {
    element.focus({ preventScroll: true });
  }

  /** Elements of the page under a point, the smallest first; open shadow roots are looked into. */
  under(x: number, y: number): readonly Element[] {
    this.#cover.style.pointerEvents = 'none';
    this.panel.style.pointerEvents = 'none';
    const found = deepestFirst(document, x, y).filter((element) => element !== this.#host);
    this.#cover.style.pointerEvents = '';
    this.panel.style.pointerEvents = '';
    return found;
  }

  /** Draws boxes around parts of the page; they follow when it scrolls. */
  mark(marks: readonly Mark[]): void {
    this.#shown = marks;
    this.#draw();
  }

  remove(): void {
    cancelAnimationFrame(this.#frame);
    this.#host.remove();
    // The page did not hear that the focus went away: it need not hear that it is back.
    if (this.#focused instanceof HTMLElement && this.#focused !== document.body) this.#focused.focus({ preventScroll: true });
    this.#stop.abort();
    silenceReleases(this.#down);
  }

  readonly #redraw = (): void => {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      this.#draw();
      this.#events.moved();
    });
  };

  #draw(): void {
    this.#marks.replaceChildren(...this.#shown.flatMap((mark) => this.#drawn(mark) ?? []));
  }

  #drawn({ element, side, label }: Mark): HTMLElement | null {
    const box = element.isConnected ? element.getBoundingClientRect() : null;
    if (!box || box.bottom < 0 || box.top > innerHeight || box.width === 0) return null;
    const roomy = box.left >= roomForLabel ? ' roomy' : '';
    const drawn = make('div', { class: `mark ${side}${roomy}` }, label === null ? null : make('b', {}, label));
    const gap = side === 'here' ? 2 : 0;
    Object.assign(drawn.style, {
      left: `${box.left - gap}px`,
      top: `${box.top - gap}px`,
      width: `${box.width + 2 * gap}px`,
      height: `${box.height + 2 * gap}px`,
    });
    return drawn;
  }

  readonly #hear = (event: Event): void => {
    // What the page's own scripts send each other is none of ours.
    if (!event.isTrusted) return;
    event.stopImmediatePropagation();
    if (event instanceof KeyboardEvent) return this.#key(event);
    if (event instanceof WheelEvent) return this.#wheel(event);
    if (!(event instanceof MouseEvent)) return;
    const inPanel = this.#inPanel(event);
    if (!inPanel || event.type === 'contextmenu') event.preventDefault();
    if (event.type === 'mousedown' && !inPanel) event.preventDefault();
    if (event.type === 'mousemove' && !inPanel) this.#events.over(event.clientX, event.clientY);
    if (event.type !== 'click') return;
    // A press by a screen reader has no place on the screen.
    if (event.detail === 0) this.#press(this.#root.activeElement);
    else if (inPanel) this.#press(inPanel);
    else this.#events.pick(event.clientX, event.clientY);
  };

  #inPanel({ clientX, clientY }: MouseEvent): Element | null {
    const found = this.#root.elementFromPoint(clientX, clientY);
    return found && this.panel.contains(found) ? found : null;
  }

  #press(element: Element | null): boolean {
    const pressed = element?.closest('button');
    const action = pressed && !pressed.disabled ? this.#actions.get(pressed) : undefined;
    action?.();
    return action !== undefined;
  }

  #key(event: KeyboardEvent): void {
    if (event.type === 'keydown') this.#down.add(event.code);
    if (event.type === 'keyup') this.#down.delete(event.code);
    // The browser's and the screen reader's own keys stay theirs.
    if (event.ctrlKey || event.metaKey || event.altKey || /^F\d+$/.test(event.key)) return;
    if (event.type !== 'keydown') return event.preventDefault();
    event.preventDefault();
    if (event.key === 'Tab') return this.#tab(event.shiftKey ? -1 : 1);
    if ((event.key === 'Enter' || event.key === ' ') && !event.repeat && this.#press(this.#root.activeElement)) return;
    this.#events.key(event);
  }

  /** The focus goes round in the panel. */
  #tab(step: 1 | -1): void {
    const stops = [...this.panel.querySelectorAll<HTMLElement>('button:not([disabled]), [tabindex="0"]')];
    const at = stops.findIndex((stop) => stop === this.#root.activeElement);
    stops[(at + step + stops.length) % stops.length]?.focus();
  }

  /** The chat can still be scrolled: the wheel goes to what lies under the pointer. */
  #wheel(event: WheelEvent): void {
    const inPanel = this.#inPanel(event);
    if (inPanel || event.ctrlKey) return;
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    const scroller = this.under(event.clientX, event.clientY).find(isScrollable);
    scroller?.scrollBy(0, event.deltaY * unit);
  }

  get titleId(): string {
    return this.#titleId;
  }
}

/** A constructed sheet works under every policy of the page; where the browser lets no content script adopt one, an element does. */
function dress(root: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    root.adoptedStyleSheets = [sheet];
  } catch {
    root.append(make('style', {}, styles));
  }
}
