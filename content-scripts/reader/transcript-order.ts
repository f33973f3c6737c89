import type { Block } from './draft';

/** Panes up to this many blocks are looked at whole; of longer ones so many blocks are sampled. */
const sampled = 400;

/**
 * Blocks found in document order, put in transcript order (oldest first). Virtual lists place their rows freely and reversed columns run
 * upwards, so where the boxes do not descend, the boxes decide. Where nothing is laid out the document's order stands.
 */
export function inTranscriptOrder(blocks: readonly Block[], newestFirst: boolean): readonly Block[] {
  if (newestFirst) return blocks.toReversed();
  const first = blocks[0];
  if (!first) return blocks;
  return standsInOrder(blocks.map(({ element }) => element)) ? blocks : byTop(blocks);
}

/** Whether elements in document order stand one below the other. */
export function standsInOrder(elements: ArrayLike<Element>): boolean {
  const first = elements[0];
  if (!first) return true;
  const step = isFree(first) ? 1 : Math.max(1, Math.floor(elements.length / sampled));
  let last = -Infinity;
  for (let at = 0; at < elements.length; at = Math.max(at + 1, Math.min(at + step, elements.length - 1))) {
    const top = elements[at]?.getBoundingClientRect().top ?? last;
    if (top < last) return false;
    last = top;
  }
  return true;
}

function isFree(element: Element): boolean {
  return getComputedStyle(element).position === 'absolute';
}

function byTop(blocks: readonly Block[]): readonly Block[] {
  return blocks
    .map((block) => ({ block, top: block.element.getBoundingClientRect().top }))
    .toSorted((a, b) => a.top - b.top)
    .map(({ block }) => block);
}
