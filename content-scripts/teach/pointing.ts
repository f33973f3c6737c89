import type { Draft } from '../reader/draft';
import { findPanes } from '../reader/find-panes';
import type { LayoutReader } from '../reader/layout-reader';
import type { Pane } from '../reader/reading';
import { make } from './elements';
import type { Overlay } from './overlay';
import { narrower, targetLabel, targetsFor, targetUnder, wider, type Step, type Target } from './pick-targets';
import type { Say, TeachText } from './words';

export type PointingPorts = {
  readonly overlay: Overlay;
  readonly layout: LayoutReader;
  readonly say: Say;
  /** Says something to a screen reader. */
  readonly tell: (words: string) => void;
};

/** The narrow boxes of a row, for the row itself may be as wide as the pane. */
const messageParts = (row: Element): readonly Element[] => [...row.querySelectorAll('*')].filter((part) => part.childElementCount === 0);

/** Pointing at one thing of the page at a time, with the pointer or with keys: what is meant now is drawn, named, and read out. */
export class Pointing {
  readonly #ports: PointingPorts;
  #step: Step = 'out';
  #panes: readonly Pane[] = [];
  #told: readonly Draft[] = [];
  #targets: readonly Target[] = [];
  #at = -1;
  #target: Target | null = null;
  #choice = make('div');

  constructor(ports: PointingPorts) {
    this.#ports = ports;
    this.#look();
  }

  /** What the layout sees of the chats on the page; asked again at each step, for the page goes on living. */
  #look(): void {
    const { layout } = this.#ports;
    this.#panes = findPanes(document, null, () => layout);
    this.#told = this.#panes.flatMap((pane) => layout.entries(pane).entries.flatMap(({ draft }) => draft ?? []));
  }

  get pane(): Pane | undefined {
    return this.#panes[0];
  }

  /** The parts of messages that the panel should leave free. */
  get parts(): readonly Element[] {
    return this.#told.flatMap(({ element }) => messageParts(element));
  }

  /** Begins pointing at a thing of this kind. Answers the field that shows what is meant; it wants the focus. */
  begin(step: Step, question: string): HTMLElement {
    if (this.#step !== step || this.#told.some(({ element }) => !element.isConnected)) this.#look();
    this.#step = step;
    this.#choice = make('div', { class: 'choice', role: 'listbox', tabindex: '0', 'aria-label': question });
    this.moved();
    this.#point(null, -1);
    return this.#choice;
  }

  /** What the pointer is over is meant. */
  over(x: number, y: number): void {
    const target = targetUnder(this.#step, this.#ports.overlay.under(x, y), this.#told);
    if (target?.sample !== this.#target?.sample) this.#point(target, -1);
  }

  pick(x: number, y: number): Target | null {
    return targetUnder(this.#step, this.#ports.overlay.under(x, y), this.#told);
  }

  get target(): Target | null {
    return this.#target;
  }

  /** True when the key moved what is meant. */
  key(key: string): boolean {
    if (key === 'ArrowDown') this.#walk(1);
    else if (key === 'ArrowUp') this.#walk(-1);
    else if (key === 'ArrowLeft' && this.#target) this.#point(wider(this.#target), this.#at);
    else if (key === 'ArrowRight' && this.#target) this.#point(narrower(this.#target), this.#at);
    else return false;
    return true;
  }

  /** Other things are on the screen now. */
  moved(): void {
    this.#targets = targetsFor(this.#step, this.#panes, this.#told);
  }

  #walk(by: 1 | -1): void {
    const many = this.#targets.length;
    if (many === 0) return;
    const from = this.#at < 0 ? (by > 0 ? -1 : 0) : this.#at;
    const at = (from + by + many) % many;
    this.#point(this.#targets[at] ?? null, at);
  }

  #point(target: Target | null, at: number): void {
    this.#target = target;
    this.#at = at;
    this.#ports.overlay.mark(target ? [{ element: target.shown, side: 'here', label: null }] : []);
    this.#show();
  }

  #show(): void {
    const { say, tell } = this.#ports;
    if (!this.#target) {
      const words: TeachText = this.#targets.length > 0 ? 'teachHowMouse' : 'teachNothing';
      this.#choice.replaceChildren(make('span', { class: 'soft', role: 'option', 'aria-selected': 'false' }, say(words)));
      this.#choice.removeAttribute('aria-activedescendant');
      return;
    }
    const label = targetLabel(this.#target) || say('teachKindImage');
    const place = this.#at < 0 ? label : say('teachCandidate', String(this.#at + 1), String(this.#targets.length), label);
    this.#choice.replaceChildren(make('span', { id: 'teach-choice', role: 'option', 'aria-selected': 'true' }, place));
    this.#choice.setAttribute('aria-activedescendant', 'teach-choice');
    if (this.#at >= 0) tell(place);
  }
}
