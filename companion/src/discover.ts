import { Resolver } from 'node:dns/promises';
import type { SrvRecord } from 'node:dns';
import type { Discovered } from '../../src/mail/companion-protocol';
import { presetOfExchangers } from '../../src/mail/companion-presets';
import { serversInAutoconfig } from './autoconfig';

type Found = NonNullable<Discovered['imap']>;

/** How the domain is asked; each answers with nothing where there is nothing, and rejects on nothing but the signal. */
export type Lookups = {
  exchangers(domain: string): Promise<readonly string[]>;
  services(name: string): Promise<readonly SrvRecord[]>;
  /** The text at an address of https, or null. */
  text(url: string, signal: AbortSignal): Promise<string | null>;
};

const patienceMs = 8000;
const longestFile = 65_536;

const none = (): [] => [];

async function textAt(url: string, signal: AbortSignal): Promise<string | null> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]), credentials: 'omit' });
    if (!answer.ok || !answer.url.startsWith('https://')) return null;
    const text = await answer.text();
    return text.length > longestFile ? null : text;
  } catch {
    signal.throwIfAborted();
    return null;
  }
}

/** The machine's own resolver, or that of these name servers (`address:port`), and the web servers of the domain itself. */
export function usualLookups(servers?: readonly string[]): Lookups {
  const resolver = new Resolver({ timeout: patienceMs / 2, tries: 2 });
  if (servers) resolver.setServers(servers);
  return {
    async exchangers(domain) {
      const records = await resolver.resolveMx(domain).catch(none);
      return records.toSorted((a, b) => a.priority - b.priority).map(({ exchange }) => exchange);
    },
    services: (name) => resolver.resolveSrv(name).catch(none),
    text: textAt,
  };
}

/** The record to use, as RFC 2782 has it, without the lot among equals; a target of `.` says that there is no such service. */
function best(records: readonly SrvRecord[]): SrvRecord | null {
  const [first] = records.toSorted((a, b) => a.priority - b.priority || b.weight - a.weight);
  return first && first.name !== '' && first.name !== '.' ? first : null;
}

/** RFC 6186 and RFC 8314: TLS from the start before STARTTLS. */
async function byService(lookups: Lookups, domain: string, tls: string, starttls: string): Promise<Found | null> {
  for (const [service, security] of [
    [tls, 'tls'],
    [starttls, 'starttls'],
  ] as const) {
    const record = best(await lookups.services(`_${service}._tcp.${domain}`));
    if (record) return { host: record.name.toLowerCase().replace(/\.$/, ''), port: record.port, security, user: 'address' };
  }
  return null;
}

/** Where domains keep the file, most telling first. The address itself is not sent along, though some would take it. */
const filesOf = (domain: string): readonly string[] => [
  `https://autoconfig.${domain}/mail/config-v1.1.xml`,
  `https://${domain}/.well-known/autoconfig/mail/config-v1.1.xml`,
];

async function byFile(lookups: Lookups, domain: string, signal: AbortSignal) {
  for (const url of filesOf(domain)) {
    const xml = await lookups.text(url, signal);
    const { imap, smtp } = serversInAutoconfig(xml ?? '', domain);
    if (imap || smtp) return { imap, smtp };
  }
  return null;
}

function elsewhere(domain: string, servers: readonly (Found | null)[]): string[] {
  const hosts = servers.flatMap((server) => (server === null ? [] : [server.host]));
  return [...new Set(hosts.filter((host) => host !== domain && !host.endsWith(`.${domain}`)))];
}

/**
 * Looks for the servers of a domain: who handles its mail, what it says in DNS, what it says in a file of its own; null where it says nothing.
 * Asks the domain and its name servers only, never a directory of anybody else's.
 */
export async function discovered(domain: string, lookups: Lookups, signal: AbortSignal): Promise<Discovered | null> {
  const name = domain.toLowerCase();
  const preset = presetOfExchangers(await lookups.exchangers(name));
  if (preset) return { from: 'preset', preset: preset.id, imap: preset.imap, smtp: preset.smtp, elsewhere: [] };
  signal.throwIfAborted();
  const imap = await byService(lookups, name, 'imaps', 'imap');
  const smtp = await byService(lookups, name, 'submissions', 'submission');
  if (imap || smtp) return { from: 'srv', preset: null, imap, smtp, elsewhere: elsewhere(name, [imap, smtp]) };
  const file = await byFile(lookups, name, signal);
  return file && { from: 'autoconfig', preset: null, ...file, elsewhere: elsewhere(name, [file.imap, file.smtp]) };
}
