import type { Completeness, GapStatement, Moment } from './statement';

/** How statements are put into words: the locale's texts, the tag of its language, and the way in which moments are shown. */
export type Speech = {
  readonly text: (key: CompletenessKey, ...parts: string[]) => string;
  readonly language: string;
  readonly when: (moment: Moment) => string;
};

const begins = {
  start: ['completeStart', 'completeStartTo'],
  time: ['completeSince', 'completeSinceTo'],
  first: ['completeFirst', 'completeFirstTo'],
  gap: ['completeGap', 'completeGapTo'],
} as const;

const otherKeys = [
  'completeEmpty',
  'completeOnly',
  'completeOldest',
  'completeOldestStart',
  'completeJoin',
  'gapBetween',
  'gapAfter',
  'gapBefore',
  'gapAbout',
  'gapUntimed',
  'gapRowBetween',
  'gapRowAfter',
  'gapRowBefore',
  'gapRowAbout',
  'gapRow',
  'gapWith',
  'gapUnreadOne',
  'gapUnreadOther',
  'gapGuessed',
  'gapOverlap',
  'gapCountOne',
  'gapCountOther',
  'gapMoreOne',
  'gapMoreOther',
] as const;

/** The locale keys that statements are made of. */
export type CompletenessKey = (typeof begins)[keyof typeof begins][number] | (typeof otherKeys)[number];

/** One part of a statement; `gap` where it speaks of one. */
export type Said = { readonly words: string; readonly gap: GapStatement | null };

/** What can be proven, part by part: the newest part without a gap, the newest gaps, how many more, where the oldest part begins. */
export function completenessParts(said: Completeness, speech: Speech): readonly Said[] {
  if (said.isEmpty) return [{ words: speech.text('completeEmpty'), gap: null }];
  const hidden = said.gapCount - said.gaps.length;
  return [
    { words: newestPart(said, speech), gap: null },
    ...said.gaps.map((gap) => ({ words: gapText(gap, speech), gap })),
    ...(hidden > 0 ? [{ words: counted(hidden, 'gapMoreOne', 'gapMoreOther', speech), gap: null }] : []),
    ...oldest(said, speech).map((words) => ({ words, gap: null })),
  ];
}

/** All of it in one line: «Complete from 3 Oct 14:02 to today; gap between 1 Oct 09:12 and 3 Oct 14:02». */
export function completenessText(said: Completeness, speech: Speech): string {
  return joined(
    completenessParts(said, speech).map(({ words }) => words),
    speech,
  );
}

/** The few words for which a list has room: «2 gaps», «Complete from the very beginning». */
export function shortText(said: Completeness, speech: Speech): string {
  if (said.isEmpty) return speech.text('completeEmpty');
  if (said.gapCount > 0) return gapCountText(said.gapCount, speech);
  return newestPart({ ...said, last: null }, speech);
}

/** «2 gaps». */
export function gapCountText(count: number, speech: Pick<Speech, 'text' | 'language'>): string {
  return counted(count, 'gapCountOne', 'gapCountOther', speech);
}

/** The row that stands in a transcript where messages may be missing. */
export function gapRowText(gap: GapStatement, speech: Speech): string {
  const [from, to] = bounds(gap, speech);
  const { text } = speech;
  if (from === null) return to === null ? text('gapRow') : text('gapRowBefore', to);
  if (to === null) return text('gapRowAfter', from);
  return from === to ? text('gapRowAbout', from) : text('gapRowBetween', from, to);
}

/** What else is known of a gap: unread rows, parts in no known order, parts that may show the same. */
export function gapNotes({ rows = 0, order, overlap }: GapStatement, speech: Pick<Speech, 'text' | 'language'>): readonly string[] {
  return [
    ...(rows === 0 ? [] : [counted(rows, 'gapUnreadOne', 'gapUnreadOther', speech)]),
    ...(order === 'guessed' ? [speech.text('gapGuessed')] : []),
    ...(overlap ? [speech.text('gapOverlap')] : []),
  ];
}

/** A row and its notes in one line, for exports. */
export function gapLine(gap: GapStatement, speech: Speech): string {
  return withNotes(gapRowText(gap, speech), gap, speech);
}

function newestPart({ fromStart, gapCount, since, last }: Completeness, { text, when }: Speech): string {
  const begin = gapCount === 0 && fromStart ? 'start' : since ? 'time' : gapCount === 0 ? 'first' : 'gap';
  const [on, upTo] = begins[begin];
  const from = begin === 'time' && since ? [when(since)] : [];
  if (!last) return text(on, ...from);
  return from[0] === when(last) ? text('completeOnly', when(last)) : text(upTo, when(last), ...from);
}

/** Where the oldest part begins, once gaps lie between it and the newest. */
function oldest({ gapCount, fromStart, first }: Completeness, { text, when }: Speech): readonly string[] {
  if (gapCount === 0) return [];
  if (fromStart) return [text('completeOldestStart')];
  return first ? [text('completeOldest', when(first))] : [];
}

/** A gap in a list: between when and when, and what else is known of it. */
export function gapText(gap: GapStatement, speech: Speech): string {
  const [from, to] = bounds(gap, speech);
  const { text } = speech;
  const plain =
    from === null
      ? to === null
        ? text('gapUntimed')
        : text('gapBefore', to)
      : to === null
        ? text('gapAfter', from)
        : from === to
          ? text('gapAbout', from)
          : text('gapBetween', from, to);
  return withNotes(plain, gap, speech);
}

function withNotes(plain: string, gap: GapStatement, speech: Speech): string {
  const notes = gapNotes(gap, speech);
  return notes.length === 0 ? plain : speech.text('gapWith', plain, joined(notes, speech));
}

/** The earlier moment first: between parts in no known order it may be either. */
function bounds({ from, to }: GapStatement, { when }: Speech): readonly [from: string | null, to: string | null] {
  const [low, high] = from && to && from.at > to.at ? [to, from] : [from, to];
  return [low && when(low), high && when(high)];
}

function joined(parts: readonly string[], { text }: Pick<Speech, 'text'>): string {
  return parts.reduce((all, part) => text('completeJoin', all, part));
}

function counted(
  count: number,
  one: CompletenessKey,
  other: CompletenessKey,
  { text, language }: Pick<Speech, 'text' | 'language'>,
): string {
  const isOne = new Intl.PluralRules(language).select(count) === 'one';
  return text(isOne ? one : other, new Intl.NumberFormat(language).format(count));
}
