import { isNowhere } from './nowhere';
import type { Change, PageSigns, SeenSigns, Usual } from './page-signs';

/** Fewer rows than this tell nothing: what is not among them may just not have come up. */
const few = 3;

const part = (some: number, of: number): number => (of === 0 ? 0 : some / of);
/** At least `least` of them, and at least this share. */
const many = (some: number, of: number, leastShare: number, least = 2): boolean => some >= least && some >= of * leastShare;

/** Whether a look found enough to judge the page by: a new chat, or one that holds notices alone, neither raises the alarm nor ends it. */
export function isTelling({ withSide, seen }: PageSigns): boolean {
  return Math.max(withSide, seen?.messages ?? 0) >= few;
}

/** Takes a healthy look into what is usual. Looks that do not tell leave it as it is. */
export function remember(before: Usual | null, now: PageSigns): Usual | null {
  if (now.withSide < few) return before;
  const look = usualOf(now);
  if (!before) return look;
  return {
    looks: Math.min(before.looks + 1, 1000),
    sender: Math.min(before.sender, look.sender),
    time: Math.min(before.time, look.time),
    id: Math.min(before.id, look.id),
    sided: Math.min(before.sided, look.sided),
    lesser: Math.min(before.lesser, look.lesser),
    named: before.named && look.named ? bothNamed(before.named, look.named) : (before.named ?? look.named),
    unknown: Math.max(before.unknown, look.unknown),
    sideless: Math.max(before.sideless, look.sideless),
    otherSide: Math.max(before.otherSide, look.otherSide),
  };
}

type Named = NonNullable<Usual['named']>;

function bothNamed(one: Named, other: Named): Named {
  return { own: Math.max(one.own, other.own), others: Math.min(one.others, other.others) };
}

function usualOf(now: PageSigns): Usual {
  const { withSide, own, seen } = now;
  const { all, named } = othersOf(now);
  return {
    looks: 1,
    sender: all < few ? 1 : part(named, all),
    time: part(now.withTime, withSide),
    id: part(now.withId, withSide),
    sided: part(withSide, now.rows),
    lesser: part(Math.min(own, withSide - own), withSide),
    named: own < 2 || withSide - own < 2 ? null : namedOf(now),
    unknown: part(misread(now), now.rows),
    sideless: seen ? part(seen.sideless, seen.both) : part(now.sideless, now.rows),
    otherSide: seen ? part(seen.otherSide, seen.compared) : 0,
  };
}

function namedOf(now: PageSigns): Named {
  const { all, named } = othersOf(now);
  return { own: part(now.ownWithSender, now.own), others: part(named, all) };
}

/** Rows that were not understood, or by less than half; a row may be both. */
const misread = ({ unknown, rows, seen }: PageSigns): number => Math.min(rows, unknown + (seen?.otherWords ?? 0));

/** Messages of the other side: chats seldom name the user. */
function othersOf({ own, withSide, withSender, ownWithSender }: PageSigns): { readonly all: number; readonly named: number } {
  return { all: withSide - own, named: withSender - ownWithSender };
}

type Rule = (now: PageSigns, before: Usual | null) => boolean;

const paneMoved: Rule = (now) => isNowhere(now) || isElsewhere(now);

/** A pane that hints name was found by its looks alone, and it is a chat beyond doubt. */
const isElsewhere = ({ silent, rows, seen }: PageSigns): boolean =>
  (silent.includes('pane') || silent.includes('landmark')) &&
  ((!silent.includes('row') && rows > 0) || (seen !== null && seen.messages >= few && isTwoSided(seen)));

const isTwoSided = ({ own, messages }: SeenSigns): boolean => own > 0 && own < messages;

const rowsLost: Rule = ({ silent, seen }) =>
  seen !== null &&
  (silent.includes('row')
    ? seen.messages >= few && (isTwoSided(seen) || seen.messages >= 2 * few)
    : many(seen.lost, seen.messages, 0.1) || many(seen.crowded, seen.both, 0.3));

const sidesLost: Rule = (now, before) => {
  const { seen, sideless, rows } = now;
  // What was always found is missed sooner than what a console may be without.
  const least = before?.sideless === 0 ? 0.1 : 0.2;
  const unsided = seen ? many(seen.sideless, seen.both, least) : many(sideless, rows, 0.5, few);
  const contradicted = seen !== null && many(seen.otherSide, seen.compared, (before?.otherSide ?? 0) + 0.2);
  const silenced = seen !== null && many(seen.silenced, seen.both, 0.5, few);
  return unsided || silenced || contradicted || isMirrored(now, before) || isFlattened(now, before);
};

/** Where the layout alone reads, nothing contradicts it but what was usual: most rows are notices now, or all that is said is one side's. */
function isFlattened({ rows, withSide, own, seen }: PageSigns, before: Usual | null): boolean {
  if (seen !== null || !before) return false;
  const isSilenced = before.sided >= 0.8 && rows >= 2 * few && withSide < rows * 0.3;
  const isOneSided = before.looks >= looksForUsual && before.lesser >= 0.2 && withSide >= 4 * few && (own === 0 || own === withSide);
  return isSilenced || isOneSided;
}

/** Those who were never named now are, and those who were no longer: the sides have been exchanged. */
function isMirrored(now: PageSigns, before: Usual | null): boolean {
  const { own, withSide } = now;
  if (!before?.named || own < 2 || withSide - own < 2) return false;
  const named = namedOf(now);
  return before.named.others >= 0.6 && before.named.own <= 0.1 && named.own >= 0.6 && named.others <= 0.1;
}

/** Chats of one console differ in what they show, so one look does not tell what is usual. */
const looksForUsual = 3;

/** Something that was on nearly all messages in every look so far is on none; or it was on all of them, look after look, and many are without it. */
const isGone = (before: number, now: number, of: number, looks = 1): boolean =>
  (of >= few && before >= 0.8 && now < of * 0.1) || (of >= 2 * few && looks >= looksForUsual && before >= 0.95 && now < of * 0.75);

const sendersLost: Rule = (now, before) => {
  const { silent, seen } = now;
  const { all, named } = othersOf(now);
  const isSeen = silent.includes('sender') && seen !== null && many(seen.withSender, seen.messages - seen.own, 0.6, few);
  if (before === null || before.looks < looksForUsual) return isSeen;
  const ownNames = before.named?.own ?? 0;
  // With the hint silent, two messages are enough.
  const isOwnGone =
    isGone(ownNames, now.ownWithSender, now.own, before.looks) || (silent.includes('sender') && ownNames >= 0.95 && now.own >= 2);
  return isSeen || isOwnGone || isGone(before.sender, named, all, before.looks);
};

const timesLost: Rule = ({ silent, seen, withSide, withTime }, before) =>
  (silent.includes('time') && seen !== null && many(seen.withTime, seen.messages, 0.6, few)) ||
  (before !== null && isGone(before.time, withTime, withSide, before.looks));

const idsLost: Rule = ({ withSide, withId }, before) => before !== null && isGone(before.id, withId, withSide, before.looks);

const wordsLost: Rule = (now, before) => {
  const { silent, rows, withSide, unknown, refused, seen } = now;
  const isMisread = before ? many(misread(now), rows, before.unknown + 0.2) : many(unknown, rows, 0.3, few);
  return (
    (silent.includes('words') && withSide >= few) ||
    isMisread ||
    many(refused, rows + refused, 0.3, few) ||
    (seen !== null && (many(seen.otherWords, seen.both, 0.3) || many(seen.emptied, seen.both, 0.05, before ? 1 : 2)))
  );
};

const order: readonly Change[] = ['pane', 'rows', 'direction', 'sender', 'time', 'id', 'words'];
const rules: Readonly<Record<Change, Rule>> = {
  pane: paneMoved,
  rows: rowsLost,
  direction: sidesLost,
  sender: sendersLost,
  time: timesLost,
  id: idsLost,
  words: wordsLost,
};

/**
 * What a look shows to have changed on the page, against what is usual there (null: not known yet, then against the hints and the layout alone).
 * Panes of few rows change nothing, and neither does what chats differ in anyway: who wrote in them, whether they name senders.
 */
export function changes(before: Usual | null, now: PageSigns): readonly Change[] {
  return order.filter((name) => rules[name](now, before));
}
