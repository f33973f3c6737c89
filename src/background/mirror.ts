import { bothLosses, lossBetween, type ArchiveHead, type Mirror } from '../archive/archive-head';
import { getSetting, setSetting, settings } from '../platform/settings';

/** Keeps the archive's head where clearing the site's data does not reach, and tells when the archive lost what it held. */
export type ArchiveMirror = {
  /** Holds the mirror against the archive as it is at start; a loss is remembered until the user answers it. Throws what `read` throws. */
  check(read: () => Promise<ArchiveHead | null>): Promise<void>;
  /** Writes down a head that is on disk. Many at once are one write. */
  stored(head: ArchiveHead): void;
  /** The user has everything deleted: nothing will be missed. Answers once no earlier head is on its way. */
  forget(): Promise<void>;
};

/** Waited between two writes, so that a flow of messages is not a flow of writes. */
const aSecond = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 1000));

export function archiveMirror(now: () => number = Date.now, pause: () => Promise<unknown> = aSecond): ArchiveMirror {
  let latest: ArchiveHead | null = null;
  let writing: Promise<void> | null = null;
  let hasStored = false;
  const writeAll = async (): Promise<void> => {
    while (latest) {
      const head = latest;
      latest = null;
      await follow(await getSetting(settings.mirror), head, now());
      if (latest) await pause();
    }
  };
  return {
    async check(read) {
      // The mirror is read first: what is stored in the meantime can only make the archive larger.
      const mirror = await getSetting(settings.mirror);
      const head = await read();
      if (!hasStored) await follow(mirror, head, mirror?.at ?? now());
    },
    stored(head) {
      hasStored = true;
      latest = head;
      writing ??= writeAll().finally(() => (writing = null));
    },
    async forget() {
      latest = null;
      await writing;
      await setSetting(settings.mirror, null);
      await setSetting(settings.loss, null);
    },
  };
}

/** Notes what is lost, if anything, before the mirror follows the archive. */
async function follow(mirror: Mirror | null, head: ArchiveHead | null, at: number): Promise<void> {
  const found = lossBetween(mirror, head);
  if (found) await setSetting(settings.loss, bothLosses(await getSetting(settings.loss), found));
  if (mirror?.born !== head?.born || mirror?.sequence !== head?.sequence) await setSetting(settings.mirror, head && { ...head, at });
}
