import type { ConversationLine } from '../domain/ledger-lines';
import { hiddenMark } from '../evidence/shown';
import type { Redactor } from '../redaction/plan';
import type { ExportRequest } from './request';

type LedgerOf = NonNullable<ExportRequest['ledgerOf']>;

/** The ledger of a redacted copy: without the user's note, and without the names by which the archive knows a conversation. */
export function redactedLedger(
  ledgerOf: LedgerOf,
  redactor: Redactor,
  keys: { readonly own: (shown: string) => string | undefined },
): LedgerOf {
  return async (shown) => {
    const ledger = await ledgerOf(keys.own(shown) ?? shown);
    return ledger && { ...ledger, line: redactedLine(ledger.line, shown, redactor) };
  };
}

function redactedLine(whole: ConversationLine, shown: string, { field, hidesPeer, hidesAccount }: Redactor): ConversationLine {
  const { note: _, ...line } = whole;
  const { account, peer, names, orders } = line;
  const value = (own: string | null, isHidden: boolean): string | null =>
    own !== null && (isHidden || field(own) !== null) ? hiddenMark : own;
  return {
    ...line,
    conversation: shown,
    account: value(account, hidesAccount),
    peer: { id: value(peer.id, hidesPeer), name: value(peer.name, hidesPeer) },
    names: hidesPeer || hidesAccount ? [] : names.filter((name) => field(name) === null),
    orders: orders.filter((order) => field(order) === null),
  };
}
