import type { FileReader } from '../archive/files/file-reader';
import type { ArchiveReader } from '../archive/ports';
import type { RunRecord } from '../archive/runs';
import type { LogReader } from '../evidence/log-reader';
import type { MailReader } from '../mail/mail-store';
import type { CaseReader } from '../cases/case-reader';
import { archiveReader } from './archive-reader';
import { caseReader } from './case-store';
import { archiveDatabase } from './database';
import { logSource } from './evidence/log-source';
import { type ExhibitReader, exhibitReader } from './exhibit-store';
import { fileReader } from './file-reader';
import { lazyMailReader } from './mail-lazy';

/** The archive as a page of the extension reads it. Nothing can be written through it. */
export type OpenArchive = ArchiveReader &
  FileReader &
  CaseReader &
  ExhibitReader & {
    /** The last sweeps of the scheduled archiver, newest first. */
    runs(limit: number): Promise<readonly RunRecord[]>;
    /** The evidence log, by which packs prove what they hold. */
    readonly log: LogReader;
    readonly mail: MailReader;
  };

/** Opens the archive for reading; the database itself opens on the first question. */
export function openArchive(name?: string): OpenArchive {
  const database = archiveDatabase(name);
  return {
    ...archiveReader(database),
    ...fileReader(database),
    ...caseReader(database),
    ...exhibitReader(database),
    log: logSource(database),
    mail: lazyMailReader(database),
    runs: async (limit) => database.runs.orderBy('id').reverse().limit(limit).toArray(),
  };
}
