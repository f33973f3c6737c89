import type { Conversation, ConversationLedger, StoredMessage } from '../archive/ports';
import type { GapRow } from '../archive/stored';
import { ledgerOf } from '../export/ledger-of';
import type { What } from '../mail/plan';

/** A mark that is another one for another value: not secret, and good for telling a few states of one thing apart. */
function markOf(value: unknown): string {
  const said = JSON.stringify(value);
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < said.length; index += 1) {
    const code = said.charCodeAt(index);
    high = Math.imul(high ^ code, 2_654_435_761);
    low = Math.imul(low ^ code, 1_597_334_677);
  }
  return `${(high >>> 0).toString(36)}${(low >>> 0).toString(36)}`;
}

/**
 * The mark of all that a record tells of a message but when it was last seen, which every look at the page changes. Moments count as such, since
 * they are written in the zone in which the conversation was seen last.
 */
export function messageMark({ order: _order, conversation: _conversation, versions, seen, ...told }: StoredMessage): string {
  const states = versions.map(({ at, since, ...state }) => [Date.parse(at), since === undefined ? null : Date.parse(since), state]);
  return markOf([told, states, Date.parse(seen.first), seen.by, seen.how]);
}

/** The mark of where a message stands: behind which one, if the plan is for it, and what is known of the gap between them. */
export function placeMark(before: { readonly id: string } | null, gap: GapRow | undefined): string {
  return markOf([before?.id, gap && [gap.order, gap.overlap, gap.rows]]);
}

/** The mark of what is told of a conversation besides its messages, but for when it was last seen. */
export function aboutMark(ledger: ConversationLedger | undefined, gone: readonly string[]): string {
  const told = ledgerOf(ledger, '', true);
  if (!told) return '';
  const { lastSeen: _lastSeen, note: _note, ...line } = told.line;
  return markOf([line, gone]);
}

/**
 * A conversation's state for what a plan wants: captures that store something of it change it. What changes a message alone (a file that was kept
 * later, an import that corrects an old message) does not, so the month is part of it: the first run of a month looks at every message.
 */
export function stateOf(conversation: Conversation, what: What, now: number): string {
  return markOf([conversation, what, new Date(now).toISOString().slice(0, 7)]);
}
