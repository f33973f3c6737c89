import type { RestoreStep } from '../../domain/restore-part';
import { laid, type Laid, type Settle } from '../lay';
import type { Place } from '../merge/place';
import type { SeenRow } from '../merge/seen-row';
import { slotFor, type Edge } from '../merge/slots';
import type { MergeSession } from '../store-port';
import type { ConversationRow, GapRow, MessageRow } from '../stored';
import { edgesOf } from '../where-it-lies';
import type { RecordRun } from './merged';
import { seenRecord, seenStored } from './restored-row';

/** Where a record belongs; `step` is null for the stored message before the run, which only shows where it begins. */
export type LaidRecord = { readonly place: Place; readonly step: RestoreStep | null };

export type LaidRecords = Pick<Laid, 'conversation' | 'settled'> & { readonly records: readonly LaidRecord[] };

/** Lays a run of records over a transcript. Where all of them are stored in this order there is nothing to compare. */
export async function laidRecords(session: MergeSession, conversation: ConversationRow, run: RecordRun): Promise<LaidRecords> {
  const stored = await session.messages([...run.run.map(({ record }) => record.id), ...(run.before === null ? [] : [run.before])]);
  const steps = stepsBySeen(conversation, run, stored);
  const rows = [...steps.keys()];
  const known = rows.flatMap(({ is }) => (is ? (stored.get(is.id) ?? []) : []));
  if (known.length === rows.length && isRising(known))
    return { conversation, settled: null, records: sameAs(rows, known).map((place) => ({ place, step: steps.get(place.seen) ?? null })) };
  const found = await laid(session, conversation, rows, settling(session, rows, run));
  const records = await Promise.all(
    found.places.map(async (place) => ({ place: await named(session, place), step: steps.get(place.seen) ?? null })),
  );
  return { ...found, records: records.flatMap(({ place, step }) => (place ? [{ place, step }] : [])) };
}

/** The rows of a run with the records they stand for. A message that lies in another conversation is left where it is. */
function stepsBySeen(
  { key }: ConversationRow,
  { run, before }: RecordRun,
  stored: ReadonlyMap<string, MessageRow>,
): ReadonlyMap<SeenRow, RestoreStep | null> {
  const steps = new Map<SeenRow, RestoreStep | null>();
  const last = before === null ? undefined : stored.get(before);
  if (last?.conversation === key && run[0]?.gap === null) steps.set(seenStored(last), null);
  for (const step of run) {
    const is = stored.get(step.record.id);
    if (!is || is.conversation === key) steps.set(seenRecord(step.record, is), step);
  }
  return steps;
}

const isRising = (rows: readonly MessageRow[]): boolean => rows.every(({ order }, index) => order > (rows[index - 1]?.order ?? -Infinity));

const sameAs = (rows: readonly SeenRow[], known: readonly MessageRow[]): Place[] =>
  rows.flatMap((seen, index) => (known[index] ? [{ is: 'same', seen, message: known[index] }] : []));

/** A row that names its message is that one, wherever laying has put it; null where that proved to be another's double. */
async function named(session: MergeSession, place: Place): Promise<Place | null> {
  const { is } = place.seen;
  if (!is || (place.is === 'same' && place.message.id === is.id)) return place;
  const message = (await session.messages([is.id])).get(is.id);
  return message ? { is: 'same', seen: place.seen, message } : null;
}

/** Of more gaps than these only the first ones are looked into: what a search found of a chat may be all gaps. */
const mostGaps = 100;

/** What overlaps nothing stands, as far as its file tells, behind what stands before it there and before what stands behind it. */
function settling(session: MergeSession, rows: readonly SeenRow[], { run, before, later }: RecordRun): Settle {
  return async (conversation, mayOverlap) => {
    const near = await session.messages([...(before === null ? [] : [before]), ...later]);
    const isHere = (one: MessageRow | undefined): one is MessageRow => one?.conversation === conversation.key;
    const last = run[0]?.gap?.order === 'guessed' || before === null ? undefined : near.get(before);
    const next = later.map((id) => near.get(id)).find(isHere);
    const isBetween = ({ after: from, before: to }: GapRow): boolean =>
      (!isHere(last) || from >= last.order) && (!next || to <= next.order);
    const edges = await edgesOf(session, { ...conversation, gaps: conversation.gaps.filter(isBetween).slice(0, mostGaps) }, rows.length);
    const fits = ({ before: from, after: to }: Edge): boolean =>
      (!isHere(last) || (from !== null && from >= last.order)) && (!next || (to !== null && to <= next.order));
    const fitting = edges.filter(fits);
    return { ...slotFor(rows, fitting.length > 0 ? fitting : edges, false), mayOverlap };
  };
}
