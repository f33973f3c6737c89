import * as v from 'valibot';
import { mailFileKinds } from '../mail-format';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A file of a mail that is not as it was mailed: its bytes changed, or it is gone. */
const changedFileSchema = v.object({ kind: v.picklist(mailFileKinds), what: v.picklist(['altered', 'gone']) });

export const checkRowSchema = v.object({
  plan: v.string(),
  /** Epoch ms. */
  at: v.number(),
  folder: v.string(),
  /** How many mails lie in the folder, ours and others. */
  lying: count,
  /** How many mails should lie there, and how many of them do, each file as it was mailed. */
  expected: count,
  found: count,
  /** Ids of mails (`MailRow.id`) that are not there. */
  missing: v.array(v.string()),
  altered: v.array(v.object({ id: v.string(), files: v.array(changedFileSchema) })),
  /** Message-IDs of mails of ours that this archive does not know: another installation's, or those of an archive before it. */
  unexpected: v.array(v.string()),
  /** Mails that lie there more than once. */
  doubled: v.array(v.string()),
  /** Mails that the server lists and did not hand over. */
  unread: v.array(v.string()),
});
/** What a check of a mailbox's folder found. */
export type CheckRow = v.InferOutput<typeof checkRowSchema>;

/** What a user would have sent again: the ids of mails that are missing or not as they were, each once. */
export function toSendAgain({ missing, altered }: Pick<CheckRow, 'missing' | 'altered'>): readonly string[] {
  return [...new Set([...missing, ...altered.map(({ id }) => id)])];
}

/** Whether all that was mailed lies there as it was. */
export const isWhole = (row: CheckRow): boolean => row.found === row.expected;
