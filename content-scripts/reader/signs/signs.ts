import type { HintName, PageSigns, SeenSigns } from '../../../src/domain/page-signs';
import type { Row } from '../../../src/domain/row';
import { isBlank } from '../clean-text';
import type { Draft } from '../draft';
import { finishRows, type Entry } from '../finish-rows';
import type { Hints } from '../hints';
import { isShadowRoot } from '../nodes';
import type { Pane } from '../reading';
import { allBelow, matches } from '../select';
import { timeShape } from '../time-shape';

/** A row as hints read it, and the rows in which the layout sees the same. */
type Pair = { readonly hinted: Draft; readonly seen: readonly Draft[] };
/** The two readings of one pane laid side by side. `lost` are messages that the layout sees in no hinted row, in its order. */
export type Comparison = { readonly pairs: readonly Pair[]; readonly lost: readonly Draft[] };

/** What both readings of a pane found. `hinted` is null where no hints are known, `seen` null where the layout was not asked. */
export type Readings = {
  readonly hints: Hints | null;
  /** As the hints read it, before the layout fills in. */
  readonly hinted: readonly Entry[] | null;
  readonly seen: readonly Entry[] | null;
};

/** Counts what one look at a pane found. Pure: nothing is read from the page beyond which elements hold which. */
export function signsOf(pane: Pane, { hints, hinted, seen }: Readings): PageSigns {
  const isHinted = hints !== null && hinted !== null && hinted.length > 0;
  const entries = isHinted ? hinted : (seen ?? []);
  const { rows, refused } = finishRows(entries);
  return {
    ...countsOf(rows.map(({ row }) => row)),
    sideless: entries.filter(({ draft }) => draft?.direction === null && !isShell(draft)).length,
    refused,
    silent: hints ? silentHints(pane, hints, hinted ?? []) : [],
    seen: hints && seen ? seenSigns(seen, compare(pane, hints, hinted ?? [], seen)) : null,
  };
}

/** What finished rows show, those whose content is not rendered left out. */
export function countsOf(all: readonly Row[]): Omit<PageSigns, 'sideless' | 'refused' | 'silent' | 'seen'> {
  const rows = all.filter(({ state }) => state !== 'shell');
  const sided = rows.filter(({ direction }) => direction !== 'system');
  return {
    rows: rows.length,
    withSide: sided.length,
    own: sided.filter(isOwn).length,
    withSender: sided.filter(isNamed).length,
    ownWithSender: sided.filter((row) => isOwn(row) && isNamed(row)).length,
    withTime: sided.filter(isTimed).length,
    withId: sided.filter(({ platformId }) => platformId !== null).length,
    unknown: rows.filter(({ kind }) => kind === 'unknown').length,
  };
}

const isOwn = ({ direction }: Row): boolean => direction === 'out';
const isNamed = ({ sender }: Row): boolean => sender !== null;

/** A text that no one can take for a time is none, though it stands where times stood. */
const isTimed = ({ time: { text, separator, attribute } }: Row): boolean =>
  attribute !== null || [text, separator].some((words) => words !== null && timeShape(words) !== null);

const isShell = ({ kind, text, tooLong, attachments }: Draft): boolean =>
  kind === null && !tooLong && attachments.length === 0 && isBlank(text ?? '');

/** A row without anything in it, though it has a place for words. */
const isEmpty = ({ kind, text, tooLong, attachments }: Draft): boolean =>
  (kind === null || kind === 'text') && !tooLong && attachments.length === 0 && isBlank(text ?? '');

/** The hints that are given and found nothing at all. */
function silentHints({ element, root }: Pane, hints: Hints, hinted: readonly Entry[]): readonly HintName[] {
  const drafts = hinted.flatMap(({ draft }) => draft ?? []);
  const none = (found: (draft: Draft) => boolean): boolean => drafts.length > 0 && !drafts.some(found);
  const isSilent: Readonly<Record<HintName, boolean>> = {
    landmark: allBelow(root, hints.landmark).length === 0 && allBelow(element.ownerDocument, hints.landmark).length === 0,
    pane: hints.pane !== undefined && !matches(element, hints.pane),
    row: hints.row !== undefined && drafts.length === 0,
    direction: hints.direction !== undefined && none(({ direction }) => direction !== null),
    sender: hints.sender !== undefined && none(({ sender }) => sender !== null),
    time:
      (hints.time ?? hints.timeAttribute ?? hints.separator) !== undefined &&
      none(({ time, timeAttribute }) => time !== null || timeAttribute !== null) &&
      hinted.every(({ separators }) => separators.length === 0),
    id: hints.platformId !== undefined && none(({ platformId }) => platformId !== null),
    words: hints.text !== undefined && none(({ kind }) => kind !== null),
  };
  return (Object.keys(isSilent) as HintName[]).filter((name) => isSilent[name]);
}

function seenSigns(seen: readonly Entry[], { pairs, lost }: Comparison): SeenSigns {
  const messages = finishRows(seen)
    .rows.map(({ row }) => row)
    .filter(({ direction }) => direction !== 'system');
  const both = pairs.flatMap(({ hinted, seen: [first] }) => (first && !isShell(hinted) ? [{ hinted, first }] : []));
  const told = both.filter(({ first }) => hasSide(first));
  const compared = told.filter(({ hinted }) => hasSide(hinted));
  return {
    messages: messages.length,
    own: messages.filter(isOwn).length,
    withSender: messages.filter(isNamed).length,
    withTime: messages.filter(isTimed).length,
    both: both.length,
    lost: lost.length,
    crowded: pairs.filter(isCrowded).length,
    sideless: told.filter(({ hinted }) => hinted.direction === null).length,
    silenced: told.filter(({ hinted }) => hinted.direction === 'system' && !isShell(hinted)).length,
    compared: compared.length,
    otherSide: compared.filter(({ hinted, first }) => hinted.direction !== first.direction).length,
    emptied: pairs.filter(
      ({ hinted, seen: drafts }) => isEmpty(hinted) && drafts.some((draft) => !isEmpty(draft) && !isLabelOf(hinted, draft)),
    ).length,
    otherWords: both.filter(({ hinted, first }) => saysMore(first, hinted)).length,
  };
}

const hasSide = ({ direction }: Draft): boolean => direction === 'in' || direction === 'out';

const isCrowded = ({ hinted, seen }: Pair): boolean => seen.filter((draft) => hasSide(draft) && !isLabelOf(hinted, draft)).length > 1;

/** Whether what the layout takes for a message is the name or the time of a row. */
function isLabelOf({ sender, time }: Draft, { text, attachments }: Draft): boolean {
  return attachments.length === 0 && lettersOf(`${sender}${time}${sender}`).includes(lettersOf(text));
}

/** Whether the layout sees words in a row of which the hints found less than half; names and times that they know are none. */
function saysMore(seen: Draft, { text, kind, sender, time }: Draft): boolean {
  if (kind !== null && kind !== 'text' && (kind !== 'image' || seen.kind === 'image')) return false;
  const known = [sender, time].map(lettersOf).filter((letters) => letters !== '');
  const found = lettersOf(text);
  const shown = known.reduce((left, letters) => left.replace(letters, ''), lettersOf(seen.text));
  return shown.length > 2 * found.length && shown.length - found.length > 3;
}

const lettersOf = (text: string | null): string => (text ?? '').replace(/[^\p{L}\p{N}]/gu, '');

/** Pairs the rows of both readings. The two cut the pane at different elements, one of which holds the other. */
export function compare(pane: Pane, hints: Hints, hinted: readonly Entry[], seen: readonly Entry[]): Comparison {
  const pairs = new Map<Element, { readonly hinted: Draft; readonly seen: Draft[] }>();
  for (const { draft } of hinted) if (draft) pairs.set(draft.element, { hinted: draft, seen: [] });
  const lost: Draft[] = [];
  for (const { draft } of seen) {
    if (!draft) continue;
    const row = rowOf(draft.element, pairs, pane.element);
    const pair = row && pairs.get(row);
    // A row whose words stand where the hints do not look is as lost as one that they do not name.
    if (pair && !(isShell(pair.hinted) && !isLabelOf(pair.hinted, draft))) pair.seen.push(draft);
    else if (hasSide(draft) && !isShell(draft) && !isSetAside(draft.element, pane.element, hints)) lost.push(draft);
  }
  return { pairs: [...pairs.values()], lost };
}

function rowOf(element: Element, rows: ReadonlyMap<Element, unknown>, pane: Element): Element | null {
  for (let at: Element | null = element; at && at !== pane; at = above(at)) if (rows.has(at)) return at;
  return allBelow(element, '*').find((inner) => rows.has(inner)) ?? null;
}

function above(element: Element): Element | null {
  const root = element.getRootNode();
  return element.parentElement ?? (isShadowRoot(root) ? root.host : null);
}

/** What the hints themselves say is no message: separators, what they ignore, the control that loads more. */
function isSetAside(element: Element, pane: Element, { separator, ignore, loadMore }: Hints): boolean {
  const named = [separator, ignore, loadMore].filter((hint) => hint !== undefined).join(', ');
  for (let at: Element | null = element; at && at !== pane; at = above(at)) if (matches(at, named || undefined)) return true;
  return false;
}
