import { exportLock } from '../platform/begun-exports';
import { getSetting, settings } from '../platform/settings';
import { openOwnPage } from '../platform/tabs';

const watched = new Set<string>();

/**
 * Waits until the popup that makes this export is gone; where it was closed before the file was made, the archive page makes it, in a tab that
 * is opened behind the present one. The popup asks again and again, so that the background stays awake, or begins to wait anew.
 */
export function watchExport(id: string): void {
  if (watched.has(id)) return;
  watched.add(id);
  void navigator.locks.request(exportLock(id), async () => watched.delete(id)).then(async () => goOn(id));
}

async function goOn(id: string): Promise<void> {
  const isLeft = (await getSetting(settings.exports)).some((one) => one.id === id);
  if (isLeft) await openOwnPage('archive', `#${new URLSearchParams({ export: id }).toString()}`, false);
}
