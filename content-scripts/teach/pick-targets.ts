import type { Draft } from '../reader/draft';
import { elementLabel } from '../reader/element-label';
import { isElement, isText } from '../reader/nodes';
import type { Pane } from '../reader/reading';
import { timeShape } from '../reader/time-shape';
import { isShown } from '../reader/visible';

export type Step = 'out' | 'in' | 'sender' | 'time' | 'image' | 'peer';
/** Something to point at: the sample itself, and the larger thing that is drawn around it. */
export type Target = { readonly sample: Element; readonly shown: Element };

/** The longest list of things that keys walk through. */
const most = 300;
const media = 'img, video, canvas, picture, svg image';

/** What keys can walk through at this step: what is on the screen now, in the order of the page. */
export function targetsFor(step: Step, panes: readonly Pane[], told: readonly Draft[]): readonly Target[] {
  const roots = panes.length > 0 && step !== 'peer' ? panes.map(({ element }) => element) : [document.body];
  const found = roots.flatMap((root) => of(step, root, panes, told));
  return found.filter(({ shown }) => isOnScreen(shown)).slice(0, most);
}

function of(step: Step, root: Element, panes: readonly Pane[], told: readonly Draft[]): readonly Target[] {
  if (step === 'image') return all(root, media).filter(isLarge).map(itself);
  if (step === 'out' || step === 'in') {
    const rows = told.filter(({ element }) => root.contains(element));
    if (rows.length === 0) return labels(root).map(itself);
    const sided = rows.toSorted((a, b) => Number(b.direction === step) - Number(a.direction === step));
    return sided.map(({ element }) => ({ sample: wordsOf(element), shown: element }));
  }
  const short = labels(root).filter((each) => (each.textContent ?? '').length <= 80);
  if (step === 'time') return short.filter((each) => timeShape(elementLabel(each, 200) ?? '') !== null).map(itself);
  if (step === 'peer') return short.filter((each) => !panes.some(({ element }) => element.contains(each))).map(itself);
  return short.filter((each) => timeShape(elementLabel(each, 200) ?? '') === null).map(itself);
}

const itself = (element: Element): Target => ({ sample: element, shown: element });

/** What the pointer means at this step, of the elements below it (the smallest first). */
export function targetUnder(step: Step, under: readonly Element[], told: readonly Draft[]): Target | null {
  const [first] = under;
  if (!first || first === document.documentElement || first === document.body) return null;
  if (step === 'image') {
    const image = under.find((each) => each.matches(media)) ?? first;
    return itself(image);
  }
  if (step !== 'out' && step !== 'in') return itself(first);
  const row = told.find(({ element }) => element.contains(first))?.element;
  return { sample: first, shown: row ?? block(first) };
}

/** The nearest thing around an element that is drawn as a box. */
function block(element: Element): Element {
  for (let at: Element | null = element; at; at = at.parentElement) if (!getComputedStyle(at).display.startsWith('inline')) return at;
  return element;
}

/** One step outwards from a target, or back inwards towards `origin`. */
export function wider({ sample }: Target): Target {
  const above = sample.parentElement ?? sample;
  return above === document.body || above === document.documentElement ? itself(sample) : itself(above);
}

export function narrower({ sample }: Target): Target {
  const inside = [...sample.children].find((child) => isShown(child) && ((child.textContent ?? '').trim() !== '' || child.matches(media)));
  return itself(inside ?? sample);
}

/** The smallest element of a row that holds words, the one a pointer on them would hit. */
function wordsOf(row: Element): Element {
  const [longest] = labels(row).toSorted((a, b) => (b.textContent ?? '').length - (a.textContent ?? '').length);
  return longest ?? row;
}

/** Elements with words of their own, open shadow roots included. */
function labels(root: Element): readonly Element[] {
  return all(root, '*').filter((each) => [...each.childNodes].some((node) => isText(node) && node.data.trim() !== '') && isShown(each));
}

function all(root: Element | ShadowRoot, css: string): readonly Element[] {
  const own = [...root.querySelectorAll(css)];
  const hosts = isElement(root) && root.shadowRoot ? [root.shadowRoot] : [];
  const inside = [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
  return [...own, ...[...hosts, ...inside].flatMap((shadow) => all(shadow, css))];
}

const isLarge = (element: Element): boolean => element.getBoundingClientRect().width >= 24;

function isOnScreen(element: Element): boolean {
  const { top, bottom, left, right, width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0 && bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
}

/** A target in a few words. */
export function targetLabel({ shown }: Target): string {
  const words = elementLabel(shown, 2000) ?? (shown.textContent ?? '').replace(/\s+/g, ' ').trim();
  return words.length > 120 ? `${words.slice(0, 119)}…` : words;
}
