import type { CompanionPort } from '../../src/mail/companion-protocol.ts';
import { deliverDue, type DeliverPorts } from '../../src/mail/deliver.ts';
import type { MailRow } from '../../src/mail/mail-row.ts';
import type { Mailbox } from '../../src/mail/mailbox.ts';
import { composed, isOver, mended, nextDue, replaced } from '../../src/mail/outbox.ts';
import type { Route } from '../../src/mail/route.ts';
import { companionRoute, type CompanionSettings } from '../../src/mail/routes/companion.ts';
import { full, serverAt, shop, type MailServers } from './mail-servers.ts';
import { aMail, keptSecret } from './mails.ts';

/** What is done to a try at delivering a mail. */
export const faults = [
  'none',
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
export type Fault = (typeof faults)[number];
export type By = 'append' | 'send';

/** Which faults a way of delivering can meet: greylisting and 552 are SMTP's, a quota is told to whoever files. */
export const faultsOf = (by: By): readonly Fault[] =>
  faults.filter((fault) => (by === 'append' ? fault !== 'greylist' && fault !== 'too-large' : fault !== 'full'));

export type FaultRow = {
  readonly fault: Fault;
  readonly mails: number;
  /** How often such a fault was met by a try. */
  readonly met: number;
  /** What the route said of it, each thing once. */
  readonly told: string;
  readonly once: number;
  readonly twice: number;
  readonly lost: number;
  /** Mails whose bytes in the mailbox are not those that were handed over, where the server keeps them as they are. */
  readonly altered: number;
};

const folder = 'Shopee交易备份';
const never = new AbortController().signal;

const mailbox: Mailbox = {
  id: '2f0f6f0e-7b1d-4b8e-9d3c-111111111111',
  kind: 'companion',
  name: 'Backup',
  from: shop.name,
  to: [shop.name],
  settings: null,
  secret: null,
  found: null,
};

function rowOf(number: number, now: number): MailRow {
  const { messageId, from, to, subject, bytes } = aMail(number);
  const [mailing = ''] = messageId.slice(1).split('.');
  return {
    id: messageId.slice(1, -1),
    messageId,
    plan: mailing,
    mailbox: mailbox.id,
    folder,
    subject,
    from,
    to: [...to],
    date: now + number,
    bytes: bytes.length,
    marks: { plan: mailing, mailing, part: 1, parts: 1, records: 1, recordsSha256: null, files: [] },
    holds: [],
    ...composed(now),
  };
}

const numberOf = ({ messageId }: Pick<MailRow, 'messageId'>): number => Number(/(\d{4})\.1@/.exec(messageId)?.[1]);

/** The way into the mailbox, upon whose next try at a mail its next fault falls. */
function faultyRoutes(
  port: CompanionPort,
  servers: MailServers,
  by: By,
  left: Map<number, Fault[]>,
  met: (number: number, fault: Fault, told: string) => void,
) {
  const proxy = by === 'append' ? servers.imaps : servers.submissions;
  const settings = (imap: number, user = shop.name): CompanionSettings => ({
    by,
    imap: serverAt(imap, 'tls', user),
    smtp: by === 'send' ? serverAt(servers.submissions.port) : null,
  });
  const routeWith = (set: CompanionSettings, password: string): Route =>
    companionRoute(port)({ ...mailbox, settings: set }, keptSecret(password));
  const usual = routeWith(settings(servers.imaps.port), shop.password);
  const untrusted = servers.untrusted.port;

  function routeUnder(fault: Fault): Route {
    if (fault === 'password') return routeWith(settings(servers.imaps.port), 'no longer');
    if (fault === 'full') return routeWith(settings(servers.imaps.port, full.name), full.password);
    if (fault === 'certificate')
      return routeWith({ ...settings(untrusted), smtp: by === 'send' ? serverAt(untrusted) : null }, shop.password);
    if (fault === 'greylist') servers.postfix.refusals.push('450 4.7.1 Greylisted, come back later');
    if (fault === 'too-large') servers.postfix.refusals.push('552 5.3.4 Message size exceeds fixed limit');
    if (fault === 'down') proxy.down();
    if (fault === 'untaken' || fault === 'taken' || fault === 'kill-untaken' || fault === 'kill-taken') proxy.next.push(fault);
    return usual;
  }

  return {
    usual,
    route: {
      ...usual,
      async deliver(mail, into, signal) {
        const fault = left.get(numberOf(mail))?.shift() ?? 'none';
        try {
          const delivered = await routeUnder(fault).deliver(mail, into, signal);
          met(numberOf(mail), fault, 'sent');
          return delivered;
        } catch (error) {
          met(numberOf(mail), fault, error instanceof Error ? error.message : '');
          throw error;
        } finally {
          proxy.up();
        }
      },
    } satisfies Route,
  };
}

/** The rows of an outbox in memory, as the store keeps them. */
function rowsInMemory(disk: Map<string, MailRow>): DeliverPorts['mails'] {
  return {
    open: async () => [...disk.values()].filter((row) => !isOver(row)),
    body: async (id) => aMail(Number(/(\d{4})\.1@/.exec(id)?.[1])).bytes,
    async put(row, before) {
      if (disk.get(row.id) !== before) return false;
      disk.set(row.id, row);
      return true;
    },
  };
}

/** What a user would do with mails that wait for it: mend the mailbox, and let what is too large go in smaller parts. */
function mendAll(disk: Map<string, MailRow>, now: number, anew: () => number, smaller: Map<number, number>): void {
  for (const row of disk.values()) {
    if (row.state !== 'failed' || row.why !== 'too-large') continue;
    const part = rowOf(anew(), now);
    smaller.set(numberOf(row), numberOf(part));
    disk.set(row.id, replaced(row, now));
    disk.set(part.id, part);
  }
  for (const row of mended([...disk.values()], mailbox.id, now)) disk.set(row.id, row);
}

/**
 * Delivers mails through the real outbox, the companion's process and real servers, each under its faults (those of its number, in turn), until
 * nothing is left to do. The clock is made up: where the outbox waits, the servers get the time they need and no more.
 */
export async function deliverUnderFaults(
  port: CompanionPort & { kill(): void },
  servers: MailServers,
  { by, count, first = 1 }: { readonly by: By; readonly count: number; readonly first?: number },
): Promise<readonly FaultRow[]> {
  const kinds = faultsOf(by);
  const faultOf = (number: number): Fault => kinds[(number - first) % kinds.length] ?? 'none';
  const numbers = Array.from({ length: count }, (_, index) => first + index);
  const left = new Map(numbers.map((number) => [number, [faultOf(number)]]));
  const told = new Map<Fault, string[]>();
  const proxy = by === 'append' ? servers.imaps : servers.submissions;
  proxy.kill = () => port.kill();
  const { route, usual } = faultyRoutes(port, servers, by, left, (number, fault, words) => {
    if (fault === faultOf(number) && fault !== 'none') told.set(fault, [...(told.get(fault) ?? []), words]);
  });
  let now = Date.parse('2026-11-21T02:00:00Z');
  const disk = new Map(numbers.map((number) => rowOf(number, now)).map((row) => [row.id, row]));
  const smaller = new Map<number, number>();
  let newest = first + count - 1;
  const ports = { mails: rowsInMemory(disk), mailbox: async () => mailbox, routeOf: () => route, clock: () => now };
  for (;;) {
    await deliverDue(ports, never);
    await servers.settled();
    mendAll(disk, now, () => (newest += 1), smaller);
    const due = nextDue([...disk.values()]);
    if (due === Infinity) break;
    now = Math.max(now, due);
  }
  return counted(usual, by, { kinds, numbers, faultOf, told, smaller });
}

type Ran = {
  readonly kinds: readonly Fault[];
  readonly numbers: readonly number[];
  readonly faultOf: (number: number) => Fault;
  readonly told: ReadonlyMap<Fault, readonly string[]>;
  readonly smaller: ReadonlyMap<number, number>;
};

async function counted(route: Route, by: By, { kinds, numbers, faultOf, told, smaller }: Ran): Promise<readonly FaultRow[]> {
  const lying = (await route.list(folder, never)) ?? [];
  const copies = async (number: number): Promise<{ readonly copies: number; readonly altered: boolean }> => {
    const mail = aMail(number);
    const found = lying.filter(({ messageId }) => messageId === mail.messageId);
    const [place] = found;
    // A server that delivers a mail adds lines of its own above; one into which it is filed keeps it as it is.
    const bytes = place && by === 'append' ? await route.fetch(place, folder, never) : mail.bytes;
    return { copies: found.length, altered: Buffer.compare(bytes, mail.bytes) !== 0 };
  };
  const rows: FaultRow[] = [];
  for (const fault of kinds) {
    const own = numbers.filter((number) => faultOf(number) === fault);
    const found: Awaited<ReturnType<typeof copies>>[] = [];
    for (const number of own) found.push(await copies(smaller.get(number) ?? number));
    // Of a mail that went in smaller parts nothing may lie there itself.
    const besides = lying.filter(({ messageId }) => own.some((number) => smaller.has(number) && aMail(number).messageId === messageId));
    const said = told.get(fault) ?? [];
    rows.push({
      fault,
      mails: own.length,
      met: said.length,
      told: [...new Set(said)].join(', '),
      once: found.filter((one) => one.copies === 1).length,
      twice: found.filter((one) => one.copies > 1).length + besides.length,
      lost: found.filter((one) => one.copies === 0).length,
      altered: found.filter((one) => one.altered).length,
    });
  }
  return rows;
}
