import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { deliverDue, type DeliverPorts } from './deliver';
import type { Mailbox } from './mailbox';
import type { MailRow } from './mail-row';
import { messageIdOf } from './mail-format';
import { afterEnding, composed, isOver, mended, needsUser, nextDue, told } from './outbox';
import { RouteError, type Route } from './route';

const faults = [
  'none',
  'wait',
  'sign-in',
  'full',
  'cut-before',
  'cut-after',
  'killed-before',
  'killed-after',
  'thrown-after',
  'look-fails',
  'killed-writing',
  'killed-written',
] as const;
type Fault = (typeof faults)[number];

const minute = 60_000;
const mailbox: Mailbox = {
  id: 'b0b2a1f4-6b1c-4c40-9a52-0d8f2c6b7e11',
  kind: 'jmap',
  name: 'Backup',
  from: 'shop@example.org',
  to: ['shop@example.org'],
  settings: null,
  secret: null,
  found: null,
};

function mailOf(index: number, now: number): MailRow {
  const mailing = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
  const messageId = messageIdOf({ mailing, part: 1 });
  return {
    id: messageId.slice(1, -1),
    messageId,
    plan: '5e0b6c8e-0f57-4d3b-9d3c-3d1a5a1f7f10',
    mailbox: mailbox.id,
    folder: 'Shopee交易备份',
    subject: `Mail ${index}`,
    from: mailbox.from,
    to: mailbox.to,
    date: now + index,
    bytes: 3,
    marks: { plan: '5e0b6c8e-0f57-4d3b-9d3c-3d1a5a1f7f10', mailing, part: 1, parts: 1, records: 1, recordsSha256: null, files: [] },
    holds: [],
    ...composed(now),
  };
}

/** Everything that outlives the browser: the disk, the server, the clock, and the faults still to come. */
function world(count: number, faultsToCome: readonly Fault[], canLook: boolean) {
  const now = { at: 1_795_000_000_000 };
  const disk = new Map(Array.from({ length: count }, (_, index) => mailOf(index, now.at)).map((row) => [row.id, row]));
  return { now, disk, server: new Array<string>(), faults: [...faultsToCome], canLook };
}
type World = ReturnType<typeof world>;

function withResolvers() {
  const deaths: (() => void)[] = [];
  const promise = new Promise<void>((resolve) => void deaths.push(resolve));
  return { promise, resolve: () => deaths.forEach((resolve) => resolve()) };
}

const never = async <T>(): Promise<T> => new Promise<T>(() => undefined);

/** One life of the browser. Once it is killed nothing of it ever goes on, and `killed` comes true. */
function life({ now, disk, server, faults: left, canLook }: World) {
  const { promise: killed, resolve: die } = withResolvers();
  let isDead = false;
  const kill = async <T>(): Promise<T> => {
    isDead = true;
    die();
    return never<T>();
  };
  /** The next fault, if it is one of those that can happen here; each step uses up one. */
  const fault = (fits: readonly Fault[]): Fault => {
    const next = left[0];
    if (next !== undefined && !fits.includes(next) && next !== 'none') return 'none';
    left.shift();
    return next ?? 'none';
  };
  const route: Route = {
    limit: async () => null,
    list: async () => null,
    fetch: async () => new Uint8Array(),
    async deliver({ messageId }) {
      if (isDead) return never();
      const what = fault(['wait', 'sign-in', 'full', 'cut-before', 'cut-after', 'killed-before', 'killed-after', 'thrown-after']);
      if (what === 'killed-before') return kill();
      if (what === 'wait' || what === 'sign-in' || what === 'full') throw new RouteError(what);
      if (what === 'cut-before') throw new RouteError('may-be-sent');
      server.push(messageId);
      if (what === 'killed-after') return kill();
      if (what === 'cut-after') throw new RouteError('may-be-sent');
      if (what === 'thrown-after') throw new TypeError('the connection went');
      return { at: now.at, answer: '250 ok' };
    },
    async lookUp(messageId) {
      if (isDead) return never();
      const what = fault(['look-fails', 'killed-before']);
      if (what === 'killed-before') return kill();
      if (what === 'look-fails') throw new RouteError('wait');
      if (!canLook) return 'unknown';
      return server.includes(messageId) ? 'there' : 'missing';
    },
  };
  const ports: DeliverPorts = {
    mails: {
      open: async () => (isDead ? never() : [...disk.values()].filter((row) => !isOver(row))),
      body: async () => Uint8Array.of(1, 2, 3),
      async put(row, before) {
        if (isDead) return never();
        const what = fault(['killed-writing', 'killed-written']);
        if (what === 'killed-writing') return kill();
        if (disk.get(row.id) !== before) return false;
        // What the disk says is sent, the server has: said at once, not only in the end.
        expect(server).toEqual(expect.arrayContaining(row.state === 'sent' ? [row.messageId] : []));
        disk.set(row.id, row);
        return what === 'killed-written' ? kill() : true;
      },
    },
    mailbox: async () => mailbox,
    routeOf: () => route,
    clock: () => now.at,
  };
  return { ports, killed };
}

/** A browser that is started again as often as it is killed, and a user who answers truly what is asked. */
async function liveOn(all: World): Promise<void> {
  const { now, disk, server } = all;
  for (let start = 0; start < 3000; start += 1) {
    for (const row of disk.values()) disk.set(row.id, afterEnding(row, now.at));
    const { ports, killed } = life(all);
    await Promise.race([deliverDue(ports, new AbortController().signal), killed]);
    for (const row of [...disk.values()].filter(needsUser)) {
      const word = row.state === 'failed' ? 'retry' : server.includes(row.messageId) ? 'has-come' : 'send-again';
      disk.set(row.id, told(row, word, now.at));
    }
    if ([...disk.values()].every(isOver)) return;
    now.at = Math.max(now.at + minute, Math.min(nextDue([...disk.values()]), now.at + 1000 * minute));
  }
}

test.each([true, false])('whatever happens where, each mail is delivered exactly once (route can look: %s)', async (canLook) => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 8 }),
      fc.array(fc.constantFrom(...faults, 'none' as const), { maxLength: 60 }),
      async (count, faultsToCome) => {
        const all = world(count, faultsToCome, canLook);
        const expected = [...all.disk.values()].map(({ messageId }) => messageId).toSorted();
        await liveOn(all);
        expect([...all.disk.values()].map(({ state }) => state)).toEqual(expected.map(() => 'sent'));
        expect(all.server.toSorted()).toEqual(expected);
      },
    ),
    { numRuns: 200 },
  );
});

test('a server that files what it took only minutes later is not sent it twice', async () => {
  const all = world(1, ['cut-after'], true);
  const shown = [...all.server];
  const { ports } = life(all);
  const late: DeliverPorts = {
    ...ports,
    routeOf: (box) => ({ ...ports.routeOf(box), lookUp: async (id) => (shown.includes(id) ? 'there' : 'missing') }),
  };
  await deliverDue(late, new AbortController().signal);
  expect([...all.disk.values()].map(({ state }) => state)).toEqual(['waiting']);
  all.now.at = nextDue([...all.disk.values()]);
  shown.push(...all.server);
  await deliverDue(late, new AbortController().signal);
  expect([...all.disk.values()].map(({ state }) => state)).toEqual(['sent']);
  expect(all.server).toHaveLength(1);
});

test('a mail that may have been sent is looked up before it goes, also where the user lets it go at once', async () => {
  const all = world(1, ['cut-after'], true);
  const { ports } = life(all);
  const late: DeliverPorts = { ...ports, routeOf: (box) => ({ ...ports.routeOf(box), lookUp: async () => 'missing' }) };
  await deliverDue(late, new AbortController().signal);
  for (const row of all.disk.values()) all.disk.set(row.id, told(row, 'retry', all.now.at));
  await deliverDue(life(all).ports, new AbortController().signal);
  expect([...all.disk.values()].map(({ state }) => state)).toEqual(['sent']);
  expect(all.server).toHaveLength(1);
});

test('a wrong password stops the mailbox at the first mail, and mending it lets all go', async () => {
  const all = world(5, ['sign-in'], true);
  await deliverDue(life(all).ports, new AbortController().signal);
  expect([...all.disk.values()].map(({ state }) => state)).toEqual(['failed', 'composed', 'composed', 'composed', 'composed']);
  expect(nextDue([...all.disk.values()])).toBe(Infinity);
  for (const row of mended([...all.disk.values()], mailbox.id, all.now.at)) all.disk.set(row.id, row);
  await deliverDue(life(all).ports, new AbortController().signal);
  expect(all.server).toHaveLength(5);
});

test('a server that is down is asked twice, not two hundred times', async () => {
  const all = world(
    200,
    Array.from({ length: 200 }, () => 'wait' as const),
    true,
  );
  await deliverDue(life(all).ports, new AbortController().signal);
  expect(all.faults).toHaveLength(198);
});

test('after five days without a server the user is told', async () => {
  const all = world(
    1,
    Array.from({ length: 1000 }, () => 'wait' as const),
    true,
  );
  const begun = all.now.at;
  for (let tries = 0; tries < 100 && ![...all.disk.values()].some(needsUser); tries += 1) {
    await deliverDue(life(all).ports, new AbortController().signal);
    all.now.at = Math.max(all.now.at, Math.min(nextDue([...all.disk.values()]), all.now.at + 1000 * minute));
  }
  expect([...all.disk.values()].map(({ state, why }) => [state, why])).toEqual([['failed', 'wait']]);
  expect(all.now.at - begun).toBeGreaterThan(5 * 24 * 60 * minute);
  expect(all.faults.length).toBeGreaterThan(950);
});
