/** How a pane is scrolled: where its oldest rows are, and how far away. Column-reverse panes count from 0 into the negative; flipped ones run downwards. */
export type Travel = { readonly toOldest: number; readonly step: (pixels: number) => void };

/** `toOldest`: pixels left to the oldest rendered row; `step` moves towards it. */
export function travelOf(element: HTMLElement): Travel {
  const style = getComputedStyle(element);
  const range = element.scrollHeight - element.clientHeight;
  if (isFlipped(style.transform)) {
    return { toOldest: range - element.scrollTop, step: (pixels) => void (element.scrollTop += pixels) };
  }
  const start = style.flexDirection === 'column-reverse' ? -range : 0;
  return { toOldest: element.scrollTop - start, step: (pixels) => void (element.scrollTop -= pixels) };
}

/** Lists that are written newest first and turned upside down. */
function isFlipped(transform: string): boolean {
  return transform !== 'none' && new DOMMatrixReadOnly(transform).d < 0;
}

/** The points of a pane at which something lying over it would be seen. */
const probes = [
  [0.5, 0.5],
  [0.25, 0.25],
  [0.75, 0.25],
  [0.25, 0.75],
  [0.75, 0.75],
] as const;

/** True when most of a pane lies under something else: a dialog, a captcha. */
export function isCovered(element: Element): boolean {
  const box = element.getBoundingClientRect();
  const root = element.getRootNode();
  if (!(root instanceof Document || root instanceof ShadowRoot)) return false;
  const hits = probes.map(([across, down]) => root.elementFromPoint(box.left + box.width * across, box.top + box.height * down));
  const covered = hits.filter((hit) => hit !== null && !element.contains(hit) && !hit.contains(element));
  return covered.length > probes.length / 2;
}
