import type { CompanionPort } from '../../src/mail/companion-protocol.ts';
import type { Route } from '../../src/mail/route.ts';
import { companionRoute, type CompanionSettings } from '../../src/mail/routes/companion.ts';
import { folder, runUnderFaults, type CommonFault, type FaultRow, type FaultyWay } from './fault-run.ts';
import { full, serverAt, shop, type MailServers } from './mail-servers.ts';
import { aMail, keptSecret, never } from './mails.ts';

/** What is done to a try at delivering a mail by the companion; the last two end the companion. */
const faults = [
  'down',
  'password',
  'greylist',
  'too-large',
  'untaken',
  'taken',
  'certificate',
  'full',
  'kill-untaken',
  'kill-taken',
] as const;
type Fault = (typeof faults)[number];
export type By = 'append' | 'send';

/** Which faults a way of delivering can meet: greylisting and 552 are SMTP's, a quota is told to whoever files. */
export const faultsOf = (by: By): readonly (Fault | CommonFault)[] => [
  'none',
  ...faults.filter((fault) => (by === 'append' ? fault !== 'greylist' && fault !== 'too-large' : fault !== 'full')),
  'browser-untaken',
  'browser-taken',
];

/** The companion's way into the mailbox, upon which faults fall. */
function companionWay(port: CompanionPort & { kill(): void }, servers: MailServers, by: By): FaultyWay<Fault> {
  const proxy = by === 'append' ? servers.imaps : servers.submissions;
  proxy.kill = () => port.kill();
  const settings = (imap: number, user = shop.name): CompanionSettings => ({
    by,
    imap: serverAt(imap, 'tls', user),
    smtp: by === 'send' ? serverAt(servers.submissions.port) : null,
  });
  const routeWith = (set: CompanionSettings, password: string): Route =>
    companionRoute(port)({ from: shop.name, to: [shop.name], settings: set }, keptSecret(password));
  const usual = routeWith(settings(servers.imaps.port), shop.password);
  const untrusted = servers.untrusted.port;
  return {
    kinds: faultsOf(by),
    usual,
    under(fault) {
      if (fault === 'password') return routeWith(settings(servers.imaps.port), 'no longer');
      if (fault === 'full') return routeWith(settings(servers.imaps.port, full.name), full.password);
      if (fault === 'certificate')
        return routeWith({ ...settings(untrusted), smtp: by === 'send' ? serverAt(untrusted) : null }, shop.password);
      if (fault === 'greylist') servers.postfix.refusals.push('450 4.7.1 Greylisted, come back later');
      if (fault === 'too-large') servers.postfix.refusals.push('552 5.3.4 Message size exceeds fixed limit');
      if (fault === 'down') proxy.down();
      if (fault === 'untaken' || fault === 'taken' || fault === 'kill-untaken' || fault === 'kill-taken') proxy.next.push(fault);
      return usual;
    },
    over: () => proxy.up(),
    settled: async () => servers.settled(),
    mailOf: (number) => aMail(number),
    async lying() {
      const places = (await usual.list(folder, never)) ?? [];
      const mails: { readonly messageId: string | null; readonly bytes: Uint8Array | null }[] = [];
      for (const place of places) {
        // A server that delivers a mail adds lines of its own above; one into which it is filed keeps it as it is.
        const bytes = by === 'append' ? await usual.fetch(place, folder, never) : null;
        mails.push({ messageId: place.messageId, bytes });
      }
      return mails;
    },
  };
}

/** Delivers mails through the real outbox, the companion's process and real servers, each under its fault, and counts what lies there. */
export async function deliverUnderFaults(
  port: CompanionPort & { kill(): void },
  servers: MailServers,
  { by, ...wish }: { readonly by: By; readonly count: number; readonly first?: number },
): Promise<readonly FaultRow[]> {
  return runUnderFaults(companionWay(port, servers, by), wish);
}
