/**
 * What the archive is, in one small row that every transaction carries along: `born` names this database (one that is made anew has
 * another name), `sequence` counts its transactions. The head of a log of what was stored would join them here.
 */
export type ArchiveHead = {
  readonly born: string;
  readonly sequence: number;
  readonly messages: number;
  readonly conversations: number;
};

/** The head as it was last written down outside of the database, and when that was (epoch ms). It may lag behind, and never runs ahead. */
export type Mirror = ArchiveHead & { readonly at: number };

/** That messages are gone which the archive held: how many there were, when the last was stored, and how many were left. */
export type Loss = { readonly messages: number; readonly conversations: number; readonly at: number; readonly left: number };

/**
 * What the mirror knows and the archive does not: null where nothing is missing. `head` is null for a database that holds nothing.
 * A database that is another one has lost what the first one held, even if it holds more by now.
 */
export function lossBetween(mirror: Mirror | null, head: ArchiveHead | null): Loss | null {
  if (mirror === null || mirror.messages === 0) return null;
  const { messages, conversations, at } = mirror;
  const loss = { messages, conversations, at, left: head?.messages ?? 0 };
  if (head === null || head.born !== mirror.born) return loss;
  // Doubles that were found leave fewer messages too, but by a later transaction.
  return head.sequence < mirror.sequence && head.messages < mirror.messages ? loss : null;
}

/** Of two losses that the user has not answered, what there was before both. */
export function bothLosses(earlier: Loss | null, later: Loss): Loss {
  if (earlier === null || later.messages >= earlier.messages) return later;
  return { ...earlier, left: later.left };
}
