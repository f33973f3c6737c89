import * as v from 'valibot';
import { mailMarksSchema } from './mail-format';

/**
 * Where a mail's delivery stands. `composed`: not tried yet; `sending`: handed to a route, the outcome not yet known; `waiting`: tried, to be
 * tried again when due; `unsure`: it may have been sent, to be looked up first; `asking`: it may have been sent and the route cannot look,
 * the user decides; `failed`: the user has to do something; `sent`: the server said it has it; `cancelled`: by the user; `replaced`: too large, sent in smaller parts.
 */
export const mailStates = ['composed', 'sending', 'waiting', 'unsure', 'asking', 'failed', 'sent', 'cancelled', 'replaced'] as const;
export type MailState = (typeof mailStates)[number];

/** Why the last try came to nothing; the words of `RouteTrouble`. */
export const troubles = ['wait', 'too-large', 'sign-in', 'full', 'certificate', 'folder', 'setup', 'refused', 'may-be-sent'] as const;

const at = v.number();

export const mailRowSchema = v.object({
  /** The Message-ID without its brackets: one row for each. */
  id: v.string(),
  messageId: v.string(),
  plan: v.string(),
  mailbox: v.string(),
  folder: v.string(),
  subject: v.string(),
  from: v.string(),
  to: v.array(v.string()),
  /** Epoch ms: composed, and of its `Date`. */
  date: at,
  /** Of the whole mail. */
  bytes: v.number(),
  marks: mailMarksSchema,
  state: v.picklist(mailStates),
  /** Epoch ms from which the next try may be made; `Infinity` where none is to be made. */
  due: at,
  tries: v.number(),
  why: v.nullable(v.picklist(troubles)),
  /** What the server said last, without addresses or texts of a chat. */
  answer: v.string(),
  /** Epoch ms of the last change of state, and of when the server said it has it. */
  changed: at,
  sentAt: v.nullable(at),
  /** Which messages it holds, by conversation: what is sent again is made from them. */
  holds: v.array(v.object({ conversation: v.string(), messages: v.array(v.string()) })),
});
/** A mail that was composed, and where its delivery stands. Its bytes lie apart. */
export type MailRow = v.InferOutput<typeof mailRowSchema>;
