import { getSetting, type MarkedCopy, setSetting, settings } from './settings';

/** Signs that nobody takes for each other, read out or written by hand. */
const signs = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const idLength = 10;
/** So many copies are remembered; the oldest is forgotten first. */
const most = 5000;

/** A number for a copy, `7F3KQ-2Q9MD`: nobody guesses it, and nobody makes the same twice. */
export function newCopyId(): string {
  let id = '';
  while (id.length < idLength) {
    for (const byte of crypto.getRandomValues(new Uint8Array(idLength))) {
      // Bytes beyond a whole number of rounds would make some signs likelier than others.
      if (id.length < idLength && byte < 240) id += signs[byte % signs.length] ?? '';
    }
  }
  return `${id.slice(0, 5)}-${id.slice(5)}`;
}

/** Remembers a copy before its file leaves; pages that do so at once wait for each other. */
export async function rememberCopy(copy: MarkedCopy): Promise<void> {
  await navigator.locks.request('marked-copies', async () => {
    const known = await getSetting(settings.markedCopies);
    await setSetting(settings.markedCopies, [copy, ...known].slice(0, most));
  });
}
