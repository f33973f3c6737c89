import type { Parties } from './sighting';

/** Names under which one conversation may be met. A strong one is the page's own id; a weak one a display name, which two people may share. */
export type Aliases = { readonly strong: readonly string[]; readonly weak: readonly string[] };

/**
 * Every name that the parties of a sighting give their conversation.
 * `host` stands in for an account that the page does not show, so that two markets' shops stay apart.
 * The first name of all is the conversation's key when it is new.
 */
export function aliasesOf(console: string, host: string, parties: Parties): Aliases {
  const realm = parties.account ?? host;
  const { conversationId, peer } = parties;
  return {
    strong: [
      ...(conversationId === null ? [] : [joined(console, 'id', sortedUids(conversationId))]),
      ...(peer.id === null ? [] : [joined(console, realm, 'peer', peer.id)]),
    ],
    weak: peer.name === null ? [] : [joined(console, realm, peer.name)],
  };
}

/** The weak name the parties would have had before the page showed the account. */
export function aliasWithoutAccount(console: string, host: string, parties: Parties): string | null {
  return parties.account === null || parties.peer.name === null ? null : joined(console, host, parties.peer.name);
}

function joined(...parts: readonly string[]): string {
  return parts.map((part) => part.replace(/[%/]/g, encodeURIComponent)).join('/');
}

/** Alibaba's `<uid>.1-<uid>.1#<type>` names the two uids in either order. */
function sortedUids(conversationId: string): string {
  const found = /^(\d+)\.1-(\d+)\.1#(.+)$/.exec(conversationId);
  if (!found) return conversationId;
  const [first, second] = [found[1] ?? '', found[2] ?? ''].toSorted();
  return `${first}.1-${second}.1#${found[3]}`;
}
