import { type Run } from '../mailing/compose-run';
import type { Job } from '../mailing/ports';
import type { Seal } from '../mailing/seal';
import type { Plan } from '../mail/plan';
import { type ComposerQuestions } from '../platform/messages';
import { type Database } from '../store/database';
/** Composes mails and stores them, each run whole or not at all. */
export type MailComposer = {
  readonly [N in keyof ComposerQuestions]: (question: ComposerQuestions[N]['question']) => Promise<ComposerQuestions[N]['answer']>;
};
/** What a run of this plan would send now. Nothing is written: this is the dry run, too. */
export declare function composedRun(database: Database, plan: Plan, mailbox: Job['mailbox'], seal: Seal, limit: number): Promise<Run>;
/** The composer over the archive's own database. */
export declare function mailComposer(database?: Database): MailComposer;
