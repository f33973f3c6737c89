import { groupBy } from './group-by';
import type { Direction } from '../../src/domain/message';
import type { Labelled } from './layout-labels';
import { isMark, isName, type Looks } from './layout-looks';
import type { Atom, Face } from './page-atoms';

export type Sided = Labelled & { readonly direction: Direction };

/** Where a name can stand: on top of the message, in its line, or under it. */
type Stand = 'above' | 'beside' | 'below';
type Candidate = {
  readonly atom: Atom;
  readonly stand: Stand;
  readonly inside: boolean;
  readonly timed: boolean;
  readonly direction: Direction;
};

/** The atoms that name who wrote a message, and whether names stand under the messages of their group. */
export type Names = { readonly atoms: ReadonlySet<Atom>; readonly below: boolean };

/**
 * Tells names from marks such as «Read» by families: what is made alike is a name everywhere or nowhere. Names stand above their messages;
 * elsewhere none may stand on both sides, and some must stand at the others' messages; or they are what the faces say.
 */
export function namesAmong(rows: readonly Sided[], looks: Looks, faces: readonly Face[]): Names {
  const messages = rows.filter(({ direction }) => direction !== 'system');
  const candidates = messages.flatMap((row) => candidatesOf(row, looks));
  const called = new Set(faces.map(({ name }) => name).filter((name) => name !== ''));
  const atoms = new Set<Atom>();
  let below = 0;
  for (const members of groupBy(candidates, ({ atom, inside }) => `${String(inside)}|${atom.family}`).values()) {
    if (!areNames(members, called)) continue;
    for (const { atom, stand } of members) {
      atoms.add(atom);
      below += stand === 'below' ? 1 : 0;
    }
  }
  return { atoms, below: below > atoms.size / 2 };
}

/** The short texts at a message that may be a name: labels around it, or the first line inside when it is set unlike the words. */
function candidatesOf({ unit, labels, direction }: Sided, looks: Looks): readonly Candidate[] {
  const around = labels
    .filter((label) => label.time === null && label.media === null && isName(label.text) && !isMark(label.text))
    .map((atom): Candidate => ({ atom, stand: standOf(atom, labels, unit.box), inside: false, timed: false, direction }));
  const inside = headOf(unit.atoms, looks);
  if (!inside) return around;
  const body = unit.atoms.find((atom) => atom !== inside && atom.time === null);
  // A time in its line, or between it and the words, makes it the head of a message rather than the title of a card.
  const timed = unit.atoms.some(
    ({ time, rect }) => time !== null && rect.bottom > inside.rect.top && rect.top < (body?.rect.top ?? Infinity),
  );
  return [...around, { atom: inside, stand: 'above', inside: true, timed, direction }];
}

function headOf(atoms: readonly Atom[], looks: Looks): Atom | null {
  const [first, second] = atoms.filter(({ time }) => time === null);
  if (!first || !second || first.media !== null || !isName(first.text) || isMark(first.text) || first.family === second.family) return null;
  const apart = first.look !== second.look || looks.isLabel(first);
  const leads = first.rect.bottom <= second.rect.top + 6 || first.rect.right <= second.rect.left + 2;
  return apart && leads ? first : null;
}

function standOf({ rect }: Atom, labels: readonly Atom[], box: Labelled['unit']['box']): Stand {
  const time = labels.find((label) => label.time !== null);
  const inLine = time !== undefined && rect.top < time.rect.bottom && time.rect.top < rect.bottom;
  const at = inLine ? time.rect : rect;
  if (rect.bottom <= box.top + 10 || at.bottom <= box.top + 10) return 'above';
  return rect.top >= box.bottom - 10 ? 'below' : 'beside';
}

function areNames(members: readonly Candidate[], called: ReadonlySet<string>): boolean {
  const texts = (direction?: Direction): ReadonlySet<string> =>
    new Set(members.filter((each) => direction === undefined || each.direction === direction).map(({ atom }) => atom.text));
  const all = texts();
  const few = all.size <= Math.max(1, members.length * 0.6);
  if ([...all].every((text) => called.has(text))) return true;
  if (members.every(({ inside }) => inside)) return (few && members.length >= 2) || members.every(({ timed }) => timed);
  if (members.filter(({ stand }) => stand === 'above').length > members.length / 2) return true;
  const [theirs, ours] = [texts('in'), texts('out')];
  const apart = [...theirs].every((text) => !ours.has(text));
  if (!few || !apart || members.length < 2) return false;
  return theirs.size > 0;
}
