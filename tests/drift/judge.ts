import type { Change } from '../../src/domain/page-signs';
import type { ExpectedMessage } from '../zoo/expected';
import { f1, type ReadMessage, scoreReading, type Share } from '../zoo/score';

/** Messages that are still read, and fields of them that are still right, as shares of what is on the page. */
const wordsBar = 0.98;
const fieldsBar = 0.95;
/** One message of a short page is more than its twentieth part, and tells nothing. */
const leastWrong = 2;

/** The fields of messages that a redesign may make a page lose. */
const fields = ['direction', 'sender', 'time'] as const;
type Field = (typeof fields)[number];

/** How well a page was read: F1 of its messages, the fields of them that are not told as the page shows them, and what was wrong, one line each. */
export type Sheet = { readonly f1: number; readonly wrong: readonly Field[]; readonly faults: readonly string[] };

/** Halves of characters do not come through from a page into the bench. */
const seen = <T extends { readonly text: string }>(one: T): T => ({ ...one, text: one.text.replace(/[\p{Surrogate}\uFFFD]/gu, '') });

const isWrong = ({ right, of }: Share): boolean => of - right >= leastWrong && right < of * fieldsBar;

/** Holds what was read of a page against what a person sees on it; what the page no longer shows (`dropped`) is not asked for. */
export function sheetOf(read: readonly ReadMessage[], truth: readonly ExpectedMessage[], dropped: readonly Field[] = []): Sheet {
  const score = scoreReading(read.map(seen), truth.map(seen));
  const wrong = fields.filter((field) => !dropped.includes(field) && isWrong(score[field]));
  return { f1: f1(score), wrong, faults: score.faults };
}

export const isWell = (sheet: Sheet): boolean => sheet.f1 >= wordsBar && sheet.wrong.length === 0;

/** What of a page's messages could no longer be read after a change. */
export const losesMessages = (sheet: Sheet): boolean => sheet.f1 < wordsBar;

/** What was read, as if it were the truth: by this the change alone is judged where the page was read wrongly before. */
export const asTruth = ({ direction, sender, kind, text, time }: ReadMessage): ExpectedMessage => ({
  direction: direction === 'in' || direction === 'out' ? direction : 'system',
  sender,
  author: sender,
  kind,
  text,
  time,
});

/** What came of one change: read as it is, told to the user, lost in silence, or there was nothing to change. */
export type Outcome = 'read' | 'told' | 'lost' | 'nothing';

export const outcomeOf = (sheet: Sheet, alarm: readonly Change[]): Outcome => (isWell(sheet) ? 'read' : alarm.length > 0 ? 'told' : 'lost');
