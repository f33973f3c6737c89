import { atomsOf, type Atoms } from './page-atoms';

type Kept = { readonly words: string | null; readonly box: DOMRect; readonly found: Atoms };

/** What was found in the blocks of each pane that were looked at last. */
const kept = new WeakMap<Element, ReadonlyMap<Element, Kept>>();

/** The same as `atomsOf` those blocks, but a block that still says the same in a box of the same size is not looked through again. */
export function atomsOfBlocks(pane: Element, blocks: readonly Element[]): Atoms {
  const before = kept.get(pane);
  const now = new Map(blocks.map((block) => [block, asKept(pane, block, before?.get(block))]));
  kept.set(pane, now);
  const all = [...now.values()];
  return { atoms: all.flatMap(({ found }) => found.atoms), faces: all.flatMap(({ found }) => found.faces), left: 0 };
}

function asKept(pane: Element, block: Element, known: Kept | undefined): Kept {
  const box = block.getBoundingClientRect();
  const words = block.textContent;
  const isSame = words !== '' && known?.words === words && known.box.width === box.width && known.box.height === box.height;
  if (!known || !isSame) return { words, box, found: atomsOf(pane, [block]) };
  const [right, down] = [box.left - known.box.left, box.top - known.box.top];
  return right === 0 && down === 0 ? known : { words, box, found: moved(known.found, right, down) };
}

function moved({ atoms, faces, left }: Atoms, right: number, down: number): Atoms {
  const move = <T extends { readonly rect: DOMRect }>(one: T): T => ({
    ...one,
    rect: new DOMRect(one.rect.x + right, one.rect.y + down, one.rect.width, one.rect.height),
  });
  return { atoms: atoms.map(move), faces: faces.map(move), left };
}
