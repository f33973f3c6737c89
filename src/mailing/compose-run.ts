import type { Conversation } from '../archive/ports';
import type { MailRow } from '../mail/mail-row';
import type { Mailed } from '../mail/mailed';
import { composeMailing, type Composed, type Item } from './mailing';
import { afterMailing, messagesOf, type News, newsOf } from './news';
import type { Job, MailingPorts } from './ports';
import { scopeOf } from './scope';

/** What one run of a plan came to. */
export type Run = {
  readonly mails: readonly Composed[];
  readonly messages: number;
  /** What the plan has mailed of each conversation, once these mails are stored. */
  readonly mailed: readonly { readonly conversation: string; readonly mailed: Mailed }[];
  /** More is new than one run takes: the next may follow at once. */
  readonly more: boolean;
  /** Epoch ms at which a conversation that is not quiet yet will be, if nothing comes; null where there is none. */
  readonly quietAt: number | null;
};

/** How many messages one run takes: what is left follows in the next, so that no run holds more than this in memory. */
const mostInRun = 20_000;

type Taken = { readonly conversation: Conversation; readonly news: News; readonly isAll: boolean };

async function takeNews(
  ports: MailingPorts,
  { plan, now, signal }: Job,
  mailedOf: (conversation: string) => Promise<Mailed | null>,
): Promise<{ readonly taken: readonly Taken[]; readonly more: boolean; readonly quietAt: number | null }> {
  const scope = await scopeOf(plan.what, ports.finder, { now, consoles: ports.consoles }, signal);
  const taken: Taken[] = [];
  let [room, quietAt]: [number, number | null] = [mostInRun, null];
  for (const conversation of await ports.archive.conversations()) {
    signal.throwIfAborted();
    if (!scope.takes(conversation)) continue;
    const wants = (order: number): boolean => scope.wants(conversation.key, order);
    const news = await newsOf(ports.archive, conversation, await mailedOf(conversation.key), wants, plan.what.since ?? -Infinity);
    if (news.fresh.length === 0) continue;
    const quiet = plan.when.every === 'quiet' ? news.newest + plan.when.minutes * 60_000 : -Infinity;
    if (quiet > now) {
      quietAt = Math.min(quietAt ?? Infinity, quiet);
      continue;
    }
    if (room === 0) return { taken, more: true, quietAt };
    const isAll = news.fresh.length <= room;
    taken.push({ conversation, news: { ...news, fresh: news.fresh.slice(0, room) }, isAll });
    room -= Math.min(room, news.fresh.length);
    if (!isAll) return { taken, more: true, quietAt };
  }
  return { taken, more: false, quietAt };
}

/** Conversations by the folder their mails go to; a quiet plan mails each conversation by itself. */
function mailings({ plan }: Job, taken: readonly Taken[]): readonly (readonly Taken[])[] {
  const groups = new Map<string, Taken[]>();
  for (const one of taken) {
    const { key, console } = one.conversation;
    const group =
      plan.when.every === 'quiet' ? key : plan.folder.includes('{console}') || plan.subject.includes('{console}') ? console : '';
    groups.set(group, [...(groups.get(group) ?? []), one]);
  }
  return [...groups.values()];
}

/**
 * Composes what is new to a plan: messages and versions that came since it last mailed. Nothing is written; the caller stores mails and `mailed` in
 * one transaction, so that either all of the run happened or nothing.
 */
export async function composeRun(ports: MailingPorts, job: Job, mailedOf: (conversation: string) => Promise<Mailed | null>): Promise<Run> {
  const { taken, more, quietAt } = await takeNews(ports, job, mailedOf);
  const mails: Composed[] = [];
  for (const group of mailings(job, taken)) {
    const [first] = group;
    if (first)
      mails.push(
        ...(await composeMailing(
          ports,
          job,
          first.conversation.console,
          group.flatMap(({ news }) => news.fresh),
        )),
      );
  }
  const mailed = await Promise.all(
    taken.map(async ({ conversation: { key }, news, isAll }) => ({
      conversation: key,
      mailed: afterMailing(await mailedOf(key), news.fresh, news.state, isAll),
    })),
  );
  return { mails, messages: taken.reduce((sum, { news }) => sum + news.fresh.length, 0), mailed, more, quietAt };
}

/** The messages of a mail that was composed before, where they stand now. What was deleted since is left out. */
async function itemsOf(archive: MailingPorts['archive'], holds: MailRow['holds']): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (const { conversation, messages } of holds) {
    const wanted = new Set(messages);
    for await (const { id, order } of messagesOf(archive, conversation))
      if (wanted.has(id)) items.push({ conversation, id, order, beside: [] });
  }
  return items;
}

/** Composes a mail's messages anew, as a mailing of its own: in smaller parts for one that was too large, or for one that was lost. */
export async function composeAgain(ports: MailingPorts, job: Job, mail: Pick<MailRow, 'holds'>): Promise<readonly Composed[]> {
  const items = await itemsOf(ports.archive, mail.holds);
  const [first] = items;
  const console = first && (await ports.archive.conversation(first.conversation))?.console;
  return console === undefined ? [] : composeMailing(ports, job, console, items);
}
