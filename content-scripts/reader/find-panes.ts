import { withShadowRoots } from './find-shadow-roots';
import type { Hints } from './hints';
import type { AskLayout } from './layout-reader';
import { isHtml } from './nodes';
import type { Pane } from './reading';
import { allBelow, outermost } from './select';
import { isShown } from './visible';

/**
 * The chat panes that `root` shows now, open shadow roots included. Hints name the pane exactly; without them, or where they match nothing
 * that is shown, the layout tells, if it can be had. Frames are looked at one by one, each with its own document.
 */
export function findPanes(root: Document | ShadowRoot, hints: Hints | null, layout: AskLayout): readonly Pane[] {
  const named = hintedPanes(root, hints);
  // A pane may hold most of a page's elements, and no other pane.
  const [, ...inside] = withShadowRoots(root, new Set(named.map(({ element }) => element)));
  const hinted = [...named, ...inside.flatMap((each) => hintedPanes(each, hints))];
  if (hinted.length > 0) return hinted;
  return (layout()?.panes(root) ?? []).map((element) => ({ element, root: rootOf(element) }));
}

const rootOf = (element: Element): Document | ShadowRoot => {
  const root = element.getRootNode();
  return 'host' in root ? (root as ShadowRoot) : element.ownerDocument;
};

function hintedPanes(root: Document | ShadowRoot, hints: Hints | null): readonly Pane[] {
  return outermost(allBelow(root, hints?.pane))
    .filter(isHtml)
    .filter(isShown)
    .map((element) => ({ element, root }));
}
