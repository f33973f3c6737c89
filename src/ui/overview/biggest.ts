import type { Conversation } from '../../archive/ports';

/** One peer on one console, with all the accounts that talked with them. */
export type BigContact = {
  readonly console: string;
  readonly peer: Conversation['peer'];
  readonly messages: number;
  /** Their conversations, the longest first. */
  readonly conversations: readonly Conversation[];
};

/** The contacts with the most messages, no more than `most`. Without an id and a name nobody can say who it is: such are told one by one. */
export function biggestContacts(conversations: readonly Conversation[], most: number): readonly BigContact[] {
  const groups = new Map<string, Conversation[]>();
  for (const conversation of conversations) {
    const { console, key, peer } = conversation;
    const name = JSON.stringify([console, peer.id ?? peer.name ?? ['', key]]);
    const group = groups.get(name);
    if (group) group.push(conversation);
    else groups.set(name, [conversation]);
  }
  return [...groups.values()]
    .map((group) => group.toSorted((a, b) => b.total - a.total))
    .flatMap((group): readonly BigContact[] => {
      const [first] = group;
      if (!first) return [];
      const messages = group.reduce((sum, { total }) => sum + total, 0);
      return [{ console: first.console, peer: first.peer, messages, conversations: group }];
    })
    .filter(({ messages }) => messages > 0)
    .toSorted((a, b) => b.messages - a.messages)
    .slice(0, most);
}
