import * as v from 'valibot';
import { isZone } from '../domain/times';
import { redactionSchema } from '../redaction/redaction';

/** The most of each: what a person arranges by hand, with room to spare. */
export const most = { cases: 2000, exhibits: 500, messages: 20_000, orders: 100, title: 300, words: 20_000 } as const;

const short = v.pipe(v.string(), v.maxLength(most.title));
const words = v.pipe(v.string(), v.maxLength(most.words));
const moment = v.pipe(v.number(), v.integer());
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(100));
const key = v.pipe(v.string(), v.minLength(1), v.maxLength(2048));

/** What an exhibit is of. Messages are named by their ids, which stay when the transcript is put in another order. */
export const exhibitWhatSchema = v.variant('kind', [
  v.object({ kind: v.literal('conversation'), key }),
  /** The messages of some days: epoch ms, `to` exclusive; null leaves that side open. */
  v.object({ kind: v.literal('days'), key, from: v.nullable(moment), to: v.nullable(moment) }),
  v.object({
    kind: v.literal('messages'),
    ids: v.pipe(v.array(v.pipe(v.string(), v.maxLength(512))), v.minLength(1), v.maxLength(most.messages)),
  }),
  /** Every message that names this order, in whatever conversation. */
  v.object({ kind: v.literal('order'), order: v.pipe(short, v.minLength(1)) }),
  /** The user's own words. */
  v.object({ kind: v.literal('note'), text: words }),
  /** A file that the archive keeps. */
  v.object({
    kind: v.literal('file'),
    sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
    name: short,
    type: v.pipe(v.string(), v.maxLength(200)),
    bytes: v.pipe(moment, v.minValue(0)),
  }),
]);
export type ExhibitWhat = v.InferOutput<typeof exhibitWhatSchema>;
export type ExhibitKind = ExhibitWhat['kind'];

export const exhibitSchema = v.object({
  /** Unique within its case. */
  id,
  what: exhibitWhatSchema,
  title: short,
  /** What it shows, in the user's words. */
  remark: words,
  /** Which of the preset's questions it answers, by their ids; null while the user has not said and its kind tells. */
  asks: v.nullable(v.pipe(v.array(v.pipe(v.string(), v.maxLength(60))), v.maxLength(50))),
  /** The line that marks its pages; '' for none. */
  watermark: short,
  /** What is hidden when it is exported; null for nothing. */
  redaction: v.nullable(redactionSchema),
});
export type Exhibit = v.InferOutput<typeof exhibitSchema>;

export const statuses = ['open', 'handed-in', 'closed'] as const;
export type CaseStatus = (typeof statuses)[number];

/** What the user says of a case, beside its exhibits. */
export const caseFieldsSchema = v.object({
  name: short,
  /** The id of a preset. */
  preset: v.pipe(v.string(), v.maxLength(60)),
  parties: v.object({ own: short, other: short }),
  orders: v.pipe(v.array(v.pipe(short, v.minLength(1))), v.maxLength(most.orders)),
  /** Epoch ms, or null where there is none. */
  deadline: v.nullable(moment),
  /** IANA zone in which the days of the deadline are counted. */
  zone: v.pipe(v.string(), v.maxLength(64), v.check(isZone, 'a time zone')),
  /** So many days before the deadline the user is reminded; null for never. */
  remind: v.nullable(v.pipe(moment, v.minValue(0), v.maxValue(60))),
  status: v.picklist(statuses),
  notes: words,
});
export type CaseFields = v.InferOutput<typeof caseFieldsSchema>;

export const caseSchema = v.object({
  id,
  ...caseFieldsSchema.entries,
  exhibits: v.pipe(v.array(exhibitSchema), v.maxLength(most.exhibits)),
  created: moment,
  changed: moment,
  /** The deadline that the user was last told of by a notification, or null. */
  reminded: v.nullable(moment),
});
/** A dispute file: what was gathered for one dispute, in the order in which it is to be read. */
export type Case = v.InferOutput<typeof caseSchema>;
