import { doublesIn } from './merge/doubles';
import type { Settled } from './merge/ledger';
import { NoRoom, place, type Place } from './merge/place';
import type { SeenRow } from './merge/seen-row';
import type { Stretch } from './merge/spans';
import { rejoined, renumbered, spansToJoin, withoutDoubles } from './rejoin';
import type { MergeSession } from './store-port';
import type { ConversationRow } from './stored';
import { whereItLies } from './where-it-lies';

/**
 * Where each row of a run belongs in a transcript, which may have been put in another order to find it. `settled` says where a run was
 * put that overlaps nothing, and is null where it overlaps something.
 */
export type Laid = {
  readonly conversation: ConversationRow;
  readonly places: readonly Place[];
  readonly stretch: Stretch;
  readonly settled: Settled | null;
};

/** Chooses the slot for rows that overlap nothing; `mayOverlap` where something speaks for an overlap all the same. */
export type Settle = (conversation: ConversationRow, mayOverlap: boolean) => Promise<Settled>;

/** Lays a run of rows over the transcript of a conversation. Only the order of stored messages is written, where the rows prove another. */
export async function laid(
  session: MergeSession,
  conversation: ConversationRow,
  rows: readonly SeenRow[],
  settle: Settle,
  isRejoined = false,
): Promise<Laid> {
  const { stretch, alignment } = await whereItLies(session, conversation, rows);
  const doubles = doublesIn(rows, stretch, alignment.pairs);
  if (doubles.length > 0) return laid(session, await withoutDoubles(session, conversation, doubles), rows, settle, isRejoined);
  const joining = isRejoined ? null : spansToJoin(stretch, alignment.pairs);
  if (joining) return laid(session, await rejoined(session, conversation, joining), rows, settle, true);
  const settled = alignment.evidence > 0 ? null : await settle(conversation, !alignment.isSure);
  try {
    return { conversation, places: place(rows, alignment, stretch, settled?.slot ?? null), stretch, settled };
  } catch (error) {
    if (!(error instanceof NoRoom)) throw error;
    return laid(session, await renumbered(session, conversation), rows, settle, isRejoined);
  }
}
