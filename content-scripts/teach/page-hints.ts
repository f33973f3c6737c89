import { elementLabel } from '../reader/element-label';
import { limits } from '../reader/limits';
import type { Pane } from '../reader/reading';
import { allBelow, matches } from '../reader/select';
import { timeShape } from '../reader/time-shape';
import { isShown } from '../reader/visible';
import { candidatesFor, choose } from './candidates';
import type { Feature } from './features';

/** A selector for the pane that matches nothing else that is shown. */
export function paneHint({ element, root }: Pane): string | null {
  const only = (css: string): number => {
    const found = allBelow(root, css).filter(isShown);
    return found.length === 1 && found[0] === element ? 1 : 0;
  };
  const top = root.nodeType === Node.DOCUMENT_NODE ? element.ownerDocument.documentElement : (element.parentElement ?? element);
  const found = choose(candidatesFor([element], top), only, 0.5);
  return found && found.cost < 6 ? found.css : (pathTo(element, only) ?? found?.css ?? null);
}

/** Where nothing names the pane: its place below the nearest element that has a name. */
function pathTo(element: Element, only: (css: string) => number): string | null {
  let path = '';
  for (let at: Element | null = element; at?.parentElement; at = at.parentElement) {
    const index = [...at.parentElement.children].indexOf(at) + 1;
    path = ` > ${at.localName}:nth-child(${index})${path}`;
    const named = candidatesFor([at.parentElement], at.ownerDocument.documentElement).find(
      (each: Feature) => each.cost < 2.2 && only(each.css + path) === 1,
    );
    if (named) return named.css + path;
  }
  return null;
}

/** What wakes the content script: the pane, or what holds the shadow root in which the pane stands. */
export function landmarkHint({ element, root }: Pane, pane: string): string {
  if (root.nodeType === Node.DOCUMENT_NODE) return pane;
  let host: Element | null = 'host' in root ? root.host : element;
  for (let above = host?.getRootNode(); above && 'host' in above; above = host?.getRootNode()) host = above.host as Element;
  return host ? (paneHint({ element: host as HTMLElement, root: host.ownerDocument }) ?? 'body') : 'body';
}

/** Time lines between the rows; `sample` is one that the user pointed at. */
export function separatorHint(
  pane: Element,
  rows: readonly Element[],
  sample: Element | null,
  seen: ReadonlySet<string>,
  time: string | undefined,
): string | undefined {
  // Inside a row, a time line is one that the layout saw standing between the messages.
  const isLine = (element: Element): boolean => seen.has(elementLabel(element, limits.time) ?? '') && !matches(element, time);
  const outside = (element: Element): boolean => !rows.some((row) => element.contains(row) || (row.contains(element) && !isLine(element)));
  const lines = sample && outside(sample) ? [sample] : timeLines(pane, outside);
  const [first] = lines;
  if (!first) return undefined;
  const rate = (css: string): number => {
    const found = allBelow(pane, css).filter(isShown);
    if (!found.includes(first) || found.some((each) => rows.some((row) => each.contains(row)))) return 0;
    const right = found.filter((each) => outside(each) && isTime(each)).length;
    return (2 * right) / (found.length + lines.length);
  };
  return choose(candidatesFor([first], pane), rate, 0.7)?.css;
}

const isTime = (element: Element): boolean => timeShape(elementLabel(element, limits.time) ?? '') !== null;

/** The smallest elements between the rows that say a time and nothing else. */
function timeLines(pane: Element, outside: (element: Element) => boolean): readonly Element[] {
  const lines = [...pane.querySelectorAll('*')].filter(
    (each) => each.childElementCount === 0 && isShown(each) && isTime(each) && outside(each),
  );
  return lines.slice(0, 200);
}

/** The heading that names the other side: pointed at, or the one nearest above the pane. */
export function peerHint({ element, root }: Pane, picked: Element | null | undefined, names: readonly string[]): string | undefined {
  const target = picked === undefined ? headingOf(element, root, names) : picked;
  if (!target) return undefined;
  const label = elementLabel(target, limits.name);
  const only = (css: string): number => {
    const [first] = allBelow(root, css).filter(isShown);
    return first === target && label !== null ? 1 / allBelow(root, css).filter(isShown).length : 0;
  };
  const top = root.nodeType === Node.DOCUMENT_NODE ? element.ownerDocument.documentElement : (target.parentElement ?? target);
  const found = choose(candidatesFor([target], top), only, 0.99);
  return found && found.cost < 6 ? found.css : undefined;
}

const headings = 'h1, h2, h3, h4, h5, [role="heading"], header *, [class*="title" i], [class*="name" i], [class*="head" i] *';

function headingOf(pane: Element, root: ParentNode, names: readonly string[]): Element | null {
  const box = pane.getBoundingClientRect();
  const near = [...root.querySelectorAll(headings)].slice(0, 2000).flatMap((heading) => {
    const label = isShown(heading) && !pane.contains(heading) && !heading.contains(pane) ? elementLabel(heading, 60) : null;
    const at = heading.getBoundingClientRect();
    const above = at.bottom <= box.top + 4 && box.top - at.bottom < 140 && at.left < box.right && at.right > box.left;
    if (label === null || !above || timeShape(label) || heading.closest('button, nav, [role="button"], [role="tab"]')) return [];
    const isSmallest = ![...heading.children].some((child) => elementLabel(child, 60) === label);
    return isSmallest ? [{ heading, isNamed: names.includes(label), size: Number.parseFloat(getComputedStyle(heading).fontSize) }] : [];
  });
  const [best] = near.toSorted((a, b) => Number(b.isNamed) - Number(a.isNamed) || b.size - a.size);
  return best?.heading ?? null;
}
