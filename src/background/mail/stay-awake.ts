import { browser } from '../../platform/browser';

/** Browsers put a background to sleep that has asked them nothing for half a minute, or as long as they are set to, though it composes or waits for a server. */
const everyMs = 1000;

/** Does the work without being put to sleep over it: both browsers count from the last call of one of their APIs. */
export async function stayingAwake<T>(work: () => Promise<T>): Promise<T> {
  const beat = setInterval(() => void browser.runtime.getPlatformInfo(), everyMs);
  try {
    return await work();
  } finally {
    clearInterval(beat);
  }
}
