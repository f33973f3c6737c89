import type { Hints } from '../reader/hints';
import type { Draft } from '../reader/draft';
import { findPanes } from '../reader/find-panes';
import type { LayoutReader } from '../reader/layout-reader';
import type { Pane, ReadRow } from '../reader/reading';
import { make } from './elements';
import { induce, paneOf, readTaught } from './induce';
import { Overlay } from './overlay';
import { narrower, targetLabel, targetsFor, targetUnder, wider, type Step, type Target } from './pick-targets';
import { reviewBody } from './review';
import type { Samples } from './samples';
import type { Say } from './words';

export type TeachingPorts = {
  readonly layout: LayoutReader;
  readonly say: Say;
  /** Language tag of the texts. */
  readonly language: string;
  /** Rejects when the hints were not saved. */
  readonly save: (hints: Hints) => Promise<unknown>;
  /** Called once, when everything is taken off the page again. */
  readonly ended: () => void;
  /** `open` lets tests look inside. */
  readonly mode: ShadowRootMode;
};

const steps: readonly Step[] = ['out', 'in', 'sender', 'time', 'image'];
const questions = {
  out: 'teachOut',
  in: 'teachIn',
  sender: 'teachSender',
  time: 'teachTime',
  image: 'teachImage',
  peer: 'teachPeer',
} as const;
/** What may not be there at all. */
const optional: ReadonlySet<Step> = new Set(['sender', 'time', 'image', 'peer']);
/** The narrow boxes of a row, for the row itself may be as wide as the pane. */
const messageParts = (row: Element): readonly Element[] => [...row.querySelectorAll('*')].filter((part) => part.childElementCount === 0);
const nothing: Samples = { out: [], in: [], system: [], not: [] };

/** What the hints that were found make of the page. */
export type Lesson = { readonly hints: Hints; readonly pane: Pane; readonly rows: readonly ReadRow[] };
export type Verdict = 'out' | 'in' | 'system' | 'not';

/**
 * Teaching by clicking, from the first question to the saved hints. It asks, step by step, for one thing of each kind, derives hints, shows what they read,
 * and takes corrections. Nothing of the page is changed; Escape ends it at any time.
 */
export class Teaching {
  readonly #ports: TeachingPorts;
  readonly #overlay: Overlay;
  readonly #live = make('p', { class: 'unseen', role: 'status' });
  #samples: Samples = nothing;
  /** The step that is asked for now; null while the review is shown. */
  #step: Step | null = 'out';
  /** True where one step alone is asked again from the review. */
  #again = false;
  #panes: readonly Pane[];
  #told: readonly Draft[];
  #targets: readonly Target[] = [];
  #at = -1;
  #target: Target | null = null;
  #choice = make('div');
  #lesson: Lesson | null = null;

  constructor(ports: TeachingPorts) {
    this.#ports = ports;
    this.#panes = findPanes(document, null, () => ports.layout);
    this.#told = this.#panes.flatMap((pane) => ports.layout.entries(pane).entries.flatMap(({ draft }) => draft ?? []));
    this.#overlay = new Overlay(
      {
        key: (event) => this.#key(event),
        over: (x, y) => this.#over(x, y),
        pick: (x, y) => this.#pick(x, y),
        moved: () => this.#moved(),
      },
      ports.language,
      ports.mode,
    );
    this.#ask('out');
    this.#overlay.dock(this.#told.flatMap(({ element }) => messageParts(element)));
  }

  /** Takes everything off the page, without a word to anyone. */
  remove(): void {
    this.#overlay.remove();
  }

  end(): void {
    this.remove();
    this.#ports.ended();
  }

  // Steps

  #ask(step: Step): void {
    this.#step = step;
    this.#target = null;
    this.#at = -1;
    this.#targets = targetsFor(step, this.#panes, this.#told);
    this.#overlay.pointing = true;
    this.#overlay.mark([]);
    const { say } = this.#ports;
    this.#choice = make('div', { class: 'choice', role: 'listbox', tabindex: '0', 'aria-label': say(questions[step]) });
    this.#showChoice();
    const foot = [
      optional.has(step) ? this.#button('teachNone', () => this.#answer(null)) : null,
      this.#again || step !== 'out' ? this.#button('teachBack', () => this.#back()) : null,
      this.#button('teachCancel', () => this.end()),
    ];
    this.#show(say(questions[step]), [this.#progress(step), make('p', { class: 'soft' }, say('teachHow')), this.#choice], foot);
    this.#overlay.focus(this.#choice);
  }

  #progress(step: Step): HTMLElement | null {
    const at = steps.indexOf(step);
    if (this.#again || at < 0) return null;
    return make(
      'div',
      { class: 'steps', role: 'img', 'aria-label': this.#ports.say('teachStep', String(at + 1), String(steps.length)) },
      ...steps.map((_, index) => make('i', { class: index <= at ? 'done' : '' })),
    );
  }

  #answer(target: Target | null): void {
    const step = this.#step;
    if (!step) return;
    const sample = target?.sample ?? null;
    if ((step === 'out' || step === 'in') && !sample) return;
    const taken = step === 'out' || step === 'in' ? { [step]: sample ? [sample] : [] } : { [step]: sample };
    this.#samples = { ...this.#samples, ...taken };
    const next = steps[steps.indexOf(step) + 1];
    if (this.#again || !next) this.#learn();
    else this.#ask(next);
  }

  #back(): void {
    if (this.#again && this.#lesson) return this.#review();
    const before = this.#step === null ? steps.at(-1) : steps[steps.indexOf(this.#step) - 1];
    this.#again = false;
    if (before) this.#ask(before);
  }

  // Pointing

  #over(x: number, y: number): void {
    if (!this.#step) return;
    const target = targetUnder(this.#step, this.#overlay.under(x, y), this.#told);
    if (target?.sample !== this.#target?.sample) this.#point(target, -1);
  }

  #pick(x: number, y: number): void {
    const under = this.#overlay.under(x, y);
    if (this.#step) {
      const target = targetUnder(this.#step, under, this.#told);
      if (target) this.#answer(target);
      return;
    }
    const [first] = under;
    const row = first && this.#lesson?.rows.find(({ element }) => element.contains(first));
    if (row) this.#review(row.element);
  }

  #point(target: Target | null, at: number): void {
    this.#target = target;
    this.#at = at;
    this.#overlay.mark(target ? [{ element: target.shown, side: 'here', label: null }] : []);
    this.#showChoice();
  }

  #showChoice(): void {
    const { say } = this.#ports;
    if (!this.#target) {
      const words = say(this.#targets.length > 0 ? 'teachHowMouse' : 'teachNothing');
      this.#choice.replaceChildren(make('span', { class: 'soft', role: 'option', 'aria-selected': 'false' }, words));
      this.#choice.removeAttribute('aria-activedescendant');
      return;
    }
    const label = targetLabel(this.#target) || say('teachKindImage');
    const place = this.#at < 0 ? label : say('teachCandidate', String(this.#at + 1), String(this.#targets.length), label);
    this.#choice.replaceChildren(make('span', { id: 'teach-choice', role: 'option', 'aria-selected': 'true' }, place));
    this.#choice.setAttribute('aria-activedescendant', 'teach-choice');
    if (this.#at >= 0) this.#live.textContent = place;
  }

  #key(event: KeyboardEvent): boolean {
    if (event.key === 'Escape') this.end();
    else if (event.key === 'Backspace') this.#back();
    else if (event.key === 'PageUp' || event.key === 'PageDown') this.#scroll(event.key === 'PageUp' ? -1 : 1);
    else if (!this.#step) return false;
    else if (event.key === 'ArrowDown') this.#walk(1);
    else if (event.key === 'ArrowUp') this.#walk(-1);
    else if (event.key === 'ArrowLeft' && this.#target) this.#point(wider(this.#target), this.#at);
    else if (event.key === 'ArrowRight' && this.#target) this.#point(narrower(this.#target), this.#at);
    else if (event.key === 'Enter' && this.#target) this.#answer(this.#target);
    else return false;
    return true;
  }

  #walk(by: 1 | -1): void {
    const many = this.#targets.length;
    if (many === 0) return;
    const from = this.#at < 0 ? (by > 0 ? -1 : 0) : this.#at;
    const at = (from + by + many) % many;
    this.#point(this.#targets[at] ?? null, at);
  }

  #scroll(by: 1 | -1): void {
    const pane = this.#lesson?.pane ?? this.#panes[0];
    pane?.element.scrollBy(0, by * pane.element.clientHeight * 0.8);
  }

  #moved(): void {
    if (this.#step) this.#targets = targetsFor(this.#step, this.#panes, this.#told);
    else this.#outline();
  }

  // What was learnt

  #learn(): void {
    const pane = paneOf(this.#samples, this.#ports.layout);
    const hints = pane && induce(pane, this.#samples, this.#ports.layout);
    this.#lesson = pane && hints ? { hints, pane, rows: readTaught(pane, hints) } : null;
    this.#again = false;
    if (this.#lesson && this.#lesson.rows.length > 0) this.#review();
    else this.#failed();
  }

  #failed(): void {
    const { say } = this.#ports;
    this.#step = null;
    this.#overlay.mark([]);
    this.#samples = nothing;
    const again = this.#button('teachAgain', () => this.#ask('out'), 'main');
    this.#show(say('teachFailed'), [], [again, this.#button('teachCancel', () => this.end())]);
    this.#overlay.focus(again);
  }

  /** Shows what the hints read; `opened` is the row that is being corrected. */
  #review(opened: Element | null = null): void {
    const lesson = this.#lesson;
    if (!lesson) return;
    const { say } = this.#ports;
    this.#step = null;
    this.#again = false;
    this.#overlay.pointing = false;
    const body = reviewBody(lesson, opened, {
      say,
      button: (key, action) => this.#button(key, action),
      on: (element, action) => this.#overlay.on(element, action),
      open: (element) => this.#review(element),
      judge: (element, verdict) => this.#judge(element, verdict),
      repick: (step) => this.#repick(step),
    });
    const save = this.#button('teachSave', () => void this.#save(save), 'main');
    this.#show(say('teachReview'), body, [
      save,
      this.#button('teachBack', () => this.#back()),
      this.#button('teachCancel', () => this.end()),
    ]);
    const wanted = this.#overlay.panel.querySelector<HTMLElement>('.fix button');
    this.#overlay.focus(wanted ?? save);
    wanted?.scrollIntoView({ block: 'nearest' });
    this.#outline();
  }

  #outline(): void {
    const rows = this.#lesson?.rows ?? [];
    this.#overlay.mark(rows.map(({ row, element }, at) => ({ element, side: row.direction, label: String(at + 1) })));
  }

  #repick(step: Step): void {
    this.#again = true;
    this.#ask(step);
  }

  /** The user says what a row is: it becomes a sample, and everything is derived anew. */
  #judge(element: Element, verdict: Verdict): void {
    const without = (parts: readonly Element[]): readonly Element[] => parts.filter((part) => !element.contains(part));
    const { out, in: incoming, system, not } = this.#samples;
    const rest = { out: without(out), in: without(incoming), system: without(system), not: without(not) };
    this.#samples = { ...this.#samples, ...rest, [verdict]: [...rest[verdict], element] };
    if (this.#samples.out.length === 0) this.#repick('out');
    else if (this.#samples.in.length === 0) this.#repick('in');
    else this.#learn();
  }

  async #save(button: HTMLButtonElement): Promise<void> {
    const { say } = this.#ports;
    if (!this.#lesson) return;
    button.disabled = true;
    button.textContent = say('teachSaving');
    try {
      await this.#ports.save(this.#lesson.hints);
      this.#saved();
    } catch {
      this.#review();
      this.#overlay.panel.querySelector('.body')?.append(make('p', { class: 'bad', role: 'alert' }, say('teachNotSaved')));
    }
  }

  #saved(): void {
    const { say } = this.#ports;
    this.#lesson = null;
    this.#overlay.mark([]);
    const close = this.#button('teachClose', () => this.end(), 'main');
    this.#show(say('teachSaved'), [make('p', { class: 'soft' }, say('teachKeep'))], [close]);
    this.#overlay.focus(close);
  }

  // The panel

  #button(key: Parameters<Say>[0], action: () => void, look = ''): HTMLButtonElement {
    const button = make('button', { type: 'button', class: look === '' ? null : look }, this.#ports.say(key));
    this.#overlay.on(button, action);
    return button;
  }

  #show(heading: string, body: readonly (Node | null)[], foot: readonly (Node | null)[]): void {
    const move = this.#button('teachMove', () => this.#overlay.move(), 'plain');
    const title = make('h1', {}, this.#ports.say('teachTitle'));
    this.#overlay.panel.replaceChildren(
      make('div', { class: 'head' }, title, move),
      make('h2', { id: this.#overlay.titleId, tabindex: '-1' }, heading),
      make('div', { class: 'body' }, ...body),
      make('div', { class: 'foot' }, ...foot),
      this.#live,
    );
    this.#live.textContent = heading;
  }
}
