import * as v from 'valibot';
import { maxText } from './limits';
import { directions, kinds } from './kinds';

const name = v.pipe(v.string(), v.maxLength(512));

export const rowTimeSchema = v.object({
  /** The time text shown for this row (`14:30`, `昨天 14:30`, `2026-08-06 09:31:00`), or null. */
  text: v.nullable(v.pipe(v.string(), v.maxLength(200))),
  /** The last day or time separator above the row, or null before the first one. */
  separator: v.nullable(v.pipe(v.string(), v.maxLength(200))),
  /** A machine-readable value in an attribute (`datetime`, epoch in digits), or null. */
  attribute: v.nullable(v.pipe(v.string(), v.maxLength(64))),
  /** True when `text` or `attribute` stand on an earlier row and are only carried here: a lower bound. */
  carried: v.boolean(),
});
/** What a page shows of a row's time, in its own words. Nothing is worked out here: a reader has no clock. */
export type RowTime = v.InferOutput<typeof rowTimeSchema>;

export const rowAttachmentSchema = v.object({
  kind: v.picklist(kinds),
  name: v.nullable(v.pipe(v.string(), v.maxLength(1000))),
  url: v.nullable(v.pipe(v.string(), v.maxLength(8192))),
});
export type RowAttachment = v.InferOutput<typeof rowAttachmentSchema>;

/** `shell`: a row of the list whose content is not rendered; `pending`: not confirmed by the server; `failed`: marked as not sent. */
export const rowStates = ['whole', 'shell', 'pending', 'failed'] as const;

export const rowSchema = v.object({
  direction: v.picklist(directions),
  /** The name shown for this row, or null; names shown once for a group are given to every row of the group. */
  sender: v.nullable(name),
  time: rowTimeSchema,
  kind: v.picklist(kinds),
  text: v.pipe(v.string(), v.maxLength(maxText)),
  attachments: v.pipe(v.array(rowAttachmentSchema), v.maxLength(100)),
  /** The page's own id of the message, a string always (ids exceed 2^53), or null. */
  platformId: v.nullable(name),
  state: v.picklist(rowStates),
  auto: v.boolean(),
});
/** One message element of a pane as the reader understood it. */
export type Row = v.InferOutput<typeof rowSchema>;
