import type { MailToday } from '../mail/mail-store';
import type { Database } from './database';
import { mailTablesOf } from './mail-tables';

/** How backups by mail stand, by indexes and the few plans alone: the popup asks at every opening. */
export async function mailToday(database: Database, since: number): Promise<MailToday> {
  const { mails, plans } = mailTablesOf(database);
  const [needing, waiting, all] = await Promise.all([
    mails.where('state').anyOf('asking', 'failed').count(),
    mails.where('state').anyOf('composed', 'sending', 'waiting', 'unsure').count(),
    plans.toArray(),
  ]);
  const runs = all.flatMap(({ last }) => (last && last.at >= since ? [last] : []));
  const at = Math.max(...runs.map((run) => run.at));
  return { needing, waiting, made: runs.length === 0 ? null : { at, mails: runs.reduce((sum, run) => sum + run.mails, 0) } };
}
