import type { Hints } from '../reader/hints';
import type { LayoutReader } from '../reader/layout-reader';
import { make } from './elements';
import { judged, learn, type Lesson, type Verdict } from './lesson';
import { Overlay } from './overlay';
import type { Step, Target } from './pick-targets';
import { Pointing } from './pointing';
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
const nothing: Samples = { out: [], in: [], system: [], not: [] };

/**
 * Teaching by clicking, from the first question to the saved hints. It asks, step by step, for one thing of each kind, derives hints, shows what they read,
 * and takes corrections. Nothing of the page is changed; Escape ends it at any time.
 */
export class Teaching {
  readonly #ports: TeachingPorts;
  readonly #overlay: Overlay;
  readonly #pointing: Pointing;
  readonly #live = make('p', { class: 'unseen', role: 'status' });
  #samples: Samples = nothing;
  /** The step that is asked for now; null while the review is shown. */
  #step: Step | null = 'out';
  /** True where one step alone is asked again from the review. */
  #again = false;
  #lesson: Lesson | null = null;

  constructor(ports: TeachingPorts) {
    this.#ports = ports;
    this.#overlay = new Overlay(
      {
        key: (event) => this.#key(event),
        over: (x, y) => {
          if (this.#step) this.#pointing.over(x, y);
        },
        pick: (x, y) => this.#pick(x, y),
        moved: () => this.#moved(),
      },
      ports.language,
      ports.mode,
    );
    const { layout, say } = ports;
    this.#pointing = new Pointing({ overlay: this.#overlay, layout, say, tell: (words) => (this.#live.textContent = words) });
    this.#ask('out');
    this.#overlay.dock(this.#pointing.parts);
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
    this.#overlay.pointing = true;
    const question = this.#ports.say(questions[step]);
    const choice = this.#pointing.begin(step, question);
    const foot = [
      optional.has(step) ? this.#button('teachNone', () => this.#answer(null)) : null,
      this.#again || step !== 'out' ? this.#button('teachBack', () => this.#back()) : null,
      this.#button('teachCancel', () => this.end()),
    ];
    this.#show(question, [this.#progress(step), make('p', { class: 'soft' }, this.#ports.say('teachHow')), choice], foot);
    this.#overlay.focus(choice);
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

  // What is done on the page

  #pick(x: number, y: number): void {
    if (this.#step) {
      const target = this.#pointing.pick(x, y);
      if (target) this.#answer(target);
      return;
    }
    const [first] = this.#overlay.under(x, y);
    const row = first && this.#lesson?.rows.find(({ element }) => element.contains(first));
    if (row) this.#review(row.element);
  }

  #key(event: KeyboardEvent): boolean {
    if (event.key === 'Escape') this.end();
    else if (event.key === 'Backspace') this.#back();
    else if (event.key === 'PageUp' || event.key === 'PageDown') this.#scroll(event.key === 'PageUp' ? -1 : 1);
    else if (!this.#step) return false;
    else if (event.key === 'Enter' && this.#pointing.target) this.#answer(this.#pointing.target);
    else return this.#pointing.key(event.key);
    return true;
  }

  #scroll(by: 1 | -1): void {
    const pane = this.#lesson?.pane ?? this.#pointing.pane;
    pane?.element.scrollBy(0, by * pane.element.clientHeight * 0.8);
  }

  #moved(): void {
    if (this.#step) this.#pointing.moved();
    else this.#outline();
  }

  // What was learnt

  #learn(): void {
    this.#lesson = learn(this.#samples, this.#ports.layout);
    this.#again = false;
    if (this.#lesson) this.#review();
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
    wanted?.parentElement?.scrollIntoView({ block: 'nearest' });
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
    this.#samples = judged(this.#samples, element, verdict);
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
