import { browser } from '../platform/browser';
import { isFirefox } from '../platform/family';
import { log } from '../platform/log';
import { beginNewJournal } from '../store/new-journal';

const key = 'journal';

/** Begins a new journal under the archive once in each run of the browser, as the one before may have been killed. Firefox needs none. */
export async function renewJournal(): Promise<void> {
  if (isFirefox()) return;
  const { [key]: isDone } = await browser.storage.session.get(key);
  if (isDone === true) return;
  try {
    await beginNewJournal();
    await browser.storage.session.set({ [key]: true });
  } catch (error) {
    // The next start of the background tries again.
    log('archive').error(error);
  }
}
