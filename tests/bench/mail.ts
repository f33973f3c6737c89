import type { Bench } from '../../tools/bench-contract.ts';
import { builtCompanion, revivingPort } from '../mail-servers/companion-process.ts';
import { deliverUnderFaults, type By } from '../mail-servers/exactly-once.ts';
import { selfSigned } from '../pages/certificate.ts';
import { startMailServers } from '../mail-servers/mail-servers.ts';

/** Mails through the outbox, the companion and Debian's own Postfix and Dovecot, each under a fault: how many lie in the mailbox exactly once. */
export const bench: Bench = async ({ quick, entries, sizes }) => {
  const ways = (['append', 'send'] as const).filter((by) => entries.length === 0 || entries.includes(by));
  const count = sizes[0] ?? (quick ? 20 : 200);
  const results: Awaited<ReturnType<typeof deliveredBy>> = [];
  for (const by of ways) results.push(...(await deliveredBy(by, count)));
  const sum = (of: (row: (typeof results)[number]) => number): number => results.reduce((all, row) => all + of(row), 0);
  return {
    rows: results,
    targets: [
      {
        what: 'mails that lie there exactly once, of each hundred',
        value: (sum(({ once }) => once) / sum(({ mails }) => mails)) * 100,
        bar: 100,
        better: 'higher',
      },
      { what: 'mails that lie there twice', value: sum(({ twice }) => twice), bar: 0, better: 'lower' },
      { what: 'mails that are lost', value: sum(({ lost }) => lost), bar: 0, better: 'lower' },
      { what: 'mails that were altered', value: sum(({ altered }) => altered), bar: 0, better: 'lower' },
    ],
  };
};

async function deliveredBy(by: By, count: number) {
  const certificate = selfSigned(['localhost']);
  const [servers, companion] = await Promise.all([startMailServers(certificate), builtCompanion(certificate.cert)]);
  const port = revivingPort(companion);
  const began = performance.now();
  try {
    const rows = await deliverUnderFaults(port, servers, { by, count });
    const perMail = Math.round((performance.now() - began) / count);
    return rows.map((row) => ({ way: by, ...row, 'ms a mail, faults and all': perMail }));
  } finally {
    port.close();
    companion.remove();
    await servers.close();
  }
}
