import type { Direction, Kind } from '../../src/domain/message';
import { mediaAttachment } from './attachments';
import { isBlank, oneLine } from './clean-text';
import { domText } from './dom-text';
import type { Draft } from './draft';
import type { Entry, Taken } from './finish-rows';
import { labelUnits, type Labelled } from './layout-labels';
import { unitsOf, type Unit } from './layout-units';
import { limits, within } from './limits';
import { atomsOf, type Atom, type Box } from './page-atoms';
import { dayWithin, nameAndTime } from './name-and-time';
import type { Pane } from './reading';

/** The longest line that is read as somebody's name. */
const longestName = 48;

/** Rows and separators as the layout alone tells them, oldest first. */
export function layoutEntries(pane: Pane): Taken {
  const { atoms, left } = atomsOf(pane.element);
  const layout = unitsOf(pane.element, atoms);
  const rtl = getComputedStyle(pane.element).direction === 'rtl';
  const labelled = labelUnits(pane.element, layout).map((each) => ({ ...each, direction: sideOf(each.unit, layout.lane, rtl) }));
  const beside = namesBeside(labelled);
  const entries = labelled.map((each) => entryOf(each, each.direction, beside));
  return { entries, left };
}

function entryOf(labelled: Labelled, direction: Direction, beside: ReadonlySet<Atom>): Entry {
  const draft = draftOf(labelled, direction, beside);
  const day = direction === 'system' && draft.text !== null ? dayWithin(draft.text) : null;
  return day === null ? { separators: labelled.separators, draft } : { separators: [...labelled.separators, day], draft: null };
}

/** One's own messages stand at the end of the line: right, or left where lines run leftwards. */
export function sideOf({ box, centred }: Unit, lane: Box, rtl: boolean): Direction {
  if (centred) return 'system';
  const isRight = box.left - lane.left > lane.right - box.right + 4;
  return isRight === rtl ? 'in' : 'out';
}

function draftOf(labelled: Labelled, direction: Direction, beside: ReadonlySet<Atom>): Draft {
  const { unit, row } = labelled;
  const media = unit.atoms.filter((atom) => atom.media !== null);
  const file = media.length === 0 ? fileName(unit) : null;
  const said = saidAround(labelled, file !== null, beside);
  const apart = new Set(said.used.map(({ element }) => element));
  const text = domText(unit.element, { skip: (element) => apart.has(element) || element.localName === 'button', limit: limits.text });
  return {
    element: row,
    direction,
    sender: direction === 'system' ? null : within(said.name, limits.name),
    time: said.time,
    timeAttribute: null,
    kind: file === null ? kindOf(media, text ?? '') : 'file',
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

function kindOf(media: readonly Atom[], text: string): Kind | null {
  const first = media[0]?.media ?? null;
  if (first === null) return isBlank(text) ? null : 'text';
  return first;
}

const extension = 'pdf|docx?|xlsx?|pptx?|csv|txt|rtf|zip|rar|7z|apk|exe|mp3|m4a|wav|psd|ai|eps|json|xml|html?|od[tsp]';
const fileLine = new RegExp(String.raw`^[^\n/\\?*:|"<>]{1,200}\.(?:${extension})$`, 'i');
const extensionLine = new RegExp(`^(?:${extension})$`, 'i');
const fileSize = /[\s·,]*[(（]?\d[\d.,]*\s?(?:bytes|[kmg]?i?b|字节)[)）]?$/i;

/** The file's name, in a unit that says little else: a line of its own, with its size or its ending beside it. */
function fileName({ atoms }: Unit): string | null {
  const lines = atoms.filter((atom) => atom.time === null && atom.media === null).map(({ text }) => text.replace(fileSize, ''));
  if (lines.length === 0 || lines.length > 5 || lines.some((line) => line.length > 120)) return null;
  const ending = lines.find((line) => extensionLine.test(line));
  if (ending !== undefined && lines.length > 1) return `${lines.find((line) => line !== ending) ?? ''}.${ending.toLowerCase()}`;
  const name = lines.find((line) => fileLine.test(line) && !/[。！？!?]/.test(line));
  const isAlone = lines.length > 1 || atoms[0]?.text !== name || !/\s/.test(name ?? '');
  return name !== undefined && isAlone ? name : null;
}

type Said = { readonly name: string | null; readonly time: string | null; readonly used: readonly Atom[] };

/** Name and time: among the labels at the unit, or in its first and last lines. */
function saidAround({ unit, labels }: Labelled, isFile: boolean, beside: ReadonlySet<Atom>): Said {
  const words = unit.atoms.filter((atom) => atom.media === null);
  const inside = words.length > 1 || unit.atoms.length > words.length ? words : [];
  const ownTimes = timesInside(inside, unit.atoms.length > words.length);
  const times = [...labels.filter((label) => label.time !== null), ...ownTimes];
  const time = times.find((atom) => atom.time?.clock === true) ?? times[0] ?? null;
  const label = nameLabel(unit, labels) ?? labels.find((each) => beside.has(each)) ?? null;
  const head = label || isFile ? null : nameInside(inside);
  const joined = joinedLabel(labels) ?? (time ? null : joinedLabel(inside.slice(0, 1)));
  return {
    name: joined?.name ?? label?.text ?? head?.text ?? null,
    time: within(oneLine(time?.text ?? joined?.time ?? ''), limits.time),
    used: [...ownTimes, ...(head ? [head] : []), ...labels],
  };
}

/** The times set into a unit; where it says nothing else, its first line is the message, though it looks like a time. */
function timesInside(words: readonly Atom[], hasMedia: boolean): readonly Atom[] {
  const times = words.filter(({ time }) => time !== null);
  return hasMedia || times.length < words.length ? times : times.slice(1);
}

/** `Anna • 9:05 AM` in one piece. */
function joinedLabel(labels: readonly Atom[]): { readonly name: string | null; readonly time: string } | null {
  for (const { text } of labels) {
    const found = nameAndTime(text);
    if (found) return found;
  }
  return null;
}

/** A short line above the message, or beside the time above it. */
function nameLabel(unit: Unit, labels: readonly Atom[]): Atom | null {
  const time = labels.find((label) => label.time !== null);
  const isAbove = (label: Atom): boolean =>
    label.rect.bottom <= unit.box.top + 10 ||
    (time !== undefined && overlaps(label.rect, time.rect) && time.rect.bottom <= unit.box.top + 10);
  return labels.find((label) => label.time === null && label.media === null && isName(label.text) && isAbove(label)) ?? null;
}

function overlaps(a: Box, b: Box): boolean {
  return a.top < b.bottom && b.top < a.bottom;
}

/**
 * Names may also stand beside or under every message. They are told from marks such as «Read» by standing on both sides with other words on
 * each, few of them, at nearly all messages.
 */
function namesBeside(rows: readonly (Labelled & { readonly direction: Direction })[]): ReadonlySet<Atom> {
  const messages = rows.filter(({ direction }) => direction !== 'system');
  const marks = messages.flatMap(({ unit, labels, direction }) => {
    const atom = nameLabel(unit, labels)
      ? undefined
      : labels.find((label) => label.time === null && label.media === null && isName(label.text));
    return atom ? [{ atom, direction }] : [];
  });
  const wordsOn = (side: Direction): ReadonlySet<string> =>
    new Set(marks.filter(({ direction }) => direction === side).map(({ atom }) => atom.text));
  const [theirs, ours] = [wordsOn('in'), wordsOn('out')];
  const few = theirs.size + ours.size <= Math.max(2, messages.length / 2);
  const apart = theirs.size > 0 && ours.size > 0 && [...theirs].every((text) => !ours.has(text));
  return new Set(few && apart && marks.length >= messages.length * 0.8 ? marks.map(({ atom }) => atom) : []);
}

/** The first line inside a bubble, when it is set unlike the words below it. */
function nameInside(inside: readonly Atom[]): Atom | null {
  const [first, ...others] = inside.filter(({ time }) => time === null);
  const next = others[0];
  if (!first || !next || !isName(first.text) || first.look === next.look) return null;
  return first.rect.bottom <= next.rect.top + 4 ? first : null;
}

function isName(text: string): boolean {
  return text.length > 0 && text.length <= longestName && /\p{L}|\d/u.test(text);
}
