import { deliverDue, type DeliverPorts } from '../../src/mail/deliver.ts';
import type { MailRow } from '../../src/mail/mail-row.ts';
import type { Mailbox } from '../../src/mail/mailbox.ts';
import { afterEnding, composed, isOver, mended, nextDue, replaced } from '../../src/mail/outbox.ts';
import type { ReadyMail, Route } from '../../src/mail/route.ts';

/** The folder into which the mails go. */
export const folder = 'Shopee交易备份';

/**
 * What any way can meet: nothing, or the end of the browser before the server has the mail (`browser-untaken`) or after it, before the answer
 * was written down (`browser-taken`).
 */
export type CommonFault = 'none' | 'browser-untaken' | 'browser-taken';

/** A way into a mailbox that can be made to fail. */
export type FaultyWay<Fault extends string> = {
  /** What it can meet, in the order in which mails meet it in turn. */
  readonly kinds: readonly (Fault | CommonFault)[];
  /** The way when nothing is wrong. */
  readonly usual: Route;
  /** The way as one try finds it, with the fault prepared; `over` takes away what the try did not use up. */
  readonly under: (fault: Fault) => Route;
  readonly over: () => void;
  /** Waits until the servers have done with what they took: what passes in minutes otherwise. */
  readonly settled: () => Promise<void>;
  /** A mail by its number, when it meets this fault: one that is to be too large is. */
  readonly mailOf: (number: number, fault: Fault | CommonFault) => ReadyMail;
  /** What lies there: each mail's Message-ID, and its bytes where the server keeps them as they are. */
  readonly lying: () => Promise<readonly { readonly messageId: string | null; readonly bytes: Uint8Array | null }[]>;
};

export type FaultRow<Fault extends string = string> = {
  readonly fault: Fault | CommonFault;
  readonly mails: number;
  /** How often such a fault was met by a try. */
  readonly met: number;
  /** How often mails were handed to the way. */
  readonly tries: number;
  /** What the route said of it, each thing once. */
  readonly told: string;
  readonly once: number;
  readonly twice: number;
  readonly lost: number;
  /** Mails whose bytes in the mailbox are not those that were handed over, where the server keeps them as they are. */
  readonly altered: number;
};

const never = new AbortController().signal;

const mailbox: Mailbox = {
  id: '2f0f6f0e-7b1d-4b8e-9d3c-111111111111',
  kind: 'companion',
  name: 'Backup',
  from: 'shop@mail.example',
  to: ['shop@mail.example'],
  settings: null,
  secret: null,
  found: null,
};

function rowOf({ messageId, from, to, subject, bytes }: ReadyMail, number: number, now: number): MailRow {
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

const numberOf = (messageId: string): number => Number(/(\d{4})\.1@/.exec(messageId)?.[1]);

/** Everything that outlives a browser: the outbox on disk, and the faults still to come. */
class World<Fault extends string> {
  readonly disk = new Map<string, MailRow>();
  readonly told = new Map<Fault | CommonFault, string[]>();
  readonly tries = new Map<number, number>();
  /** Numbers of the mails that went in the place of one that was too large, by its number. */
  readonly smaller = new Map<number, number>();
  readonly #left: Map<number, Fault | CommonFault>;
  readonly #way: FaultyWay<Fault>;
  readonly #faultOf: (number: number) => Fault | CommonFault;
  #newest: number;

  constructor(way: FaultyWay<Fault>, numbers: readonly number[], faultOf: (number: number) => Fault | CommonFault, now: number) {
    this.#way = way;
    this.#faultOf = faultOf;
    this.#left = new Map(numbers.map((number) => [number, faultOf(number)]));
    this.#newest = Math.max(...numbers);
    for (const number of numbers) this.#put(rowOf(this.mailOf(number), number, now));
  }

  #put(row: MailRow): void {
    this.disk.set(row.id, row);
  }

  /** What a mail that goes in the place of a too large one meets is nothing. */
  mailOf(number: number): ReadyMail {
    return this.#way.mailOf(number, this.#left.has(number) ? this.#faultOf(number) : 'none');
  }

  /** One life of the browser, until nothing is due or it is killed. */
  async live(now: number): Promise<void> {
    for (const row of this.disk.values()) this.#put(afterEnding(row, now));
    const deaths: (() => void)[] = [];
    const killed = new Promise<void>((resolve) => void deaths.push(resolve));
    const kill = (): void => deaths.forEach((die) => die());
    const route: Route = { ...this.#way.usual, deliver: async (mail, into, signal) => this.#deliver(mail, into, signal, kill) };
    const ports: DeliverPorts = { mails: this.#rows(), mailbox: async () => mailbox, routeOf: () => route, clock: () => now };
    await Promise.race([deliverDue(ports, never), killed]);
  }

  async #deliver(mail: ReadyMail, into: string, signal: AbortSignal, kill: () => void) {
    const number = numberOf(mail.messageId);
    const fault = this.#left.get(number) ?? 'none';
    const isFirst = !this.tries.has(number);
    this.tries.set(number, (this.tries.get(number) ?? 0) + 1);
    const tell = (words: string): void => {
      if (isFirst && fault !== 'none') this.told.set(fault, [...(this.told.get(fault) ?? []), words]);
    };
    if (!isFirst || fault === 'none') return this.#way.usual.deliver(mail, into, signal);
    if (fault === 'browser-taken' || fault === 'browser-untaken') {
      if (fault === 'browser-taken') await this.#way.usual.deliver(mail, into, signal);
      tell('nothing any more');
      kill();
      return new Promise<never>(() => undefined);
    }
    try {
      const delivered = await this.#way.under(fault).deliver(mail, into, signal);
      tell('sent');
      return delivered;
    } catch (error) {
      tell(error instanceof Error ? error.message : '');
      throw error;
    } finally {
      this.#way.over();
    }
  }

  /** The outbox in memory, as the store keeps it. */
  #rows(): DeliverPorts['mails'] {
    return {
      open: async () => [...this.disk.values()].filter((row) => !isOver(row)),
      body: async (id) => this.mailOf(numberOf(`<${id}>`)).bytes,
      put: async (row, before) => {
        if (this.disk.get(row.id) !== before) return false;
        this.#put(row);
        return true;
      },
    };
  }

  /** What a user would do with mails that wait for it: mend the mailbox, and let what is too large go in smaller parts. */
  mend(now: number): void {
    for (const row of this.disk.values()) {
      if (row.state !== 'failed' || row.why !== 'too-large') continue;
      const part = (this.#newest += 1);
      this.smaller.set(numberOf(row.messageId), part);
      this.#put(replaced(row, now));
      this.#put(rowOf(this.mailOf(part), part, now));
    }
    for (const row of mended([...this.disk.values()], mailbox.id, now)) this.#put(row);
  }
}

/**
 * Delivers mails through the real outbox and a way, each under its fault (those of the way in turn), until nothing is left to do, and counts what
 * lies there. The clock is made up: where the outbox waits, the servers get the time they need and no more.
 */
export async function runUnderFaults<Fault extends string>(
  way: FaultyWay<Fault>,
  { count, first = 1 }: { readonly count: number; readonly first?: number },
): Promise<readonly FaultRow<Fault>[]> {
  const faultOf = (number: number): Fault | CommonFault => way.kinds[(number - first) % way.kinds.length] ?? 'none';
  const numbers = Array.from({ length: count }, (_, index) => first + index);
  let now = Date.parse('2026-11-21T02:00:00Z');
  const world = new World(way, numbers, faultOf, now);
  for (;;) {
    await world.live(now);
    await way.settled();
    world.mend(now);
    const rows = [...world.disk.values()];
    if (rows.every(isOver)) break;
    if (!rows.some(({ state }) => state === 'sending')) now = Math.max(now, nextDue(rows));
  }
  const lying = await way.lying();
  return way.kinds.map((fault) =>
    countedOf(
      world,
      fault,
      numbers.filter((number) => faultOf(number) === fault),
      lying,
    ),
  );
}

function countedOf<Fault extends string>(
  world: World<Fault>,
  fault: Fault | CommonFault,
  numbers: readonly number[],
  lying: Awaited<ReturnType<FaultyWay<Fault>['lying']>>,
): FaultRow<Fault> {
  const copiesOf = (number: number) => {
    const mail = world.mailOf(number);
    return { mail, found: lying.filter(({ messageId }) => messageId === mail.messageId) };
  };
  const wanted = numbers.map((number) => copiesOf(world.smaller.get(number) ?? number));
  // Of a mail that went in smaller parts nothing may lie there itself.
  const besides = numbers.filter((number) => world.smaller.has(number) && copiesOf(number).found.length > 0);
  const told = world.told.get(fault) ?? [];
  return {
    fault,
    mails: numbers.length,
    met: told.length,
    tries: numbers
      .flatMap((number) => [number, world.smaller.get(number) ?? -1])
      .reduce((all, one) => all + (world.tries.get(one) ?? 0), 0),
    told: [...new Set(told)].join(', '),
    once: wanted.filter(({ found }) => found.length === 1).length,
    twice: wanted.filter(({ found }) => found.length > 1).length + besides.length,
    lost: wanted.filter(({ found }) => found.length === 0).length,
    altered: wanted.filter(({ mail, found }) => found.some(({ bytes }) => bytes !== null && Buffer.compare(bytes, mail.bytes) !== 0))
      .length,
  };
}
