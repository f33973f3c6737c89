import type { Conversation } from '../archive/ports';
import type { MailRow } from '../mail/mail-row';
import type { Mailed } from '../mail/mailed';
import { composeMailing, type Composed, type Gone, type Item } from './mailing';
import { stateOf } from './marks';
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

type Taken = { readonly conversation: Conversation; readonly news: News };
type MailedOf = (conversation: string) => Promise<Mailed | null>;
type TakenNews = Pick<Run, 'mailed' | 'more' | 'quietAt'> & { readonly taken: readonly Taken[] };

async function takeNews(ports: MailingPorts, { plan, now, signal }: Job, mailedOf: MailedOf): Promise<TakenNews> {
  const scope = await scopeOf(plan.what, ports.finder, { now, consoles: ports.consoles }, signal);
  const taken: Taken[] = [];
  const after: Run['mailed'][number][] = [];
  let [room, quietAt]: [number, number | null] = [mostInRun, null];
  for (const conversation of await ports.archive.conversations()) {
    signal.throwIfAborted();
    if (!scope.takes(conversation)) continue;
    const { key } = conversation;
    const [mailed, state] = [await mailedOf(key), stateOf(conversation, plan.what, now)];
    if (mailed?.state === state) continue;
    const news = await newsOf(ports.archive, conversation, mailed, (order) => scope.wants(key, order), plan.what.since ?? -Infinity);
    if (news.fresh.length === 0) {
      after.push({ conversation: key, mailed: afterMailing(mailed, news, state) });
      continue;
    }
    const quiet = plan.when.every === 'quiet' ? news.newest + plan.when.minutes * 60_000 : -Infinity;
    if (quiet > now) {
      quietAt = Math.min(quietAt ?? Infinity, quiet);
      continue;
    }
    if (room === 0) return { taken, mailed: after, more: true, quietAt };
    const isAll = news.fresh.length <= room;
    const fitting = { ...news, fresh: news.fresh.slice(0, room) };
    taken.push({ conversation, news: fitting });
    after.push({ conversation: key, mailed: afterMailing(mailed, fitting, isAll ? state : '') });
    room -= fitting.fresh.length;
    if (!isAll) return { taken, mailed: after, more: true, quietAt };
  }
  return { taken, mailed: after, more: false, quietAt };
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
export async function composeRun(ports: MailingPorts, job: Job, mailedOf: MailedOf): Promise<Run> {
  const { taken, ...rest } = await takeNews(ports, job, mailedOf);
  const gone: Gone = new Map(taken.map(({ conversation: { key }, news }) => [key, news.gone]));
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
          gone,
        )),
      );
  }
  return { ...rest, mails, messages: taken.reduce((sum, { news }) => sum + news.fresh.length, 0) };
}

/** The messages of a mail that was composed before, where they stand now, with the neighbours that the plan mailed. What is gone since is left out. */
async function itemsOf(
  archive: MailingPorts['archive'],
  holds: MailRow['holds'],
  mailed: ReadonlyMap<string, Mailed | null>,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (const { conversation, messages } of holds) {
    const wanted = new Set(messages);
    const known = new Set([...Object.keys(mailed.get(conversation)?.messages ?? {}), ...messages]);
    let before: { readonly order: number; readonly beside: number[] | null } | null = null;
    for await (const { id, order } of messagesOf(archive, conversation)) {
      const beside: number[] | null = wanted.has(id) ? [] : null;
      if (beside) items.push({ conversation, id, order, beside });
      if (before && known.has(id)) {
        beside?.push(before.order);
        before.beside?.push(order);
      }
      before = known.has(id) ? { order, beside } : null;
    }
  }
  return items;
}

/** Which messages of each conversation a plan mailed that proved to be others' doubles by then. */
const goneOf = (mailed: ReadonlyMap<string, Mailed | null>): Gone =>
  new Map([...mailed].map(([key, one]) => [key, Object.entries(one?.messages ?? {}).flatMap(([id, mark]) => (mark === '' ? [id] : []))]));

/** Composes a mail's messages anew, as a mailing of its own: in smaller parts for one that was too large, or for one that was lost. */
export async function composeAgain(
  ports: MailingPorts,
  job: Job,
  mail: Pick<MailRow, 'holds'>,
  mailedOf: MailedOf,
): Promise<readonly Composed[]> {
  const mailed = new Map<string, Mailed | null>();
  for (const { conversation } of mail.holds) mailed.set(conversation, await mailedOf(conversation));
  const items = await itemsOf(ports.archive, mail.holds, mailed);
  const [first] = items;
  const console = first && (await ports.archive.conversation(first.conversation))?.console;
  return console === undefined ? [] : composeMailing(ports, job, console, items, goneOf(mailed));
}
