import type { DateOrder } from '../domain/time-text';
import type { Attachment, Direction, Flag, How, Kind, MessageTime, Version } from '../domain/message';

/** A message as it lies in the store. What can be worked out from it (`position`, the first version) is not kept. */
export type MessageRow = {
  readonly id: string;
  readonly conversation: string;
  /** Sorts the transcript; the distance between two values means nothing. */
  readonly order: number;
  /** Sorts across conversations: epoch ms of `time.iso`, else of the nearest earlier message that has one, else of first sight. */
  readonly at: number;
  /** Fingerprint of direction and words, by which a reread row finds its candidates; '' when there are no words. */
  readonly mark: string;
  readonly platformId: string | null;
  readonly direction: Direction;
  readonly sender: string | null;
  readonly time: MessageTime;
  readonly kind: Kind;
  readonly text: string;
  readonly attachments: readonly Attachment[];
  readonly orders: readonly string[];
  readonly flags: readonly Flag[];
  /** Edits and recalls after the first sight, oldest first. The words first seen are `text` until an edit, then `firstText`. */
  readonly later: readonly Version[];
  readonly firstText: string | null;
  /** The next message with a clock that was seen above it under the same line, where the page tells days by lines and clocks by rows. */
  readonly sameDayAs?: string;
  /** Epoch ms. */
  readonly firstSeen: number;
  readonly lastSeen: number;
  readonly by: readonly string[];
  readonly how: How;
  /** The newest leaf that the evidence log has of it; none before the log came by. */
  readonly sealed?: SealMark;
};

/** A leaf's number, when it was made (epoch ms), and under which row the names at that time are kept; `isMore` where it told no new words. */
export type SealMark = { readonly leaf: number; readonly at: number; readonly names: string; readonly isMore?: true };

/**
 * Between the messages at these orders nothing proves that none is missing. `order` is `guessed` where nothing even tells which side
 * is the older one; `overlap` is true where the two sides may show some of the same messages, so that these stand here twice; `rows`
 * is how many messages are missing, where they were seen as rows that could not be read.
 */
export type GapRow = {
  readonly after: number;
  readonly before: number;
  readonly order?: 'guessed';
  readonly overlap?: true;
  readonly rows?: number;
};

/** What a conversation is called, and where it is. */
export type Named = Pick<ConversationRow, 'key' | 'console' | 'account' | 'peer'>;

export type ConversationRow = {
  readonly key: string;
  readonly console: string;
  readonly host: string;
  readonly account: string | null;
  readonly peer: { readonly id: string | null; readonly name: string | null };
  /** Whether a strong alias is known: a display name alone may be shared by two people. */
  readonly isSure: boolean;
  /** In which it was seen last, and in which others before. */
  readonly zone: string;
  readonly otherZones?: readonly string[];
  /** How its pages write `3/8/2026`, once a view of them has told. */
  readonly dateOrder?: DateOrder;
  readonly total: number;
  /** Epoch ms of the first and last message that has a time. */
  readonly firstAt: number | null;
  readonly lastAt: number | null;
  readonly lastSeen: number;
  readonly lastMessage: { readonly text: string; readonly direction: Direction; readonly kind: Kind } | null;
  readonly orders: readonly string[];
  readonly gaps: readonly GapRow[];
  /** True once a sighting began at the first message of the whole history. */
  readonly fromStart: boolean;
};

/** That a sighting was stored, so that a resent one is acknowledged and not merged again. */
export type SightingRow = {
  readonly id: string;
  readonly at: number;
  readonly conversation: string;
  readonly url: string;
  /** The tab's title, as `keptTitle` keeps it; none where there was none. */
  readonly title?: string;
  readonly reader: string;
};
