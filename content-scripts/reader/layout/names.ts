import { fileName } from './file-name';
import { groupBy } from './group-by';
import type { Direction } from '../../../src/domain/message';
import type { Labelled } from './labels';
import { isMark, isName, type Looks } from './looks';
import { nameAndTime } from './name-and-time';
import type { Atom, Face } from './page-atoms';
import { isReactionTo } from './reaction';

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
  const families = [...groupBy(candidates, ({ atom, inside }) => `${String(inside)}|${atom.family}`).values()];
  const named = families.filter((members) => areNames(members, called));
  const looksOfNames = new Set(named.flat().map(mirrorOf));
  // The names of one's own side may be made alike but for their class.
  const mirrored = families.filter((members) => !named.includes(members) && members.every((each) => looksOfNames.has(mirrorOf(each))));
  const found = withoutRare([...named, ...mirrored.filter(saysFew)].flat(), rows);
  // What stands beside the bubbles as a name is one too where a message has no bubble.
  const beside = new Set(found.filter(({ inside }) => !inside).map(({ atom }) => atom.family));
  const within = messages
    .flatMap(({ unit }) => unit.atoms)
    .filter(({ family, time, text }) => beside.has(family) && time === null && isName(text));
  const atoms = new Set([...found.map(({ atom }) => atom), ...within]);
  return { atoms, below: standsLast(rows, atoms) ?? found.filter(({ stand }) => stand === 'below').length > found.length / 2 };
}

/** Fewer runs than this tell nothing of what usually stands above them. */
const fewRuns = 4;

/** Who is named is named at most of his runs; what stands above a run now and then says something else. */
function withoutRare(found: readonly Candidate[], rows: readonly Sided[]): readonly Candidate[] {
  const isRare = (side: Direction): boolean => {
    const runs = rows.filter(({ direction }, at) => direction === side && rows[at - 1]?.direction !== side).length;
    return runs >= fewRuns && found.filter(({ direction }) => direction === side).length < runs * 0.3;
  };
  const rare = new Set((['in', 'out'] as const).filter(isRare));
  return rare.size === 0 ? found : found.filter(({ direction }) => direction === 'system' || !rare.has(direction));
}

const mirrorOf = ({ atom, inside, stand }: Candidate): string => [inside, stand, atom.element.localName, atom.look].join('|');

const saysFew = (members: readonly Candidate[]): boolean =>
  new Set(members.map(({ atom }) => atom.text)).size <= Math.max(1, members.length * 0.6);

/** Whether the named messages are the last of runs on one side, or the first; null where every message is named, or nothing tells. */
function standsLast(rows: readonly Sided[], names: ReadonlySet<Atom>): boolean | null {
  const isNamed = ({ unit, labels }: Sided): boolean =>
    [...labels, ...unit.atoms].some((atom) => names.has(atom)) || labels.some(({ text }) => (nameAndTime(text)?.name ?? null) !== null);
  let [first, last] = [0, 0];
  for (let start = 0, end = 0; start < rows.length; start = end) {
    const row = rows[start];
    do end += 1;
    while (end < rows.length && rows[end]?.direction === row?.direction && rows[end]?.separators.length === 0);
    const run = rows.slice(start, end);
    if (row?.direction === 'system' || run.length < 2) continue;
    const [atStart, atEnd] = [run.slice(0, 1), run.slice(-1)].map((edge) => edge.some(isNamed));
    if (atStart === true && atEnd === false) first += 1;
    if (atEnd === true && atStart === false) last += 1;
  }
  return first === last ? null : last > first;
}

/** The short texts at a message that may be a name: labels around it, or the first line inside when it is set unlike the words. */
function candidatesOf({ unit, labels, direction }: Sided, looks: Looks): readonly Candidate[] {
  const around = labels
    .filter((label) => label.time === null && label.media === null && isName(label.text) && !isMark(label.text))
    .map((atom): Candidate => ({ atom, stand: standOf(atom, labels, unit.box), inside: false, timed: false, direction }));
  const inside = headOf(unit, looks);
  if (!inside) return around;
  const body = unit.atoms.find((atom) => atom !== inside && atom.time === null);
  // A time in its line, or between it and the words, makes it the head of a message rather than the title of a card.
  const timed = unit.atoms.some(
    ({ time, rect }) => time !== null && rect.bottom > inside.rect.top && rect.top < (body?.rect.top ?? Infinity),
  );
  return [...around, { atom: inside, stand: 'above', inside: true, timed, direction }];
}

function headOf({ element, atoms }: Labelled['unit'], looks: Looks): Atom | null {
  if (fileName(atoms) !== null) return null;
  const refrains = looks.refrains(atoms);
  const words = atoms.filter((atom) => atom.time === null && !refrains.has(atom) && !isReactionTo(element, atom));
  const [first, second] = words.slice(startOfHead(words, atoms, looks));
  if (!first || !second || first.media !== null || !isName(first.text) || isMark(first.text) || first.family === second.family) return null;
  const apart = first.look !== second.look || looks.isLabel(first);
  const leads = first.rect.bottom <= second.rect.top + 6 || first.rect.right <= second.rect.left + 2;
  return apart && leads ? first : null;
}

/** What is answered to may stand above the head, which is in line with the time. */
function startOfHead(words: readonly Atom[], atoms: readonly Atom[], looks: Looks): number {
  const clock = atoms.find(({ time }) => time?.clock === true)?.rect;
  const at = clock ? words.findIndex(({ rect }) => rect.top < clock.bottom && clock.top < rect.bottom && rect.right <= clock.left + 2) : 0;
  const head = words[at];
  return head && looks.isLabel(head) && words.length > at + 1 ? at : 0;
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
  const few = all.size <= Math.max(1, Math.round(members.length * 0.6));
  if ([...all].every((text) => called.has(text))) return true;
  if (members.every(({ inside }) => inside)) return (few && members.length >= 2) || members.every(({ timed }) => timed);
  if (members.filter(({ stand }) => stand === 'above').length > members.length / 2) return true;
  const [theirs, ours] = [texts('in'), texts('out')];
  const apart = [...theirs].every((text) => !ours.has(text));
  if (!few || !apart || members.length < 2) return false;
  return theirs.size > 0;
}
