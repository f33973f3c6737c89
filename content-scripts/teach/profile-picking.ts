import { longestProfile } from '../../src/domain/limits';
import { make } from './elements';
import { Overlay } from './overlay';
import { around, beside, inside, meant, placeOf, wordsOf, type Box } from './profile-places';

/** The texts that picking shows, by their names in `_locales`. */
export type ProfileText =
  | 'profileTitle'
  | 'profileHow'
  | 'profileKeys'
  | 'profileAll'
  | 'profilePlace'
  | 'profileNoWords'
  | 'profileCut'
  | 'profileKept'
  | 'profileKeptMore'
  | 'profileNotKept'
  | 'teachMove'
  | 'teachCancel'
  | 'teachAgain'
  | 'teachClose';

/** What is to be kept: a place in the window, the window's size, and the words in it. */
export type PickedProfile = { readonly box: Box; readonly view: Pick<Box, 'width' | 'height'>; readonly text: string };

export type PickingPorts = {
  readonly say: (key: ProfileText, ...parts: string[]) => string;
  /** Language tag of the texts. */
  readonly language: string;
  /** What is asked for, in the user's language. */
  readonly question: string;
  /** Takes the picture and keeps it; the page is as it was before while this runs. Rejects when nothing was kept. */
  readonly keep: (picked: PickedProfile) => Promise<unknown>;
  /** Called once, when everything is taken off the page again. */
  readonly ended: () => void;
  /** `open` lets tests look inside. */
  readonly mode: ShadowRootMode;
};

/** So much of a part's words names it. */
const readOut = 100;

/** Two frames later what was changed is on the screen. */
const painted = async (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });

/**
 * Picking the part of a page that shows somebody's profile, by the pointer or by keys: what is meant is drawn, named and read out. The page gets no event
 * meanwhile and nothing of it is changed; Escape ends it at any time.
 */
export class ProfilePicking {
  readonly #ports: PickingPorts;
  readonly #overlay: Overlay;
  readonly #live = make('p', { class: 'unseen', role: 'status' });
  readonly #choice: HTMLElement;
  #meant: Element = document.body;
  /** What the pointer was over last: it means another thing only when it leaves that. */
  #hovered: Element | null = null;
  #state: 'asks' | 'takes' | 'tells' = 'asks';

  constructor(ports: PickingPorts) {
    this.#ports = ports;
    this.#choice = make('div', { class: 'choice', role: 'listbox', tabindex: '0', 'aria-label': ports.question });
    this.#overlay = new Overlay(
      {
        key: (event) => this.#key(event.key),
        over: (x, y) => this.#over(x, y),
        pick: (x, y) => this.#pick(x, y),
        moved: () => this.#state === 'asks' && this.#point(this.#meant),
      },
      ports.language,
      ports.mode,
    );
    this.#ask();
    this.#overlay.dock([]);
    // Consoles show the other side's profile on the right.
    this.#overlay.move();
  }

  /** Takes everything off the page, without a word to anyone. */
  remove(): void {
    this.#overlay.remove();
  }

  end(): void {
    this.remove();
    this.#ports.ended();
  }

  #ask(): void {
    const { say, question } = this.#ports;
    this.#state = 'asks';
    this.#overlay.pointing = true;
    const all = this.#button('profileAll', () => void this.#take(document.body));
    const hints = (['profileHow', 'profileKeys'] as const).map((key) => make('p', { class: 'soft' }, say(key)));
    this.#show(question, [...hints, this.#choice], [all, this.#button('teachCancel', () => this.end())]);
    this.#point(this.#meant);
    this.#overlay.focus(this.#choice);
    this.#live.textContent = question;
  }

  // What is meant

  #over(x: number, y: number): void {
    if (this.#state !== 'asks') return;
    const under = this.#overlay.under(x, y);
    if (under[0] === this.#hovered) return;
    this.#hovered = under[0] ?? null;
    this.#point(meant(under));
  }

  #pick(x: number, y: number): void {
    if (this.#state !== 'asks') return;
    this.#over(x, y);
    void this.#take(this.#meant);
  }

  #key(key: string): boolean {
    if (this.#state === 'takes') return true;
    if (key === 'Escape') this.end();
    else if (this.#state !== 'asks') return false;
    else if (key === 'ArrowUp') this.#walk(around(this.#meant));
    else if (key === 'ArrowDown') this.#walk(inside(this.#meant)[0] ?? this.#meant);
    else if (key === 'ArrowLeft' || key === 'ArrowRight') this.#walk(beside(this.#meant, key === 'ArrowLeft' ? -1 : 1));
    else if (key === 'Enter') void this.#take(this.#meant);
    else return false;
    return true;
  }

  #walk(element: Element): void {
    this.#point(element);
    this.#live.textContent = this.#choice.textContent;
  }

  #point(element: Element): void {
    this.#meant = element.isConnected ? element : document.body;
    this.#overlay.mark([{ element: this.#meant, side: 'here', label: null }]);
    this.#choice.replaceChildren(make('span', { id: 'profile-choice', role: 'option', 'aria-selected': 'true' }, this.#named(this.#meant)));
    this.#choice.setAttribute('aria-activedescendant', 'profile-choice');
  }

  #named(element: Element): string {
    const { say } = this.#ports;
    const place = placeOf(element);
    if (element === document.body || !place) return say('profileAll');
    const words = wordsOf(element).replace(/\s+/g, ' ').trim();
    const cut = words.length > readOut ? `${words.slice(0, readOut - 1)}…` : words;
    const box = element.getBoundingClientRect();
    const isCut = box.width - place.width > 1 || box.height - place.height > 1;
    const size = [place.width, place.height].map((length) => String(Math.round(length)));
    const named = say('profilePlace', cut === '' ? say('profileNoWords') : cut, ...size);
    return isCut ? `${named} ${say('profileCut')}` : named;
  }

  // Taking it

  async #take(element: Element): Promise<void> {
    const box = placeOf(element);
    if (!box || this.#state !== 'asks') return;
    this.#state = 'takes';
    const text = wordsOf(element).slice(0, longestProfile);
    this.#overlay.unseen = true;
    try {
      await painted();
      await this.#ports.keep({ box, view: { width: innerWidth, height: innerHeight }, text });
      this.#tell('profileKept', 'profileKeptMore', []);
    } catch {
      this.#tell('profileNotKept', null, [this.#button('teachAgain', () => this.#ask())]);
    }
  }

  #tell(heading: 'profileKept' | 'profileNotKept', more: 'profileKeptMore' | null, before: readonly HTMLElement[]): void {
    const { say } = this.#ports;
    this.#state = 'tells';
    this.#overlay.pointing = false;
    this.#overlay.mark([]);
    const close = this.#button('teachClose', () => this.end());
    this.#show(say(heading), [more && make('p', { class: 'soft' }, say(more))], [...before, close]);
    this.#overlay.unseen = false;
    this.#overlay.focus(before[0] ?? close);
    this.#live.textContent = say(heading);
  }

  #button(key: ProfileText, action: () => void): HTMLButtonElement {
    const button = make('button', { type: 'button' }, this.#ports.say(key));
    this.#overlay.on(button, action);
    return button;
  }

  #show(heading: string, body: readonly (Node | null)[], foot: readonly Node[]): void {
    const { say } = this.#ports;
    const move = this.#button('teachMove', () => this.#overlay.move());
    move.className = 'plain';
    this.#overlay.panel.replaceChildren(
      make('div', { class: 'head' }, make('h1', {}, say('profileTitle')), move),
      make('h2', { id: this.#overlay.titleId, tabindex: '-1' }, heading),
      make('div', { class: 'body' }, ...body),
      make('div', { class: 'foot' }, ...foot),
      this.#live,
    );
  }
}
