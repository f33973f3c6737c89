import type { RestoreStep } from '../../domain/restore-part';
import { orderStep } from '../merge/place';
import type { MergeSession } from '../store-port';
import type { ConversationRow, GapRow, MessageRow } from '../stored';
import type { Put } from './restore-part';
import { restoredRow } from './restored-row';

/** Puts records behind all that a conversation holds, as they stand in their file: the same ids, order and gaps. */
export async function appended(
  session: MergeSession,
  conversation: ConversationRow,
  steps: readonly RestoreStep[],
  before: MessageRow | undefined,
): Promise<Put> {
  const last = before ?? (await session.tail(conversation.key, 1))[0];
  const added: MessageRow[] = [];
  const gaps: GapRow[] = [];
  for (const step of steps) {
    const previous = added.at(-1) ?? last;
    const order = (previous?.order ?? 0) + orderStep;
    if (previous && step.gap) gaps.push({ after: previous.order, before: order, ...step.gap });
    added.push(restoredRow(step, { conversation: conversation.key, order }, previous?.at ?? null));
  }
  await session.putMessages(conversation, added);
  const total = conversation.total + added.length;
  return { conversation: { ...conversation, total, gaps: [...conversation.gaps, ...gaps] }, added, changed: [] };
}
