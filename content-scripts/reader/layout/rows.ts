import type { Direction } from '../../../src/domain/message';
import { mediaAttachment } from '../attachments';
import { withoutBadges } from './badges';
import { isBlank, oneLine } from '../clean-text';
import { domText } from '../dom-text';
import type { Draft } from '../draft';
import type { Entry, Taken } from '../finish-rows';
import { withHeadsApart } from './head-sentences';
import { fileName } from './file-name';
import { isFurniture } from './furniture';
import { labelUnits, type Labelled } from './labels';
import { withoutLargeFaces } from './large-faces';
import { isMark, type Looks, withoutSaidTimes } from './looks';
import { withoutLineHeads } from './line-heads';
import { namesAmong, type Names, type Sided } from './names';
import { sidesOf } from './sides';
import { isReactionTo } from './reaction';
import { type Unit, unitsOf } from './units';
import { limits, within } from '../limits';
import { dayWithin, nameAndTime, timeBehind } from './name-and-time';
import { withOwnSide } from './own-side';
import { atomsOf, type Atom, type Atoms } from './page-atoms';
import { withoutPinned } from './pinned';
import { quoteIn } from './quote';
import { spokenTime } from './spoken-time';
import type { Pane } from '../reading';

/** Rows and separators as the layout alone tells them, oldest first; only those in `blocks`, where they are given. */
export function layoutEntries(pane: Pane, blocks?: readonly Element[]): Taken {
  return entriesAmong(pane, atomsOf(pane.element, blocks));
}

/** Rows and separators of what was found in a pane. */
export function entriesAmong(pane: Pane, found: Atoms): Taken {
  const { atoms: seen, faces, left } = withoutBadges(withoutLargeFaces(found));
  const atoms = withoutSaidTimes(withHeadsApart(withoutPinned(seen)));
  const badges = new Set(faces.map(({ element }) => element));
  const layout = unitsOf(pane.element, atoms);
  const rtl = getComputedStyle(pane.element).direction === 'rtl';
  const sides = sidesOf(layout.units, layout.lane, rtl, faces);
  const rows = labelUnits(pane.element, layout).map((each): Sided => ({ ...each, direction: sides.get(each.unit) ?? 'system' }));
  const names = namesAmong(rows, layout.looks, faces);
  const entries = rows
    .filter((row, index) => !isFurniture(row, index === 0 || index === rows.length - 1))
    .map((row) => entryOf(row, names, layout.looks, badges));
  const whole = withoutLineHeads(entries);
  return { entries: withOwnSide(pane, names.below ? namedFromBelow(whole) : whole), left };
}

function entryOf(row: Sided, names: Names, looks: Looks, badges: ReadonlySet<Element>): Entry {
  const draft = draftOf(row, names, looks, badges);
  const day = draft.direction === 'system' && draft.text !== null ? dayWithin(draft.text) : null;
  return day === null ? { separators: row.separators, draft } : { separators: [...row.separators, day], draft: null };
}

/** Where names stand under the last message of a group, the messages above it have the same author. */
function namedFromBelow(entries: readonly Entry[]): readonly Entry[] {
  const named: Entry[] = [];
  let below: Pick<Draft, 'direction' | 'sender'> | null = null;
  for (const { separators, draft } of entries.toReversed()) {
    const own: Draft | null = draft && { ...draft, sender: draft.sender ?? senderBelow(draft, below) };
    named.push({ separators, draft: own });
    below = separators.length === 0 ? own : null;
  }
  return named.toReversed();
}

function senderBelow({ direction }: Draft, below: Pick<Draft, 'direction' | 'sender'> | null): string | null {
  return below?.direction === direction ? below.sender : null;
}

/** Names that mean the reader of the page. */
const self =
  /^(?:you|me|myself|我|你|您|本人|自己|自分|あなた|나|ฉัน|คุณ|bạn|tôi|anda|saya|kamu|você|eu|tú|yo|vous|moi|ich|sie|вы|я|tu|io|sen|siz|jij|ik|ty|ja|ikaw|ako|אתה|אני|أنت|أنا)$|\((?:you|me|我|自己|bạn|anda|você|tú|vous|sie|вы|あなた|나)\)$/iu;

function draftOf(row: Sided, names: Names, looks: Looks, badges: ReadonlySet<Element>): Draft {
  const { unit, direction } = row;
  const media = unit.atoms.filter((atom) => atom.media !== null);
  const said = saidAround(row, names, looks);
  const apart = new Set(said.used.map(({ element }) => element));
  const own = unit.atoms.filter((atom) => !said.used.includes(atom));
  const quote = quoteIn(unit, apart, media.length === 0 && fileName(own) !== null);
  const file = media.length === 0 ? fileName(own.filter(({ element }) => quote?.contains(element) !== true)) : null;
  const text = domText(unit.element, {
    skip: (element) => apart.has(element) || badges.has(element) || element === quote || element.localName === 'button',
    limit: limits.text,
  });
  const byName = direction === 'in' && said.name !== null && self.test(said.name) ? 'out' : direction;
  return {
    element: row.row,
    direction: byName,
    sender: byName === 'system' ? null : within(said.name, limits.name),
    time: said.time ?? (byName === 'system' && text !== null ? within(timeBehind(text), limits.time) : null),
    timeAttribute: said.machineTime,
    kind: file === null ? (media[0]?.media ?? (isBlank(text ?? '') ? null : 'text')) : 'file',
    text: file ?? text,
    tooLong: text === null,
    attachments:
      file === null ? media.map((atom) => mediaAttachment(atom.media ?? 'image', atom.element)) : [{ kind: 'file', name: file, url: null }],
    platformId: null,
    pending: false,
    failed: false,
    auto: false,
  };
}

type Said = {
  readonly name: string | null;
  readonly time: string | null;
  readonly machineTime: string | null;
  readonly used: readonly Atom[];
};

/** Name, time and marks: among the labels at the unit, or inside it beside its words. */
function saidAround({ unit, labels, direction }: Labelled & { readonly direction: Direction }, names: Names, looks: Looks): Said {
  const words = unit.atoms.filter((atom) => atom.media === null);
  const alone = words.length === unit.atoms.length && words.length < 2;
  const inside = alone || direction === 'system' ? [] : words;
  const ownTimes = timesInside(direction === 'system' && !alone ? words : inside, unit.atoms.length > words.length);
  const times = [...labels.filter((label) => label.time !== null), ...ownTimes];
  const time = times.find((atom) => atom.time?.clock === true) ?? times[0] ?? null;
  const named = [...labels, ...inside].filter((each) => names.atoms.has(each));
  const name = named.find((each) => time !== null && sharesLine(each, time)) ?? named[0] ?? null;
  const head = name !== null && inside.includes(name) ? name : null;
  const joined = joinedLabel(labels) ?? (time ? null : joinedLabel(inside.slice(0, 1)));
  const used = [
    ...ownTimes,
    ...(head ? [head, ...headLine(head, inside, looks, words.length < unit.atoms.length)] : []),
    ...marksIn(inside, looks, unit),
    ...labels,
  ];
  return {
    name: joined?.name ?? name?.text.replace(/[\s,，:：·•|]+$/u, '') ?? null,
    time: within(oneLine((time && spokenTime(time.element)) ?? time?.text ?? joined?.time ?? ''), limits.time),
    machineTime: time && machineTime(time.element),
    used: joined !== null && inside[0] !== undefined && nameAndTime(inside[0].text) === joined ? [...used, inside[0]] : used,
  };
}

/** The instant that the page itself notes at a time, where it does: `<time datetime>`. */
function machineTime(element: Element): string | null {
  const noted = element.closest('time[datetime]')?.getAttribute('datetime')?.trim() ?? '';
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}.{0,20}$/.test(noted) ? noted : null;
}

/** The times set into a unit; where it says nothing else, its first line is the message, though it looks like a time. */
function timesInside(words: readonly Atom[], hasMedia: boolean): readonly Atom[] {
  const times = words.filter(({ time }) => time !== null);
  return hasMedia || times.length < words.length ? times : times.slice(1);
}

const sharesLine = ({ rect }: Atom, { rect: other }: Atom): boolean => rect.top < other.bottom - 2 && other.top < rect.bottom - 2;

/** What stands above a name, as what is answered to, and beside it above the words: a role, a badge. `showsMore`: pictures beside the words. */
function headLine(head: Atom, inside: readonly Atom[], looks: Looks, showsMore: boolean): readonly Atom[] {
  const over = inside.filter(({ rect }) => rect.bottom <= head.rect.top + 2);
  const body = inside.find((atom) => atom !== head && atom.time === null && !over.includes(atom) && looks.isBody(atom));
  // What stands above a name set below its message is the message.
  if (!body) return showsMore ? over : [];
  if (sharesLine(body, head)) return over;
  return [...over, ...inside.filter((atom) => atom !== head && sharesLine(atom, head) && looks.isLabel(atom))];
}

/** Read marks, «edited» and reactions inside a message that says or shows something else too. */
function marksIn(inside: readonly Atom[], looks: Looks, { element, atoms }: Unit): readonly Atom[] {
  const refrains = looks.refrains(inside);
  const marks = inside.filter(
    (atom) => looks.isFate(atom) || (looks.isLabel(atom) && isMark(atom.text)) || refrains.has(atom) || isReactionTo(element, atom),
  );
  return marks.length < atoms.filter(({ time }) => time === null).length ? marks : [];
}

/** `Anna • 9:05 AM` in one piece. */
function joinedLabel(labels: readonly Atom[]): { readonly name: string | null; readonly time: string } | null {
  for (const { text } of labels) {
    const found = nameAndTime(text);
    if (found) return found;
  }
  return null;
}
