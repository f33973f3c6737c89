import { sites } from '../../content-scripts/sites/index';
import { isHostOf } from '../../content-scripts/reader/choose-site';
import { getSetting, settings } from '../platform/settings';

/** Whether the user lets this console be read on this page, now. Before the welcome nothing is. */
export async function standing(console: string, url: string): Promise<'on' | 'paused' | 'off'> {
  const [welcomed, paused, isOn] = await Promise.all([getSetting(settings.welcomed), getSetting(settings.paused), isEnabled(console, url)]);
  if (!welcomed || !isOn) return 'off';
  return paused ? 'paused' : 'on';
}

/** A named console on its own hosts follows its switch; anything else needs the user's word for the host. */
async function isEnabled(console: string, url: string): Promise<boolean> {
  if (!URL.canParse(url)) return false;
  const page = new URL(url);
  const site = sites.find(({ id }) => id === console);
  if (site && isHostOf(site.hosts, page)) return (await getSetting(settings.consoles))[site.id] ?? site.shipped === 'on';
  const isNamedElsewhere = site !== undefined && site.hosts.length > 0;
  const isSwitchedOff = site !== undefined && (await getSetting(settings.consoles))[site.id] === false;
  return !isNamedElsewhere && !isSwitchedOff && (await getSetting(settings.hosts)).includes(page.hostname);
}

/** The named consoles whose hosts cover a page, whether enabled or not. */
export function isNamedHost(url: URL): boolean {
  return sites.some((site) => isHostOf(site.hosts, url));
}
