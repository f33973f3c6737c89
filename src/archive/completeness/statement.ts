import type { MessageTime } from '../../domain/message';
import type { ArchiveReader, Conversation } from '../ports';
import type { GapRow } from '../stored';

/** When a message was, as finely as its page told. `at` is epoch ms, `day` its own calendar day (`2026-10-03`), whatever the zone. */
export type Moment = { readonly at: number; readonly day: string; readonly precision: 'second' | 'minute' | 'day' };

/** One place of a transcript where nothing proves that no message is missing, with the times of the messages on either side; null where they have none. */
export type GapStatement = GapRow & { readonly from: Moment | null; readonly to: Moment | null };

/** What the archive can prove of one conversation. */
export type Completeness = {
  readonly isEmpty: boolean;
  /** True where the page has shown the first message of the whole history. */
  readonly fromStart: boolean;
  /** The first archived message; null where it has no time. */
  readonly first: Moment | null;
  /** Up to when the archive is complete: when the page was last seen to end with the last message, else when that was; null where neither is known. */
  readonly last: Moment | null;
  /** Where the newest part without a gap begins: the first message behind the newest gap, else the first of all. */
  readonly since: Moment | null;
  readonly gapCount: number;
  /** The newest gaps, newest first; no more than are told one by one. */
  readonly gaps: readonly GapStatement[];
};

/** So many gaps are told one by one; the rest is counted. */
const toldGaps = 3;

/** A message's time where it tells at least the day. */
export function momentOf({ iso, precision }: MessageTime): Moment | null {
  return iso === null || precision === 'none' ? null : { at: Date.parse(iso), day: iso.slice(0, 10), precision };
}

/** What is to be said of a gap; `from` and `to` are the times of the messages on either side. */
export function gapStatement(gap: GapRow, from: MessageTime | undefined, to: MessageTime | undefined): GapStatement {
  return { ...gap, from: from ? momentOf(from) : null, to: to ? momentOf(to) : null };
}

/** The times of the messages that a statement speaks of: the first, the last, and those at the told gaps by their orders. */
export type EdgeTimes = {
  readonly first: MessageTime | undefined;
  readonly last: MessageTime | undefined;
  /** When a page was last seen to end with the last message, as an ISO instant; missing where none was. */
  readonly lastSeen?: string;
  readonly at: ReadonlyMap<number, MessageTime>;
};

/** Makes the statement of one conversation. */
export function completeness({ gaps, fromStart }: Pick<Conversation, 'gaps' | 'fromStart'>, times: EdgeTimes): Completeness {
  const told = newestGaps(gaps).map((gap) => gapStatement(gap, times.at.get(gap.after), times.at.get(gap.before)));
  const first = times.first ? momentOf(times.first) : null;
  return {
    isEmpty: times.first === undefined,
    fromStart,
    first,
    last: endOf(times),
    since: told[0] ? told[0].to : first,
    gapCount: gaps.length,
    gaps: told,
  };
}

/** A message after which a page showed no other was still the newest when it was last seen. */
function endOf({ last, lastSeen }: EdgeTimes): Moment | null {
  const end = last ? momentOf(last) : null;
  const seen = lastSeen === undefined ? null : momentOf({ iso: lastSeen, precision: 'minute', raw: null, source: null });
  return end && (!seen || seen.at <= end.at) ? end : seen;
}

/** Asks the archive what it can prove of a conversation. */
export async function completenessOf(archive: ArchiveReader, conversation: Conversation): Promise<Completeness> {
  const { key } = conversation;
  const edges = newestGaps(conversation.gaps).flatMap(({ after, before }) => [after, before]);
  const [[first], [last], at] = await Promise.all([
    archive.messages(key, { after: Number.NEGATIVE_INFINITY, limit: 1 }),
    archive.messages(key, { before: Number.POSITIVE_INFINITY, limit: 1 }),
    archive.times(key, edges),
  ]);
  // A file tells nothing of what a page showed when it was read in.
  const lastSeen = last && last.seen.how !== 'imported' ? { lastSeen: last.seen.last } : {};
  return completeness(conversation, { first: first?.time, last: last?.time, ...lastSeen, at });
}

const newestGaps = (gaps: readonly GapRow[]): readonly GapRow[] => gaps.toSorted((a, b) => b.after - a.after).slice(0, toldGaps);
