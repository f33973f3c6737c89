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

function onward(walker: TreeWalker, apart: ReadonlySet<Element>): Node | null {
  if (!isElement(walker.currentNode) || !apart.has(walker.currentNode)) return walker.nextNode();
  while (!walker.nextSibling()) if (!walker.parentNode()) return null;
  return walker.currentNode;
}
