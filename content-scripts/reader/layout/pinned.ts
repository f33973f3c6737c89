import type { Atom } from './page-atoms';

/** More things than this that stay in their places belong to the messages, as their dates and names do. */
const most = 2;

/** What stays in its place while the messages scroll by is none of them: a banner, an offer. Times may stay above those they belong to. */
export function withoutPinned(atoms: readonly Atom[]): readonly Atom[] {
  const pinned = new Set(atoms.flatMap((atom) => atom.pinned ?? []));
  if (pinned.size === 0 || pinned.size > most) return atoms;
  const beside = atoms.filter((atom) => atom.pinned === null);
  const apart = new Set([...pinned].filter((element) => standsBeside(element, beside)));
  return atoms.filter((atom) => atom.time !== null || atom.pinned === null || !apart.has(atom.pinned));
}

/** Whether most of what scrolls by is in the same part of the page. */
function standsBeside({ parentNode }: Element, others: readonly Atom[]): boolean {
  return others.length > 2 && others.filter(({ element }) => parentNode?.contains(element)).length > others.length / 2;
}
