import { groupBy } from './group-by';
import type { Atom, Atoms, Face } from './page-atoms';

/** The largest face with initials, in CSS pixels, and the most letters in it. */
const [largest, mostLetters] = [64, 3];

/** Takes letters in small squares beside other words for the faces they stand for. */
export function withoutBadges<T extends Pick<Atoms, 'atoms' | 'faces'>>(found: T): T {
  const small = new Set(found.atoms.filter(isBadgeShaped));
  if (small.size === 0) return found;
  const families = groupBy(found.atoms, ({ family }) => family);
  const places = new Map(found.atoms.map((atom, at) => [atom, at]));
  const badges = new Set(
    [...families.values()].filter((members) => areBadges(members, small, (badge) => around(found.atoms, places.get(badge) ?? 0))).flat(),
  );
  const faces = [...badges].map((atom): Face => ({ element: atom.element, rect: boxOf(atom), name: '' }));
  return { ...found, atoms: found.atoms.filter((atom) => !badges.has(atom)), faces: [...found.faces, ...faces] };
}

/** What stands beside a face is near it in the document. */
const reach = 6;
const around = (atoms: readonly Atom[], at: number): readonly Atom[] => atoms.slice(Math.max(0, at - reach), at + reach + 1);

const boxOf = (atom: Atom): DOMRect => (atom.painted[0] ?? atom.element).getBoundingClientRect();

function isBadgeShaped(atom: Atom): boolean {
  if (
    atom.media !== null ||
    atom.time !== null ||
    !atom.painted[0] ||
    !/^[\p{L}\p{N}]/u.test(atom.text) ||
    Array.from(atom.text).length > mostLetters
  )
    return false;
  const { width, height } = boxOf(atom);
  return width >= 16 && Math.max(width, height) <= largest && Math.abs(width - height) <= 4;
}

/** What is made alike are badges when all are, and other words stand beside most of them. */
function areBadges(members: readonly Atom[], small: ReadonlySet<Atom>, near: (badge: Atom) => readonly Atom[]): boolean {
  if (!members.every((atom) => small.has(atom)) || new Set(members.map((atom) => Math.round(boxOf(atom).width))).size > 1) return false;
  const beside = members.filter((badge) => hasWordsBeside(badge, near(badge)));
  return beside.length > members.length * 0.7;
}

function hasWordsBeside(badge: Atom, near: readonly Atom[]): boolean {
  const { left, right, top, bottom } = boxOf(badge);
  return near.some(({ rect, text, time, family, media }) => {
    if (family === badge.family || time !== null) return false;
    const isBeside = rect.top < bottom && top < rect.bottom && (rect.left >= right || rect.right <= left);
    return isBeside && (media !== null || text.length > 0);
  });
}
