import { groupBy } from './group-by';
import type { Atom, Atoms, Face } from './page-atoms';

/** So many times the same picture beside messages is somebody's face, however large. */
const often = 3;
/** Beside so many of its messages stand words that are no time. */
const mostly = 0.7;
/** What stands beside a face is near it in the document. */
const reach = 4;

/** Takes pictures that are shown again and again beside the messages for faces; small ones were taken for faces before. */
export function withoutLargeFaces<T extends Pick<Atoms, 'atoms' | 'faces'>>(found: T): T {
  const pictures = found.atoms.filter(({ media, element }) => media === 'image' && addressOf(element) !== '');
  if (pictures.length === 0) return found;
  const known = new Set(found.faces.map(({ element }) => addressOf(element)));
  const places = new Map(found.atoms.map((atom, at) => [atom, at]));
  const isBeside = (picture: Atom): boolean => {
    const at = places.get(picture) ?? 0;
    return found.atoms.slice(Math.max(0, at - reach), at + reach + 1).some((other) => standsBeside(picture, other));
  };
  const same = [...groupBy(pictures, ({ element }) => addressOf(element))];
  const isFace = ([address, members]: readonly [string, readonly Atom[]]): boolean =>
    known.has(address) || (members.length >= often && members.filter(isBeside).length > members.length * mostly);
  const faces = same.filter(isFace);
  if (faces.length === 0) return found;
  const taken = new Set(faces.flatMap(([, members]) => members));
  const asFaces = [...taken].map(({ element, rect }): Face => ({ element, rect, name: element.getAttribute('alt')?.trim() ?? '' }));
  return { ...found, atoms: found.atoms.filter((atom) => !taken.has(atom)), faces: [...found.faces, ...asFaces] };
}

const addressOf = (element: Element): string => element.getAttribute('src') ?? '';

function standsBeside(picture: Atom, { rect, element, time }: Atom): boolean {
  if (element === picture.element || time !== null) return false;
  const [own, shared] = [picture.rect, Math.min(rect.bottom, picture.rect.bottom) - Math.max(rect.top, picture.rect.top)];
  return shared > 0.5 * Math.min(rect.height, own.height) && (rect.left >= own.right - 2 || rect.right <= own.left + 2);
}
