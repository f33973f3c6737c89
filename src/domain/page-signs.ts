import * as v from 'valibot';

/** The parts of a page that hints name. */
export const hintNames = ['landmark', 'pane', 'row', 'direction', 'sender', 'time', 'id', 'words'] as const;
export type HintName = (typeof hintNames)[number];

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));

const seenSchema = v.object({
  /** Messages of one side or the other, as the layout sees them; the next three are counted among these. */
  messages: count,
  own: count,
  withSender: count,
  withTime: count,
  /** Rows that hints and layout both found. */
  both: count,
  /** Messages that the layout sees and no hinted row holds. */
  lost: count,
  /** Hinted rows in which the layout sees more than one message. */
  crowded: count,
  /** Rows both found, to which the layout gives a side and the hints give none. */
  sideless: count,
  /** Rows to which the layout gives a side, and which the hints take for notices. */
  silenced: count,
  /** Rows to which both give a side, and how many of those they give different ones. */
  compared: count,
  otherSide: count,
  /** Rows in which the hints found nothing at all and the layout something. */
  emptied: count,
  /** Rows of which the hints found less than half of the words. */
  otherWords: count,
});
/** What the layout saw of a pane that hints read. */
export type SeenSigns = v.InferOutput<typeof seenSchema>;

export const pageSignsSchema = v.object({
  /** Rows found, notices included; those whose content is not rendered do not count. */
  rows: count,
  /** Rows of one side or the other; the next five are counted among these. */
  withSide: count,
  own: count,
  withSender: count,
  ownWithSender: count,
  /** A separator above the row is a time. */
  withTime: count,
  withId: count,
  /** Rows of which it is not known what they are. */
  unknown: count,
  /** Rows of which no hint told whether anybody wrote them. */
  sideless: count,
  /** Rows that could not be taken: too long, too many. */
  refused: count,
  /** The hints that are known for this page and found nothing in it. */
  silent: v.pipe(v.array(v.picklist(hintNames)), v.maxLength(hintNames.length), v.readonly()),
  /** Null where no hints are known, so that the layout alone reads, and where the layout could not be had. */
  seen: v.nullable(seenSchema),
});
/** What one look at a pane found, in counts alone: nothing of it tells who said what. */
export type PageSigns = v.InferOutput<typeof pageSignsSchema>;

/** What of a page is no longer as it was, or is not as its hints say. */
export const changeNames = ['pane', 'rows', 'direction', 'sender', 'time', 'id', 'words'] as const;
export type Change = (typeof changeNames)[number];

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

export const usualSchema = v.object({
  /** How many looks this is made of. */
  looks: count,
  /** The smallest share of messages that showed each of these; senders are counted on the other side's. */
  sender: share,
  time: share,
  id: share,
  /** The smallest share of rows that had a side, and of messages that the side of fewer wrote; memories from before that know neither. */
  sided: v.optional(share, 0),
  lesser: v.optional(share, 0),
  /** The largest share of own messages that were named, the smallest of the others'; null while no look had enough of both. */
  named: v.nullable(v.object({ own: share, others: share })),
  /** The largest share of rows that were not understood, wholly or by half, of rows without a side, and of those that hints and layout put on different sides. */
  unknown: share,
  sideless: share,
  otherSide: share,
});
/** What healthy looks at the pages of one console and host have in common. */
export type Usual = v.InferOutput<typeof usualSchema>;
