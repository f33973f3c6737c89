import type { RestoreStep } from '../../domain/restore-part';
import type { MergeSession } from '../store-port';
import type { ConversationRow, MessageRow } from '../stored';
import { laidRecords } from './laid-records';
import { reconciled } from './reconciled';
import type { Put } from './restore-part';
import { restoredRow } from './restored-row';
import { gapsAfter } from '../merge/ledger';

/** The record before the first, by its id, and the moment (epoch ms). */
type Around = { readonly before: string | null; readonly now: number };

/** Takes records into a conversation that holds other messages: run by run, as sightings are taken, but that known ids tell where they lie. */
export async function merged(
  session: MergeSession,
  conversation: ConversationRow,
  steps: readonly RestoreStep[],
  { before, now }: Around,
): Promise<Put> {
  let put: Put = { conversation, added: [], changed: [] };
  const runs = runsIn(steps);
  for (const [index, run] of runs.entries()) {
    const last = index === 0 ? before : (runs[index - 1]?.at(-1)?.record.id ?? null);
    const later = runs.slice(index + 1).flatMap((one) => one.map(({ record }) => record.id));
    const more = await withRun(session, put.conversation, { run, before: last, later }, now);
    put = { conversation: more.conversation, added: [...put.added, ...more.added], changed: [...put.changed, ...more.changed] };
  }
  return put;
}

/** Records without a gap between them, the id of the one before the first, and those behind the last. */
export type RecordRun = { readonly run: readonly RestoreStep[]; readonly before: string | null; readonly later: readonly string[] };

/** The records between gaps. */
function runsIn(steps: readonly RestoreStep[]): readonly (readonly RestoreStep[])[] {
  const runs: RestoreStep[][] = [];
  for (const step of steps) {
    const open = runs.at(-1);
    if (open && step.gap === null) open.push(step);
    else runs.push([step]);
  }
  return runs;
}

async function withRun(session: MergeSession, conversation: ConversationRow, run: RecordRun, now: number): Promise<Put> {
  const laid = await laidRecords(session, conversation, run);
  const added: MessageRow[] = [];
  const changed = new Map<string, MessageRow>();
  let at: number | null = null;
  for (const { place, step } of laid.records) {
    const row: MessageRow | null = step && restoredRow(step, { conversation: conversation.key, order: orderOf(place) }, at);
    at = place.is === 'same' ? place.message.at : (row?.at ?? at);
    if (!row || place.is === 'unseen') continue;
    if (place.is === 'new') added.push(row);
    else {
      const message = changed.get(place.message.id) ?? place.message;
      const again = reconciled(message, row, now);
      if (again) changed.set(again.id, again);
    }
  }
  await session.putMessages(conversation, [...added, ...changed.values()]);
  const places = laid.records.map(({ place }) => place);
  const gaps = gapsAfter(laid.conversation.gaps, places, [], laid.settled);
  return {
    conversation: { ...laid.conversation, gaps, total: laid.conversation.total + added.length },
    added,
    changed: [...changed.values()],
  };
}

const orderOf = (place: { readonly is: string; readonly order?: number }): number => place.order ?? 0;
