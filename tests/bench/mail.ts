import type { Bench, BenchRow, Target } from '../../tools/bench-contract.ts';
import { dueInTheFolder } from '../mail-bench/due.ts';
import { folderWay } from '../mail-bench/folder-way.ts';
import { jmapWay } from '../mail-bench/jmap-way.ts';
import { killWhileSending } from '../mail-bench/killed-browser.ts';
import { gmailWay, graphWay } from '../mail-bench/oauth-ways.ts';
import { builtCompanion, revivingPort } from '../mail-servers/companion-process.ts';
import { deliverUnderFaults, type By } from '../mail-servers/exactly-once.ts';
import { runUnderFaults, type FaultRow, type FaultyWay } from '../mail-servers/fault-run.ts';
import { startMailServers } from '../mail-servers/mail-servers.ts';
import { selfSigned } from '../pages/certificate.ts';
import { families } from '../support/extension.ts';

type Counted = Pick<FaultRow, 'mails' | 'once' | 'twice' | 'lost' | 'altered'>;

/** Each way into a mailbox, with what it goes to: real servers, or one of ours that follows what the provider documents. */
const ways = {
  'companion-append': { to: 'companion, IMAP: Dovecot', run: async (count: number) => byCompanion('append', count) },
  'companion-send': { to: 'companion, SMTP: Postfix', run: async (count: number) => byCompanion('send', count) },
  jmap: { to: 'JMAP: Cyrus', run: async (count: number) => by(await jmapWay(), count) },
  gmail: { to: 'Gmail API: pretended', run: async (count: number) => by(await gmailWay(), count) },
  graph: { to: 'Microsoft Graph: pretended', run: async (count: number) => by(await graphWay(), count) },
  folder: { to: 'folder: downloads', run: async (count: number) => by(folderWay(), count) },
} as const;

async function by<Fault extends string>(
  { way, close }: { readonly way: FaultyWay<Fault>; readonly close: () => Promise<void> },
  count: number,
): Promise<readonly FaultRow[]> {
  try {
    return await runUnderFaults(way, { count });
  } finally {
    await close();
  }
}

async function byCompanion(way: By, count: number): Promise<readonly FaultRow[]> {
  const certificate = selfSigned(['localhost']);
  const [servers, companion] = await Promise.all([startMailServers(certificate), builtCompanion(certificate.cert)]);
  const port = revivingPort(companion);
  try {
    return await deliverUnderFaults(port, servers, { by: way, count });
  } finally {
    port.close();
    companion.remove();
    await servers.close();
  }
}

/**
 * Mails under every fault, by every way: how many lie in the mailbox exactly once. Then with real browsers, killed while they send; the time from when a
 * daily plan is due until its mail lies in the folder; and the archive put together again from those mails. `entries` names ways, `killed`, `due`, or these of one browser (`due-firefox`); `sizes`
 * is how many mails a way is given, and for `due` how many messages are mailed.
 */
export const bench: Bench = async ({ quick, entries, sizes }) => {
  const wants = (entry: string): boolean => entries.length === 0 || entries.includes(entry);
  const [rows, counted, targets]: [BenchRow[], Counted[], Target[]] = [[], [], []];
  for (const [name, { to, run }] of Object.entries(ways)) {
    if (!wants(name)) continue;
    const begun = performance.now();
    const count = sizes[0] ?? (quick ? 24 : 200);
    const found = await run(count);
    const perMail = Math.round((performance.now() - begun) / count);
    counted.push(...found);
    rows.push(...found.map((row) => ({ way: to, ...row, 'ms a mail, faults and all': perMail })));
  }
  for (const family of families) {
    if (wants('killed') || entries.includes(`killed-${family}`)) {
      const found = await killWhileSending(family, quick ? 2 : 10);
      counted.push(...found.map((row) => ({ ...row, altered: 0 })));
      rows.push(...found.map((row) => ({ way: `JMAP, in ${family}`, ...row })));
    }
  }
  if (counted.length > 0) targets.push(...onceTargets(counted));
  for (const family of families) {
    if (wants('due') || entries.includes(`due-${family}`)) {
      const messages = sizes[0] ?? (quick ? 400 : 2000);
      const { times, restored } = await dueInTheFolder(family, messages);
      rows.push({ browser: family, ...times }, { browser: family, 'put together again from the mails': 'of those', ...restored });
      targets.push(
        {
          what: `${family}: s from due to in the folder, ${messages} messages`,
          value: times['due to in the folder, s'],
          bar: 60,
          better: 'lower',
        },
        {
          what: `${family}: records equal after a restore from the mails, of each hundred`,
          value: (restored.equal / restored.records) * 100,
          bar: 100,
          better: 'higher',
        },
        {
          what: `${family}: records that differ, are missing or are too many`,
          value: restored.differing + restored.missing + restored.extra,
          bar: 0,
          better: 'lower',
        },
      );
    }
  }
  return { rows, targets };
};

function onceTargets(counted: readonly Counted[]): readonly Target[] {
  const sum = (of: keyof Counted): number => counted.reduce((all, row) => all + row[of], 0);
  return [
    { what: 'mails that lie there exactly once, of each hundred', value: (sum('once') / sum('mails')) * 100, bar: 100, better: 'higher' },
    { what: 'mails that lie there twice', value: sum('twice'), bar: 0, better: 'lower' },
    { what: 'mails that are lost', value: sum('lost'), bar: 0, better: 'lower' },
    { what: 'mails that were altered', value: sum('altered'), bar: 0, better: 'lower' },
  ];
}
