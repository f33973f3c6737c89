import * as v from 'valibot';
import { isZone } from '../domain/times';
import { sealedSchema } from './mailbox';

const name = v.pipe(v.string(), v.maxLength(512));
const names = v.pipe(v.array(name), v.maxLength(1000));
/** Minutes since midnight, local. */
const clock = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1439));

export const whenSchema = v.variant('every', [
  v.object({ every: v.literal('day'), at: clock }),
  /** 0 is Sunday. */
  v.object({ every: v.literal('week'), on: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6)), at: clock }),
  v.object({ every: v.literal('month'), at: clock }),
  /** Each conversation by itself, once nothing new came for so many minutes. */
  v.object({ every: v.literal('quiet'), minutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1440)) }),
]);
/** When mails go. The monthly ones go on the 1st. */
export type When = v.InferOutput<typeof whenSchema>;

export const whatSchema = v.object({
  /** In the language of the search box; '' is every message. */
  query: v.pipe(v.string(), v.maxLength(2000)),
  /** Ids of consoles, names of own accounts and of contacts; none of a kind is all of it. */
  consoles: names,
  accounts: names,
  contacts: names,
  /** Only conversations in which an order was named. */
  onlyOrders: v.boolean(),
  /** Epoch ms: only what was first seen since; null from the beginning of the archive. */
  since: v.nullable(v.number()),
});
/** What of the archive goes. */
export type What = v.InferOutput<typeof whatSchema>;

export const protectionSchema = v.variant('kind', [
  v.object({ kind: v.literal('none') }),
  /** Sealed with age under a passphrase, which lies in the store sealed itself. */
  v.object({ kind: v.literal('passphrase'), passphrase: sealedSchema }),
  /** The PDF locked by a passphrase, which lies in the store as well; the records, where they go along, sealed with age under the same one. */
  v.object({ kind: v.literal('pdf'), passphrase: sealedSchema }),
  /** Sealed with age for a public key, `age1…`: this browser itself cannot open it. */
  v.object({ kind: v.literal('recipient'), recipient: v.pipe(v.string(), v.regex(/^age1[0-9a-z]{20,4000}$/, 'an age recipient')) }),
]);
export type Protection = v.InferOutput<typeof protectionSchema>;

/** Which files are attached; one at least. */
const filesSchema = v.pipe(
  v.object({ pdf: v.boolean(), jsonl: v.boolean() }),
  v.check(({ pdf, jsonl }) => pdf || jsonl, 'no file at all'),
);

export const planSchema = v.object({
  id: v.pipe(v.string(), v.uuid()),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  isOn: v.boolean(),
  what: whatSchema,
  when: whenSchema,
  /** IANA zone in which `when` is meant and times are written. */
  zone: v.pipe(v.string(), v.check(isZone, 'a time zone')),
  files: filesSchema,
  /** Rules of redaction, held against their own schema where they are used; null where nothing is hidden. */
  redaction: v.unknown(),
  protection: protectionSchema,
  mailbox: v.pipe(v.string(), v.uuid()),
  /** May hold `{console}`, for which one mail a console is made. */
  folder: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  /** With placeholders: see `subject.ts`. */
  subject: v.pipe(v.string(), v.minLength(1), v.maxLength(300)),
  /** Epoch ms of the last due moment that was done; at first when the plan was made, so that nothing before it is caught up with. */
  done: v.number(),
  /** Counts its runs, so that two at once are noticed. */
  runs: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Epoch ms of the last run and how many messages it took; null before the first. */
  last: v.nullable(v.object({ at: v.number(), messages: v.number(), mails: v.number() })),
});
/** A plan as it is stored. */
export type Plan = v.InferOutput<typeof planSchema>;
