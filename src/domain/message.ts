import * as v from 'valibot';
import { type Direction, directions, type Kind, kinds } from './kinds';
import { maxText } from './limits';

export type { Direction, Kind };

/** How finely a message's time is known. */
export const precisions = ['second', 'minute', 'day', 'none'] as const;
export type Precision = (typeof precisions)[number];

/** Where a message's time was read: at the row, on a separator above it, carried from an earlier row, in an attribute, in page state, or worked out. */
export const timeSources = ['row', 'separator', 'carried', 'attribute', 'state', 'inferred'] as const;
export type TimeSource = (typeof timeSources)[number];

/** How a message reached the archive. */
export const hows = ['seen', 'scrolled', 'imported'] as const;
export type How = (typeof hows)[number];

/** `auto` is an automatic reply, `failed` one of the user's own that the page marked as not sent. */
export const flags = ['auto', 'failed'] as const;
export type Flag = (typeof flags)[number];

const id = v.pipe(v.string(), v.maxLength(512));
/** An instant with its offset, `2026-11-20T14:30:00+08:00`; the digits after the precision are zeros. */
const isoWithOffset = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?(?:Z|[+-]\d{2}:\d{2})$/, 'an ISO 8601 time with an offset'),
);
const text = v.pipe(v.string(), v.maxLength(maxText));

export const messageTimeSchema = v.object({
  iso: v.nullable(isoWithOffset),
  precision: v.picklist(precisions),
  raw: v.nullable(v.pipe(v.string(), v.maxLength(200))),
  source: v.nullable(v.picklist(timeSources)),
});
/** `raw` is the page's own words, always kept; `iso` is null where the page does not tell the day. */
export type MessageTime = v.InferOutput<typeof messageTimeSchema>;

export const attachmentSchema = v.object({
  kind: v.picklist(kinds),
  name: v.nullable(v.pipe(v.string(), v.maxLength(1000))),
  url: v.nullable(v.pipe(v.string(), v.maxLength(8192))),
  sha256: v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
  bytes: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))),
  state: v.picklist(['linked', 'kept', 'too-large', 'expired', 'refused', 'masked', 'withheld']),
});
/**
 * `linked` is known by its address only; the other states say what came of fetching it. Only in copies: `masked` is a picture of which a part is covered,
 * with the hash of what is left, and `withheld` a file that was left out on purpose.
 */
export type Attachment = v.InferOutput<typeof attachmentSchema>;

export const versionSchema = v.object({
  at: isoWithOffset,
  what: v.picklist(['first', 'edit', 'recall']),
  text,
  /** Of an edit or a recall: when the state before it was last seen, so that it came between this moment and `at`. Missing where that is not known. */
  since: v.optional(isoWithOffset),
  /** Of a recall: only where the notice stood tells that it is this message's. */
  byPlace: v.optional(v.literal(true)),
});
/** One state of a message's words, with the moment it was first seen. */
export type Version = v.InferOutput<typeof versionSchema>;

/**
 * One archived message in the form in which it leaves the archive, the same everywhere (JSONL, `npm run read`, backups, imports).
 * The type is made from this schema, and so is `docs/message.schema.json`.
 */
export const messageRecordSchema = v.object({
  console: id,
  account: v.nullable(id),
  peer: v.object({ id: v.nullable(id), name: v.nullable(id) }),
  conversation: v.pipe(v.string(), v.maxLength(2048)),
  id,
  platformId: v.nullable(id),
  position: v.pipe(v.number(), v.integer(), v.minValue(0)),
  direction: v.picklist(directions),
  sender: v.nullable(id),
  time: messageTimeSchema,
  kind: v.picklist(kinds),
  text,
  attachments: v.pipe(v.array(attachmentSchema), v.maxLength(100)),
  orders: v.pipe(v.array(id), v.maxLength(100)),
  flags: v.pipe(v.array(v.picklist(flags)), v.maxLength(10)),
  versions: v.pipe(v.array(versionSchema), v.maxLength(1000)),
  seen: v.object({ first: isoWithOffset, last: isoWithOffset, by: v.pipe(v.array(id), v.maxLength(1000)), how: v.picklist(hows) }),
});
export type MessageRecord = v.InferOutput<typeof messageRecordSchema>;
