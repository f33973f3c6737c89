import { StoreFull, StoreReadOnly } from '../archive/store-port';
import { log } from '../platform/log';
import { readOnlyReason, type Database } from '../store/database';
import { headOf } from '../store/merge-store';
import type { Health } from './health';
import type { ArchiveMirror } from './mirror';

/** Opens the archive as the background starts: what keeps it from being written is told before the first message, and so is what is lost. */
export async function lookAtArchive(database: Database, mirror: ArchiveMirror, health: Health): Promise<void> {
  try {
    await mirror.check(async () => {
      const head = await headOf(database);
      const why = readOnlyReason(database);
      // A damaged database is given empty tables for those it lost; that is told as damage.
      if (why !== null) throw new StoreReadOnly(why, 'its version is not ours');
      return head;
    });
  } catch (error) {
    if (error instanceof StoreReadOnly) await health.ill(error.why);
    else if (error instanceof StoreFull) await health.ill('storage-full');
    else log('archive').error(error);
  }
}
