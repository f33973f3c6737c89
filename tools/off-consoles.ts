import { isHostOf } from '../content-scripts/reader/choose-site.ts';
import { shippedOff } from '../content-scripts/sites/shipped-off.ts';

/** What a person would have allowed and turned on before opening a page on one of `hosts`. */
export type Allowed = { readonly hosts: readonly string[]; readonly consoles: readonly string[] };

/** Hosts together with all hosts of the consoles on them that ship off, `*.` in front where a pattern says so. */
export function allowedFor(hosts: readonly string[]): Allowed {
  const there = shippedOff.filter((site) => hosts.some((host) => isHostOf(site.hosts, new URL(`https://${host}/`))));
  const own = there.flatMap((site) => site.hosts.map((pattern) => pattern.replace(/^https:\/\/|\/\*$/g, '')));
  return { hosts: [...new Set([...hosts, ...own])], consoles: there.map(({ id }) => id) };
}
