import type { Conversation } from '../../archive/ports';
import type { GapRow } from '../../archive/stored';

/** A place where messages may be missing, and its conversation. */
export type OpenGap = { readonly conversation: Conversation; readonly gap: GapRow };

export const gapCount = (conversations: readonly Conversation[]): number => conversations.reduce((sum, { gaps }) => sum + gaps.length, 0);

/** The newest gap of each conversation, those last heard of first; no more than `most`. */
export function openGaps(conversations: readonly Conversation[], most: number): readonly OpenGap[] {
  return conversations
    .filter(({ gaps }) => gaps.length > 0)
    .toSorted((a, b) => (b.lastAt ?? b.lastSeen) - (a.lastAt ?? a.lastSeen))
    .slice(0, most)
    .flatMap((conversation) => {
      const gap = conversation.gaps.reduce<GapRow | undefined>(
        (newest, one) => (newest && newest.after > one.after ? newest : one),
        undefined,
      );
      return gap ? [{ conversation, gap }] : [];
    });
}
