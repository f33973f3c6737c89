import type { Conversation } from '../archive/ports';
import { text } from '../platform/i18n';

/** The name to show for a conversation's peer. */
export function peerName(conversation: Pick<Conversation, 'peer'>): string {
  return conversation.peer.name ?? conversation.peer.id ?? text('peerUnknown');
}

export function accountName(account: string | null): string {
  return account ?? text('accountUnknown');
}

/** «anna_shop ↔ buyer88», each name kept from turning the other's direction of writing. */
export function Parties({ account, peer }: { readonly account: string | null; readonly peer: string }) {
  return (
    <>
      <bdi>{accountName(account)}</bdi> <span aria-hidden="true">↔</span> <bdi>{peer}</bdi>
    </>
  );
}
