import type { Route } from '../../src/mail/route.ts';
import { jmapRoute } from '../../src/mail/routes/jmap.ts';
import { startCutProxy } from '../mail-servers/cut-proxy.ts';
import { startCyrus } from '../mail-servers/cyrus.ts';
import { folder, type FaultyWay } from '../mail-servers/fault-run.ts';
import { aMail, keptSecret, never } from '../mail-servers/mails.ts';
import { freePort } from '../mail-servers/ports.ts';
import { startSmtpSink } from '../mail-servers/smtp-sink.ts';
import type { WebFault } from './web-faults.ts';
import { startUntrusted } from './untrusted.ts';

/** More than Cyrus is set to take, and more than the full mailbox has room for, in bytes. */
const tooLarge = 420_000;
const tooMuch = 60_000;

const isImport = (body: string): boolean => body.includes('Email/import');

/** JMAP to Debian's Cyrus, behind a proxy that cuts connections. */
export async function jmapWay(): Promise<{ readonly way: FaultyWay<WebFault>; readonly close: () => Promise<void> }> {
  const sink = await startSmtpSink();
  const cyrus = await startCyrus(sink.port);
  const proxy = await startCutProxy(cyrus.url);
  const untrusted = await startUntrusted();
  const down = `http://127.0.0.1:${await freePort()}/`;
  const routeTo = (url: string, password = cyrus.password): Route =>
    jmapRoute({ from: 'shop@mail.example', to: [], settings: { url, user: cyrus.user, sends: false } }, keptSecret(password));
  const usual = routeTo(proxy.url);
  const way: FaultyWay<WebFault> = {
    kinds: ['none', 'down', 'password', 'busy', 'too-large', 'untaken', 'taken', 'certificate', 'full', 'browser-untaken', 'browser-taken'],
    usual,
    under(fault) {
      if (fault === 'down') return routeTo(down);
      if (fault === 'password') return routeTo(proxy.url, 'no longer');
      if (fault === 'certificate') return routeTo(untrusted.url);
      if (fault === 'full') cyrus.setQuota(20);
      if (fault === 'busy') proxy.stops = () => 503;
      if (fault === 'untaken') proxy.stops = (body) => (isImport(body) ? 'cut' : null);
      if (fault === 'taken') proxy.cuts = isImport;
      // A session that is new: what one knows of the server it keeps.
      return routeTo(proxy.url);
    },
    over() {
      proxy.stops = () => null;
      proxy.cuts = () => false;
      cyrus.setQuota(100_000);
    },
    settled: async () => undefined,
    mailOf: (number, fault) => aMail(number, fault === 'too-large' ? { size: tooLarge } : fault === 'full' ? { size: tooMuch } : {}),
    async lying() {
      const mails: { readonly messageId: string | null; readonly bytes: Uint8Array }[] = [];
      for (const place of (await usual.list(folder, never)) ?? [])
        mails.push({ messageId: place.messageId, bytes: await usual.fetch(place, folder, never) });
      return mails;
    },
  };
  return {
    way,
    async close() {
      await Promise.all([proxy.close(), untrusted.close()]);
      await cyrus.stop();
      await sink.close();
    },
  };
}
