import type { ExportConversation, ExportRequest, Tally } from './request';
import { headFacts, type Fact, partyFacts, type Told, tellerFor } from './told';
import { oneLine } from './visible-text';
import type { Writer } from './writer';

/** The row of a gap. */
export type ToldGap = { readonly gap: string };

/** Where another of several conversations begins: who talks in it, and where. */
export type ToldChat = { readonly chat: string };
export type ToldEntry = Told | ToldGap | ToldChat;

/** What a mail's body shows: the head's facts and the first messages. */
export type Digest = { readonly facts: readonly Fact[]; readonly first: readonly ToldEntry[]; readonly tally: Tally };

/** Keeps the first `count` entries of an export. */
export function digestWriter(request: ExportRequest, count: number): Writer<Digest> {
  const { momentOf, tell, tellGap } = tellerFor(request);
  const first: ToldEntry[] = [];
  let shown = 0;
  let open: string | null = null;
  return {
    begin() {},
    each(entry) {
      if (shown >= count) return;
      shown += 1;
      if (entry.entry === 'gap') {
        first.push({ gap: tellGap(entry) });
        return;
      }
      const { conversation: key } = entry.message;
      const chat = key !== open && request.conversations.length > 1 && request.conversations.find((one) => one.key === key);
      open = key;
      if (chat) first.push({ chat: chatLine(chat) });
      first.push(tell(entry.message));
    },
    end: (tally) => {
      const parties = request.conversations.length === 1 ? partyFacts(request.conversations[0], request.words) : [];
      return { facts: [...parties, ...headFacts(request, tally, momentOf)], first, tally };
    },
  };
}

/** `Shopee Seller · shop:anna ↔ buyer88`. */
function chatLine({ consoleName, account, peer }: ExportConversation): string {
  const sides = [account, peer.name ?? peer.id].filter((side) => side !== null).join(' ↔ ');
  return oneLine([consoleName, sides].filter((part) => part !== '').join(' · '));
}

/** How many of the messages `digest` does not show. */
export function messagesLeft({ first, tally }: Digest): number {
  return tally.messages - first.filter((told) => 'sender' in told).length;
}
