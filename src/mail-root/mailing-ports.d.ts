import type { MailingPorts } from '../mailing/ports';
import type { Database } from '../store/database';
/** What composing needs, from the archive's database and the extension's own files. */
export declare function mailingPorts(database: Database): Promise<MailingPorts>;
