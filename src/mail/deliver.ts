import type { Mailbox } from './mailbox';
import type { MailRow } from './mail-row';
import { dueActs, lookedUp, notLookedUp, sending, sent, troubled } from './outbox';
import { RouteError, type ReadyMail, type Route, type RouteTrouble } from './route';

/** What delivering needs. Every `put` answers once the row is on disk. */
export type DeliverPorts = {
  readonly mails: {
    /** Those whose delivery is not over. */
    open(): Promise<readonly MailRow[]>;
    body(id: string): Promise<Uint8Array<ArrayBuffer> | null>;
    /** Writes the row if it still is as `before`; false where someone else (the user) changed it. */
    put(row: MailRow, before: MailRow): Promise<boolean>;
  };
  readonly mailbox: (id: string) => Promise<Mailbox | null>;
  readonly routeOf: (mailbox: Mailbox) => Route;
  readonly clock: () => number;
};

/** So many mails in a row that a mailbox's server puts off end this pass over it. */
const mostPutOff = 2;

function troubleOf(error: unknown): { readonly why: RouteTrouble; readonly answer: string } {
  if (error instanceof RouteError) return { why: error.trouble, answer: error.answer };
  // Whatever else went wrong may have gone wrong after the server took the mail.
  return { why: 'may-be-sent', answer: '' };
}

async function ready(ports: DeliverPorts, { id, messageId, from, to, subject, date }: MailRow): Promise<ReadyMail | null> {
  const bytes = await ports.mails.body(id);
  return bytes && { messageId, from, to, subject, date, bytes };
}

async function deliver(ports: DeliverPorts, mail: MailRow, route: Route, signal: AbortSignal): Promise<MailRow> {
  const { mails, clock } = ports;
  const body = await ready(ports, mail);
  // Without its bytes there is nothing that could be sent: what lies in the mailbox is found by the check.
  if (!body) return troubled(mail, 'refused', '', clock());
  const going = sending(mail, clock());
  if (!(await mails.put(going, mail))) return mail;
  let next: MailRow;
  try {
    next = sent(going, await route.deliver(body, mail.folder, signal), clock());
  } catch (error) {
    const { why, answer } = troubleOf(error);
    next = troubled(going, why, answer, clock());
  }
  await mails.put(next, going);
  return next;
}

async function lookUp(ports: DeliverPorts, mail: MailRow, route: Route, signal: AbortSignal): Promise<MailRow> {
  let next: MailRow;
  try {
    next = lookedUp(mail, await route.lookUp(mail.messageId, mail.folder, signal), ports.clock());
  } catch (error) {
    const { why, answer } = troubleOf(error);
    next = notLookedUp(mail, why, answer, ports.clock());
  }
  await ports.mails.put(next, mail);
  return next;
}

/**
 * Does everything that is due, one mail after another. The caller sees to it that only one runs at a time and that `afterEnding` was done.
 * A mailbox whose server puts off two mails in a row is left alone until its mails are due again, and one that needs the user until it is mended.
 */
export async function deliverDue(ports: DeliverPorts, signal: AbortSignal): Promise<void> {
  const putOff = new Map<string, number>();
  const routes = new Map<string, Route | null>();
  while (!signal.aborted) {
    const acts = dueActs(await ports.mails.open(), ports.clock());
    const next = acts.find(({ mail }) => (putOff.get(mail.mailbox) ?? 0) < mostPutOff);
    if (!next) return;
    const { mail, act } = next;
    const route = await routeFor(ports, mail.mailbox, routes);
    if (!route) {
      await ports.mails.put(troubled(mail, 'setup', '', ports.clock()), mail);
      continue;
    }
    const after = act === 'deliver' ? await deliver(ports, mail, route, signal) : await lookUp(ports, mail, route, signal);
    putOff.set(mail.mailbox, after.state === 'waiting' && after.why === 'wait' ? (putOff.get(mail.mailbox) ?? 0) + 1 : 0);
  }
}

/** A mailbox that is gone, or whose settings are not its route's, has none. */
async function routeFor({ mailbox, routeOf }: DeliverPorts, id: string, made: Map<string, Route | null>): Promise<Route | null> {
  const known = made.get(id);
  if (known !== undefined) return known;
  let route: Route | null = null;
  const named = await mailbox(id);
  try {
    route = named && routeOf(named);
  } catch (error) {
    if (!(error instanceof RouteError)) throw error;
  }
  made.set(id, route);
  return route;
}
