import { isElement } from './nodes';

/** `root` and every open shadow root inside it, hosts before what they hold. What stands below an element of `apart` is not looked at. */
export function withShadowRoots(root: Document | ShadowRoot, apart: ReadonlySet<Element> = new Set()): readonly (Document | ShadowRoot)[] {
  const roots: (Document | ShadowRoot)[] = [root];
  for (const each of roots) {
    const walker = document.createTreeWalker(each, NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = onward(walker, apart)) {
      const inside = isElement(node) ? node.shadowRoot : null;
      if (inside) roots.push(inside);
    }
  }
  return roots;
}

/** What has more children than this is a long list, whose rows hold nothing that is looked for. */
const longList = 500;

/** Moves on to the next element in document order, past what stands in `apart` or is a long list. */
export function onward(walker: TreeWalker, apart: ReadonlySet<Element> = new Set()): Node | null {
  const { currentNode } = walker;
  const isPassed = isElement(currentNode) && (currentNode.childElementCount > longList || apart.has(currentNode));
  if (!isPassed) return walker.nextNode();
  while (!walker.nextSibling()) if (!walker.parentNode()) return null;
  return walker.currentNode;
}
