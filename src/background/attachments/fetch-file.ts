import { readCapped, type Fetched } from './read-capped';

/** Ms within which a file must have come whole. */
const patience = 60_000;

/**
 * Fetches an address once: without cookies, without saying which page showed it, and without following where it leads, for only the address
 * that was judged is known to lie outside of the user's own network. The host must have been allowed.
 */
export async function fetchFile(url: URL, limit: number): Promise<Fetched> {
  try {
    const response = await fetch(url, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    });
    if (response.type === 'opaqueredirect') return { is: 'redirected' };
    if (response.ok) return await readCapped(response, limit);
    await response.body?.cancel();
    return { is: 'status', status: response.status };
  } catch {
    // No connection, or none that lasted.
    return { is: 'unreachable' };
  }
}

/** The bytes that an address holds itself. */
export async function decodeFile(url: URL, limit: number): Promise<Fetched> {
  try {
    return await readCapped(await fetch(url), limit);
  } catch {
    return { is: 'gone' };
  }
}
