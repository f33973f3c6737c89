import { isElement } from './nodes';

/** `root` and every open shadow root inside it, hosts before what they hold. */
export function withShadowRoots(root: Document | ShadowRoot): readonly (Document | ShadowRoot)[] {
  const roots: (Document | ShadowRoot)[] = [root];
  for (const each of roots) {
    const walker = document.createTreeWalker(each, NodeFilter.SHOW_ELEMENT);
    while (walker.nextNode()) {
      const inside = isElement(walker.currentNode) ? walker.currentNode.shadowRoot : null;
      if (inside) roots.push(inside);
    }
  }
  return roots;
}
