import * as v from 'valibot';
import { conversationLineSchema, gapMarksSchema } from './ledger-lines';
import { messageRecordSchema } from './message';

/** The most records that are handed to the archive at once, and taken in one transaction. */
export const maxSteps = 500;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const { conversation, id } = messageRecordSchema.entries;

export const restoreStepSchema = v.object({
  /** Of the file, from 1: by it the user is told what could not be taken. */
  line: count,
  /** What stands between it and the record before: null where they are neighbours. */
  gap: v.nullable(gapMarksSchema),
  record: messageRecordSchema,
  /** Epoch ms by which it sorts among other conversations' messages, where the file says so. */
  at: v.nullable(v.pipe(v.number(), v.integer())),
});
export type RestoreStep = v.InferOutput<typeof restoreStepSchema>;

/** A run of records of one conversation out of one of our own files, in the file's order. */
export const restorePartSchema = v.object({
  key: conversation,
  /** What the file says of the conversation; null in files that hold nothing but records. */
  head: v.nullable(conversationLineSchema),
  /** How many records of this conversation the file had before, and the id of the last of them. */
  done: count,
  before: v.nullable(id),
  steps: v.pipe(v.array(restoreStepSchema), v.maxLength(maxSteps)),
});
export type RestorePart = v.InferOutput<typeof restorePartSchema>;
