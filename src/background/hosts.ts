import { browser } from '../platform/browser';
import { getSetting, setSetting, settings } from '../platform/settings';
import { isNamedHost } from './allowed';
import { inject, registerHost, registeredHosts, unregisterHost } from './injection';

/** Archives the page of a tab from now on: its host is remembered unless a named console covers it, and the page is read at once. */
export async function archiveTab(tabId: number): Promise<void> {
  const { url = '' } = await browser.tabs.get(tabId);
  if (/^https?:/.test(url) && !isNamedHost(new URL(url))) {
    const hosts = await getSetting(settings.hosts);
    const { hostname } = new URL(url);
    if (!hosts.includes(hostname)) await setSetting(settings.hosts, [...hosts, hostname]);
    await registerHost(url);
  }
  await inject(tabId);
}

/** The browser's question may have closed the popup before it could go on: the page that was asked for is the one in front. */
export async function archiveGranted(origins: readonly string[]): Promise<void> {
  const tabs = await browser.tabs.query({ active: true, lastFocusedWindow: true, url: [...origins] });
  await Promise.all(tabs.flatMap(({ id }) => (id === undefined ? [] : [archiveTab(id)])));
}

/** Chromium forgets registrations when the extension is updated: granted hosts get theirs again. */
export async function restoreHosts(): Promise<void> {
  const hosts = await getSetting(settings.hosts);
  const { origins = [] } = await browser.permissions.getAll();
  const pages = hosts.flatMap((host) => [`https://${host}/`, `http://${host}/`]).filter((page) => origins.includes(`${page}*`));
  await Promise.all(pages.map(registerHost));
}

/** Hosts that the user took off the list get no content script any more. */
export async function forgetOtherHosts(hosts: readonly string[]): Promise<void> {
  const gone = (await registeredHosts()).filter((host) => !hosts.includes(host));
  await Promise.all(gone.map(unregisterHost));
}
