import { readdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { MailServer } from '../../src/mail/companion-protocol.ts';
import { selfSigned, type SelfSigned } from '../pages/certificate.ts';
import { startDovecot, type Dovecot } from './dovecot.ts';
import { startPostfix, type Postfix } from './postfix.ts';
import { startTamperingProxy, type TamperingProxy } from './tampering-proxy.ts';

export const shop = { name: 'shop@mail.example', password: 'aVerySecret密码' };
/** No mail fits into its mailbox. */
export const full = { name: 'full@mail.example', password: 'fullButMine', quota: '100B' };

/** Postfix and Dovecot, each also behind a proxy that tampers, and a Dovecot whose certificate nobody trusts. */
export type MailServers = {
  readonly dovecot: Dovecot;
  readonly postfix: Postfix;
  readonly imaps: TamperingProxy;
  readonly submissions: TamperingProxy;
  /** A port of TLS with a certificate of somebody else's. */
  readonly untrusted: TamperingProxy;
  /** Waits until Postfix has handed on all that it took: what passes in minutes otherwise. */
  settled(): Promise<void>;
  close(): Promise<void>;
};

/** A server on this machine, signed in to as `user`. */
export const serverAt = (port: number, security: MailServer['security'] = 'tls', user = shop.name): MailServer => ({
  host: 'localhost',
  port,
  security,
  user,
});

const waitingIn = (queue: string): number =>
  ['incoming', 'active', 'deferred', 'maildrop'].flatMap((name) => {
    try {
      return readdirSync(`${queue}/${name}`, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    } catch {
      // A folder that is made when first needed, or a file that was handed on while we looked.
      return [];
    }
  }).length;

/** `certificate` is for `localhost`. */
export async function startMailServers(certificate: SelfSigned): Promise<MailServers> {
  const dovecot = await startDovecot(certificate, [shop, full]);
  const postfix = await startPostfix(certificate, dovecot);
  const imaps = await startTamperingProxy(certificate, dovecot.ports.imaps, certificate.cert);
  const submissions = await startTamperingProxy(certificate, postfix.ports.submissions, certificate.cert);
  const untrusted = await startTamperingProxy(selfSigned(['localhost']), dovecot.ports.imaps, certificate.cert);
  return {
    dovecot,
    postfix,
    imaps,
    submissions,
    untrusted,
    async settled() {
      while (waitingIn(postfix.queue) > 0) await pause(20);
    },
    async close() {
      await Promise.all([imaps.close(), submissions.close(), untrusted.close()]);
      await postfix.close();
      await dovecot.close();
    },
  };
}
