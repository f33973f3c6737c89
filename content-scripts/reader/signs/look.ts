import { changes } from '../../../src/domain/page-changes';
import type { Change, PageSigns } from '../../../src/domain/page-signs';
import { above } from '../layout/above';
import type { Block, Draft } from '../draft';
import type { Entry } from '../finish-rows';
import { blockSelector, blocksAmong, hintedBlocks } from '../hinted/blocks';
import { readHintedRow } from '../hinted/row';
import type { Hints } from '../hints';
import type { LayoutReader, Sight } from '../layout-reader';
import { newestBlocks } from '../layout/pane-blocks';
import type { Source } from '../part';
import type { Pane } from '../reading';
import { allBelow, matches } from '../select';
import { compare, signsOf, type Comparison } from './signs';
import { inTranscriptOrder, standsInOrder } from '../transcript-order';
import { wholeSource } from '../whole-source';
import { WovenCut } from './woven-cut';

/** What a look at a pane found, and what of its hints cannot be trusted for that. */
export type Look = { readonly signs: PageSigns; readonly doubts: readonly Change[] };

/** Adds to what sees a pane by its layout the laying of that beside the hints. */
export function comparing(sight: Sight): LayoutReader {
  return {
    ...sight,
    look: (pane, hints) => lookAt(pane, hints, sight.entries),
    weave: (pane, hints, doubts) => weave(pane, hints, doubts, sight),
  };
}

type Entries = Sight['entries'];

/** Of longer panes only so many blocks at the end are looked at, so that the page is not held up. */
const longest = 100;

/** Reads a pane by its hints and by its layout, and lays the two side by side. */
function lookAt(pane: Pane, hints: Hints | null, entries: Entries): Look {
  const within = newestBlocks(pane.element, longest);
  const blocks = hints && (within ? blocksIn(within, pane, hints) : hintedBlocks(pane, hints));
  const hinted = hints && blocks && inTranscriptOrder(blocks, hints.newestFirst ?? false).map((block) => readBlock(block, hints));
  const seen = entries(pane, within).entries;
  const signs = signsOf(pane, { hints, hinted, seen });
  const doubts = hints ? changes(null, signs) : [];
  if (!hints || !hinted || !doubts.includes('direction')) return { signs, doubts };
  const isTurned = isMirrored(compare(pane, hints, hinted, seen).pairs);
  return { signs, doubts: isTurned ? doubts.filter((doubt) => doubt !== 'direction') : doubts };
}

/** What hints find in some of a pane's elements, and around them. */
function blocksIn(elements: readonly Element[], pane: Pane, hints: Hints): readonly Block[] {
  const selector = blockSelector(hints) ?? undefined;
  const found = new Set<Element>();
  for (const element of elements) {
    const around: Element[] = [];
    for (let at: Element | null = element; at && at !== pane.element; at = above(at)) if (matches(at, selector)) around.unshift(at);
    for (const each of [...around, ...allBelow(element, selector)]) found.add(each);
  }
  return blocksAmong(found, hints);
}

const readBlock = ({ element, isRow, separators }: Block, hints: Hints): Entry => ({
  separators,
  draft: isRow ? readHintedRow(element, hints) : null,
});

/** Everything the hints name, oldest first. */
const blocksOf = (pane: Pane, hints: Hints): readonly Block[] => inTranscriptOrder(hintedBlocks(pane, hints), hints.newestFirst ?? false);

/**
 * A pane whose hints are in doubt: what they still find, mended from the layout, with the messages that the layout sees besides in their
 * places. Nothing that either of the two finds is left out.
 */
function weave(pane: Pane, hints: Hints, doubts: readonly Change[], { entries, cut }: Pick<Sight, 'entries' | 'cut'>): Source {
  const blocks = blocksOf(pane, hints);
  const isLong = newestBlocks(pane.element, longest) !== undefined;
  if (isLong && blocks.length === 0) return cut(pane);
  if (isLong && (hints.newestFirst === true || standsInOrder(blocks.map(({ element }) => element)))) {
    const hinted = { blocks, newestFirst: hints.newestFirst ?? false, read: (block: Block) => readBlock(block, hints) };
    const ownSeparators = blocks.some(({ separators }) => separators.length > 0);
    return new WovenCut(cut(pane), hinted, (own, seen) => woven(pane, hints, { doubts, ownSeparators }, own, seen));
  }
  const own = blocks.map((block) => readBlock(block, hints));
  const ownSeparators = own.some(({ separators }) => separators.length > 0);
  const { entries: seen, left } = entries(pane);
  const both = own.some(({ draft }) => draft) ? woven(pane, hints, { doubts, ownSeparators }, own, seen) : seen;
  return wholeSource(
    both.map((entry) => ({ element: entry.draft?.element ?? null, separators: entry.separators, read: () => entry })),
    left,
  );
}

/** How two readings are woven. `ownSeparators`: the hints tell the lines between the rows. */
type Manner = { readonly doubts: readonly Change[]; readonly ownSeparators: boolean };

function woven(pane: Pane, hints: Hints, manner: Manner, hinted: readonly Entry[], seen: readonly Entry[]): readonly Entry[] {
  const comparison = compare(pane, hints, hinted, seen);
  const twins = new Map(comparison.pairs.map((pair) => [pair.hinted.element, pair.seen]));
  const following = lostAfter(comparison, seen);
  const mend = mender(seen, manner);
  const entries = hinted.flatMap((entry): readonly Entry[] => {
    if (!entry.draft) return [entry];
    return [...mend(entry.separators, entry.draft, twins.get(entry.draft.element) ?? []), ...(following.get(entry.draft.element) ?? [])];
  });
  return [...(following.get(null) ?? []), ...entries];
}

/** The lost messages by the hinted row after which the layout sees them; null: before all. */
function lostAfter({ pairs, lost }: Comparison, seen: readonly Entry[]): ReadonlyMap<Element | null, readonly Entry[]> {
  const rowOf = new Map(pairs.flatMap(({ hinted, seen: own }) => own.map((draft) => [draft, hinted.element] as const)));
  const missed = new Set(lost);
  const after = new Map<Element | null, Entry[]>();
  let last: Element | null = null;
  for (const entry of seen) {
    if (!entry.draft) continue;
    last = rowOf.get(entry.draft) ?? last;
    if (missed.has(entry.draft)) after.set(last, [...(after.get(last) ?? []), entry]);
  }
  return after;
}

type Mend = (separators: readonly string[], draft: Draft, twins: readonly Draft[]) => readonly Entry[];

/** Corrects hinted rows by what the layout sees of them; a row that holds several messages becomes as many. */
function mender(seen: readonly Entry[], { doubts, ownSeparators }: Manner): Mend {
  const seenSeparators = new Map(seen.map(({ draft, separators }) => [draft, separators]));
  const bySight = doubts.includes('direction');
  return (separators, draft, twins) => {
    const [twin] = twins;
    if (!twin) return [{ separators, draft }];
    const lines = ownSeparators ? separators : (seenSeparators.get(twin) ?? []);
    const messages = twins.filter(({ direction }) => direction !== 'system');
    if (doubts.includes('rows') && messages.length > 1) {
      return messages.map((message, index) => ({ separators: index === 0 ? lines : [], draft: message }));
    }
    const { kind, text, tooLong, attachments } = twin;
    const words = doubts.includes('words') ? { kind, text, tooLong, attachments } : {};
    const direction = bySight ? twin.direction : (draft.direction ?? twin.direction);
    const time = draft.time ?? (draft.timeAttribute === null ? twin.time : null);
    return [{ separators: lines, draft: { ...draft, ...words, direction, sender: draft.sender ?? twin.sender, time } }];
  };
}

/** Hints that know both sides, each where the layout sees the other: the page was turned round, and they are right. */
function isMirrored(pairs: Comparison['pairs']): boolean {
  const sides = pairs.flatMap(({ hinted: { direction }, seen: [twin] }) =>
    twin && direction !== null && direction !== 'system' && twin.direction !== 'system' ? [[direction, twin.direction]] : [],
  );
  const exchanged = sides.filter(([told, shown]) => told !== shown);
  return new Set(exchanged.map(([told]) => told)).size === 2 && exchanged.length >= sides.length * 0.8;
}
