import { browser } from '../platform/browser';

/** What a frame looks like to someone who wants to find the chat in it. */
type FrameLook = { readonly frameId: number; readonly score: number };

/* oxlint-disable unicorn/consistent-function-scoping -- what runs inside a frame is sent there alone and sees nothing around it */
/** Runs inside a frame, alone: how much it looks like the frame with the chat. The layout reader has been put there before. */
function lookOfFrame(): number {
  const here: { readonly [layout: symbol]: unknown } = globalThis;
  const layout = here[Symbol.for('liaocun.layout')] as { panes(root: Document): readonly HTMLElement[] } | null | undefined;
  const area = (element: Element): number => element.clientWidth * element.clientHeight;
  const found = layout?.panes(document) ?? [];
  if (found.length > 0) return 1e9 + Math.max(...found.map(area));
  const scrolls = (element: Element): boolean => /auto|scroll/.test(getComputedStyle(element).overflowY);
  return Math.max(0, ...[...document.querySelectorAll('div, main, section, ul, ol')].filter(scrolls).map(area));
}

/** The frame of a tab that shows its chat as far as the layout tells, else the one with the largest scroller, else the top one. */
export async function frameOfChat(tabId: number): Promise<number> {
  const results = await browser.scripting.executeScript({ target: { tabId, allFrames: true }, func: lookOfFrame });
  const looks: readonly FrameLook[] = results.map(({ frameId, result }) => ({ frameId, score: typeof result === 'number' ? result : 0 }));
  const [best] = looks.toSorted((a, b) => b.score - a.score || a.frameId - b.frameId);
  return best?.frameId ?? 0;
}
