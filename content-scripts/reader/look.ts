import { changes } from '../../src/domain/page-changes';
import type { Change, PageSigns } from '../../src/domain/page-signs';
import type { Block, Draft } from './draft';
import type { Entry, Taken } from './finish-rows';
import { hintedBlocks } from './hinted-blocks';
import { readHintedRow } from './hinted-row';
import type { Hints } from './hints';
import type { LayoutReader } from './layout-reader';
import { newestBlocks } from './pane-blocks';
import type { Source } from './part';
import type { Pane } from './reading';
import { compare, signsOf, type Comparison } from './signs';
import { inTranscriptOrder } from './transcript-order';
import { wholeSource } from './whole-source';

/** What a look at a pane found, and what of its hints cannot be trusted for that. */
export type Look = { readonly signs: PageSigns; readonly doubts: readonly Change[] };

type Entries = LayoutReader['entries'];

/** Of longer panes only the newest rows are looked at, so that the page is not held up. */
const longest = 160;

/** Reads a pane by its hints and by its layout, and lays the two side by side. */
export function lookAt(pane: Pane, hints: Hints | null, entries: Entries): Look {
  const blocks = hints ? inTranscriptOrder(hintedBlocks(pane, hints), hints.newestFirst ?? false) : [];
  const newest = blocks.slice(-longest);
  const hinted = hints && newest.map((block) => readBlock(block, hints));
  const within = hints === null ? newestBlocks(pane.element, longest) : newest.length < blocks.length ? stretchOf(newest, pane) : undefined;
  const signs = signsOf(pane, { hints, hinted, seen: entries(pane, within).entries });
  return { signs, doubts: hints ? changes(null, signs) : [] };
}

/** The elements, one beside the other, that hold these blocks and whatever stands between them. */
function stretchOf(blocks: readonly Block[], pane: Pane): readonly Element[] {
  const held = blocks.map(({ element }) => element);
  let list: Element | null = held[0]?.parentElement ?? null;
  while (list && list !== pane.element && !held.every((element) => list?.contains(element))) list = list.parentElement;
  const children = [...(list ?? pane.element).children];
  const holding = children.flatMap((child, index) => (held.some((element) => child.contains(element)) ? [index] : []));
  return children.slice(Math.min(...holding), Math.max(...holding) + 1);
}

const readBlock = ({ element, isRow, separators }: Block, hints: Hints): Entry => ({
  separators,
  draft: isRow ? readHintedRow(element, hints) : null,
});

/** Everything the hints name, read as it stands, oldest first. */
function hintedEntries(pane: Pane, hints: Hints): readonly Entry[] {
  return inTranscriptOrder(hintedBlocks(pane, hints), hints.newestFirst ?? false).map((block) => readBlock(block, hints));
}

/**
 * A pane whose hints are in doubt: what they still find, mended from the layout, with the messages that the layout sees besides in their
 * places. Nothing that either of the two finds is left out.
 */
export function weave(pane: Pane, hints: Hints, doubts: readonly Change[], taken: Taken): Source {
  const { entries, left } = woven(pane, hints, doubts, taken);
  return wholeSource(
    entries.map((entry) => ({ element: entry.draft?.element ?? null, separators: entry.separators, read: () => entry })),
    left,
  );
}

function woven(pane: Pane, hints: Hints, doubts: readonly Change[], { entries: seen, left }: Taken): Taken {
  const hinted = hintedEntries(pane, hints);
  if (!hinted.some(({ draft }) => draft)) return { entries: seen, left };
  const comparison = compare(pane, hints, hinted, seen);
  const twins = new Map(comparison.pairs.map((pair) => [pair.hinted.element, pair.seen]));
  const following = lostAfter(comparison, seen);
  const mend = mender(comparison, hinted, seen, doubts);
  const entries = hinted.flatMap((entry): readonly Entry[] => {
    if (!entry.draft) return [entry];
    return [...mend(entry.separators, entry.draft, twins.get(entry.draft.element) ?? []), ...(following.get(entry.draft.element) ?? [])];
  });
  return { entries: [...(following.get(null) ?? []), ...entries], left };
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
function mender({ pairs }: Comparison, hinted: readonly Entry[], seen: readonly Entry[], doubts: readonly Change[]): Mend {
  const ownSeparators = hinted.some(({ separators }) => separators.length > 0);
  const seenSeparators = new Map(seen.map(({ draft, separators }) => [draft, separators]));
  const bySight = doubts.includes('direction') && !isMirrored(pairs);
  return (separators, draft, twins) => {
    const [twin] = twins;
    if (!twin) return [{ separators, draft }];
    const above = ownSeparators ? separators : (seenSeparators.get(twin) ?? []);
    const messages = twins.filter(({ direction }) => direction !== 'system');
    if (doubts.includes('rows') && messages.length > 1) {
      return messages.map((message, index) => ({ separators: index === 0 ? above : [], draft: message }));
    }
    const { kind, text, tooLong, attachments } = twin;
    const words = doubts.includes('words') ? { kind, text, tooLong, attachments } : {};
    const direction = bySight ? twin.direction : (draft.direction ?? twin.direction);
    const time = draft.time ?? (draft.timeAttribute === null ? twin.time : null);
    return [{ separators: above, draft: { ...draft, ...words, direction, sender: draft.sender ?? twin.sender, time } }];
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
