import { isHostOf } from '../../content-scripts/reader/choose-site';
import { sites } from '../../content-scripts/sites/index';
import { shippedOff } from '../../content-scripts/sites/shipped-off';
import { browser } from '../platform/browser';
import { turnConsole } from '../platform/consoles';
import { log } from '../platform/log';
import type { OffConsole } from '../platform/messages';
import { holdsOrigins } from '../platform/permissions';
import { getSetting, settings } from '../platform/settings';
import { planConsoles, registrationOf } from './console-plan';
import { inject, offConsoleScripts } from './injection';

let last: Promise<unknown> = Promise.resolve();

/**
 * Brings the consoles that ship off into agreement with the user's choices and the browser's permissions: those that are on are registered, so
 * that their pages get the content script at every load, and open pages are read at once; one whose permission is gone is turned off. Called
 * whenever one of these may have changed, and after an update, when Chromium has forgotten all registrations. Runs one after another.
 */
export async function agreeOnConsoles(): Promise<void> {
  last = last.then(agree).catch((error: unknown) => log('consoles').error(error));
  await last;
}

async function agree(): Promise<void> {
  const choices = await getSetting(settings.consoles);
  const held = await Promise.all(shippedOff.map(async ({ id, hosts }) => ((await holdsOrigins(hosts)) ? [id] : [])));
  const registered = await browser.scripting.getRegisteredContentScripts();
  const known = registered.map(({ id, matches = [] }) => ({ id, matches }));
  const { revoked, stale, missing } = planConsoles(shippedOff, choices, new Set(held.flat()), known);
  for (const id of revoked) await turnConsole(id, false);
  if (stale.length > 0) await browser.scripting.unregisterContentScripts({ ids: [...stale] });
  for (const console of missing) await register(console);
}

async function register(console: Parameters<typeof registrationOf>[0]): Promise<void> {
  const matches = [...console.hosts];
  await browser.scripting.registerContentScripts([
    {
      id: registrationOf(console),
      js: [...offConsoleScripts],
      matches,
      allFrames: true,
      runAt: 'document_idle',
      persistAcrossSessions: true,
    },
  ]);
  const open = await browser.tabs.query({ url: matches });
  await Promise.all(open.map(async ({ id, discarded }) => (id === undefined || discarded === true ? false : inject(id))));
}

/** A console whose every host was granted just now was meant to be on: the browser's question may have closed the popup that asked. */
export async function turnOnGranted(origins: readonly string[]): Promise<void> {
  const granted = shippedOff.filter(({ hosts }) => hosts.every((host) => origins.includes(host)));
  for (const { id } of granted) await turnConsole(id, true);
}

/** The console that a page belongs to, if that is switched off. */
export async function offConsoleAt(url: string): Promise<OffConsole | null> {
  if (!URL.canParse(url)) return null;
  const page = new URL(url);
  const site = sites.find((one) => isHostOf(one.hosts, page) && one.isConsole(page));
  if (!site) return null;
  const isOn = (await getSetting(settings.consoles))[site.id] ?? site.shipped === 'on';
  return isOn ? null : { id: site.id, hosts: site.hosts };
}
