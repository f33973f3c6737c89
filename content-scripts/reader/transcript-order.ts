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
  const step = isFree(first.element) ? 1 : Math.max(1, Math.floor(blocks.length / sampled));
  const sample = blocks.filter((_, index) => index % step === 0 || index === blocks.length - 1);
  return descends(sample) ? blocks : byTop(blocks);
}

function isFree(element: Element): boolean {
  return getComputedStyle(element).position === 'absolute';
}

function topOf({ element }: Block): number {
  return element.getBoundingClientRect().top;
}

function descends(blocks: readonly Block[]): boolean {
  let last = -Infinity;
  for (const block of blocks) {
    const top = topOf(block);
    if (top < last) return false;
    last = top;
  }
  return true;
}

function byTop(blocks: readonly Block[]): readonly Block[] {
  return blocks
    .map((block) => ({ block, top: topOf(block) }))
    .toSorted((a, b) => a.top - b.top)
    .map(({ block }) => block);
}
