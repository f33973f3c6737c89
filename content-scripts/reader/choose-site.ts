import type { Site } from './site';
import { isBelow } from './select';

/** Whether a URL is covered by one of a site's match patterns (`scheme://host/path` with `*`, as in a manifest). */
export function isHostOf(hosts: readonly string[], url: URL): boolean {
  return hosts.some((pattern) => {
    const parts = /^(\*|https?):\/\/([^/]+)\//.exec(pattern);
    if (!parts) return false;
    const [, scheme, host = ''] = parts;
    if (scheme === '*' ? !/^https?:$/.test(url.protocol) : `${scheme}:` !== url.protocol) return false;
    return host.startsWith('*.') ? url.hostname === host.slice(2) || url.hostname.endsWith(host.slice(1)) : host === url.hostname;
  });
}

/** The console that stands at this address, by the address alone. */
export function consoleAt(sites: readonly Site[], url: URL): Site | null {
  return sites.find((site) => isHostOf(site.hosts, url) && site.isConsole(url)) ?? null;
}

/**
 * The console that a frame shows now, or null. Consoles with hosts of their own come first, in the order given; then those that may run
 * anywhere. Each must know the URL and find its landmark, so a single-page app is asked again after it has changed.
 */
export function siteFor(sites: readonly Site[], url: URL, document: Document): Site | null {
  const hosted = sites.filter((site) => isHostOf(site.hosts, url));
  const anywhere = sites.filter((site) => site.hosts.length === 0);
  return [...hosted, ...anywhere].find((site) => site.isConsole(url) && isBelow(document, site.hints.landmark)) ?? null;
}
