import { browser } from './browser';

/** The address that a sign-in leads back to: the extension's own, which the browser answers itself. */
export const signInRedirect = (): string => browser.identity.getRedirectURL();

/**
 * Opens an address of a provider's in a window, or quietly in none, and answers the address at which it came back to `signInRedirect`, or null where the
 * user closed the window or, quietly, would have had to act.
 */
export async function openSignIn(url: string, how: 'window' | 'quiet'): Promise<string | null> {
  try {
    return (await browser.identity.launchWebAuthFlow({ url, interactive: how === 'window' })) ?? null;
  } catch {
    return null;
  }
}
