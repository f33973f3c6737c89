import * as v from 'valibot';
import { maxRowsInSighting } from './limits';
import { hows } from './message';
import { rowSchema } from './row';

const short = v.pipe(v.string(), v.maxLength(512));

/** Who talks on a pane, as the page says. Every part may be unknown. */
export const partiesSchema = v.object({
  /** Who the user is on that page: `main` or `main:sub`. */
  account: v.nullable(short),
  peer: v.object({ id: v.nullable(short), name: v.nullable(short) }),
  /** The console's own id of the conversation. */
  conversationId: v.nullable(short),
});
export type Parties = v.InferOutput<typeof partiesSchema>;

/** What a bare `14:30` means on a page without day separators: today's, or that of a day the page does not tell. */
export const bareClocks = ['today', 'unknown'] as const;

export const sightingSchema = v.object({
  /** Unique; a resent sighting keeps it, so that the archive can tell. */
  id: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/)),
  console: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9.-]{0,252}$/)),
  reader: v.object({ name: short, version: short }),
  page: v.object({ url: v.pipe(v.string(), v.maxLength(8192)), title: v.pipe(v.string(), v.maxLength(2000)) }),
  parties: partiesSchema,
  /** The order numbers the page shows beside the pane. */
  orders: v.pipe(v.array(short), v.maxLength(50)),
  /** When the rows were read: ms since the epoch. */
  at: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** IANA zone in which the page's times are meant. */
  zone: v.pipe(v.string(), v.maxLength(64)),
  /** Language tag of the page, which decides words such as `semalam`. */
  lang: v.pipe(v.string(), v.maxLength(64)),
  bareClock: v.picklist(bareClocks),
  how: v.picklist(hows),
  /** True when the first row is the first of the whole history, as the page says. */
  fromStart: v.boolean(),
  /** Rows that the reader saw and could not take: too many, too long. */
  refused: v.pipe(v.number(), v.integer(), v.minValue(0)),
  rows: v.pipe(v.array(rowSchema), v.maxLength(maxRowsInSighting)),
});
/** What one pane showed at one instant: an ordered run of rows without holes, and where it was seen. */
export type Sighting = v.InferOutput<typeof sightingSchema>;
