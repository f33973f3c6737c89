import * as v from 'valibot';
import { messageRecordSchema } from './message';
import { maxNote, maxTag, maxTags } from './note';

const { conversation, account, peer, id, seen } = messageRecordSchema.entries;
const name = v.pipe(v.string(), v.maxLength(16_384));
const zone = v.pipe(v.string(), v.maxLength(64));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** Consoles are named like hosts. */
export const consoleId = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9.-]{0,252}$/, 'the name of a console'));

const noteText = v.pipe(v.string(), v.maxLength(maxNote));

/** What the user wrote about a conversation: the words as they are, those of other notes that an import brought, and tags. */
export const noteMemberSchema = v.object({
  text: noteText,
  tags: v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(maxTag))), v.maxLength(maxTags)),
  changed: seen.entries.first,
  others: v.exactOptional(v.pipe(v.array(v.object({ text: noteText, changed: seen.entries.first })), v.maxLength(20))),
});
export type NoteMember = v.InferOutput<typeof noteMemberSchema>;

/** Stands before the records of a conversation in JSON Lines: what the archive knows of it that no record says. */
export const conversationLineSchema = v.object({
  is: v.literal('conversation'),
  version: v.literal(1),
  conversation,
  console: consoleId,
  /** Host and port of its page; '' where it came from a file. */
  host: v.pipe(v.string(), v.maxLength(512)),
  account,
  peer,
  /** IANA zone in which its times are written. */
  zone,
  /** Zones in which it was seen before. */
  otherZones: v.exactOptional(v.pipe(v.array(zone), v.maxLength(100))),
  /** Whether an id of the page's own names it; a display name may be shared by two people. */
  isSure: v.boolean(),
  /** True once the page has shown the first message of the whole history. */
  fromStart: v.boolean(),
  /** All that its pages call it, by which a capture finds it. */
  names: v.pipe(v.array(name), v.maxLength(1000)),
  orders: v.pipe(v.array(id), v.maxLength(100)),
  lastSeen: seen.entries.first,
  /** How many records follow where the whole conversation was exported, else null. */
  messages: v.nullable(count),
  /** In backup mails: records of earlier mails that are no messages of their own, since they proved to be doubles of others. */
  gone: v.exactOptional(v.pipe(v.array(id), v.maxLength(100_000))),
  /** The user's own note and tags, in files that are exported as JSON Lines; never in those attached to a mail. */
  note: v.exactOptional(noteMemberSchema),
});
export type ConversationLine = v.InferOutput<typeof conversationLineSchema>;

/**
 * What is known of a place where nothing proves that no message is missing: that the order of its sides was a guess, that they may show
 * some of the same messages, how many rows were seen there unread.
 */
export const gapMarksSchema = v.object({
  order: v.exactOptional(v.literal('guessed')),
  overlap: v.exactOptional(v.literal(true)),
  rows: v.exactOptional(count),
});
export type GapMarks = v.InferOutput<typeof gapMarksSchema>;

/** Stands where the gap is, between two records. */
export const gapLineSchema = v.object({ is: v.literal('gap'), conversation, ...gapMarksSchema.entries });
export type GapLine = v.InferOutput<typeof gapLineSchema>;

/**
 * Stands behind a record whose place among other conversations' messages (`at`) is neither its own time nor that of the record before it
 * nor, where there is none, the moment of its first sight.
 */
export const atLineSchema = v.object({ is: v.literal('at'), id, at: seen.entries.first });
export type AtLine = v.InferOutput<typeof atLineSchema>;

/** Stands at the end of a redacted copy: how often something was hidden in it, by what it was hidden as. */
export const hiddenLineSchema = v.object({ is: v.literal('hidden'), counts: v.record(v.pipe(v.string(), v.maxLength(100)), count) });

/** The lines of a JSON Lines export that are no records. */
export const ledgerLineSchema = v.variant('is', [conversationLineSchema, gapLineSchema, atLineSchema, hiddenLineSchema]);
export type LedgerLine = v.InferOutput<typeof ledgerLineSchema>;

/** Where a message without a time of its own sorts that comes behind one at `before` (epoch ms), or behind none. */
export function usualAt(time: number | null, before: number | null, firstSeen: number): number {
  return time ?? before ?? firstSeen;
}
