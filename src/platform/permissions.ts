import { browser } from './browser';

/** The match pattern for every page of a URL's host and scheme. */
export function originOf(url: string): string {
  const { protocol, hostname } = new URL(url);
  return `${protocol}//${hostname}/*`;
}

/** Asks the user for the host of `url`. Only a click can ask: call it in the click's own turn, before any await. */
export async function requestHostOf(url: string): Promise<boolean> {
  return browser.permissions.request({ origins: [originOf(url)] });
}

/** Gives a host (`shop.example`) back, so that its pages can no longer be read. */
export async function giveBackHost(host: string): Promise<void> {
  const { origins = [] } = await browser.permissions.getAll();
  const own = origins.filter((origin) => origin === `https://${host}/*` || origin === `http://${host}/*`);
  if (own.length > 0) await browser.permissions.remove({ origins: own });
}

/** Asks the user for match patterns. Only a click can ask: call it in the click's own turn, before any await. */
export async function requestOrigins(origins: readonly string[]): Promise<boolean> {
  return browser.permissions.request({ origins: [...origins] });
}

/** Whether the extension may read all of these match patterns now. */
export async function holdsOrigins(origins: readonly string[]): Promise<boolean> {
  return browser.permissions.contains({ origins: [...origins] });
}

/** Gives match patterns back; false where they belong to what the extension was installed with. */
export async function giveBackOrigins(origins: readonly string[]): Promise<boolean> {
  return browser.permissions.remove({ origins: [...origins] });
}

/** Calls back whenever the user gave or took a permission, wherever that was done, until `signal` aborts. */
export function onPermissionsChanged(callback: () => void, signal: AbortSignal): void {
  const { onAdded, onRemoved } = browser.permissions;
  onAdded.addListener(callback);
  onRemoved.addListener(callback);
  const stop = (): void => {
    onAdded.removeListener(callback);
    onRemoved.removeListener(callback);
  };
  signal.addEventListener('abort', stop, { once: true });
}
