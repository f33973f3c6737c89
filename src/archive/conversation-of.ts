import { aliasesOf, aliasWithoutAccount } from '../domain/identity';
import type { Sighting } from '../domain/sighting';
import type { MergeSession } from './store-port';
import type { ConversationRow } from './stored';

/** The conversation a sighting belongs to, new if none of its names is known, and every name it now goes by. */
export async function conversationOf(
  session: MergeSession,
  sighting: Sighting,
): Promise<{ conversation: ConversationRow; aliases: readonly string[] }> {
  const host = hostOf(sighting.page.url);
  const { strong, weak } = withPage(aliasesOf(sighting.console, host, sighting.parties), sighting, host);
  const earlier = aliasWithoutAccount(sighting.console, host, sighting.parties);
  const keys = await session.aliases([...strong, ...weak, ...(earlier === null ? [] : [earlier])]);
  const sure = strong.flatMap((name) => keys.get(name) ?? []).at(0);
  const found =
    (sure === undefined ? undefined : await session.conversation(sure)) ??
    (await namesake(session, keys, weak, earlier, strong.length > 0));
  const names = [...strong, ...weak.filter((name) => !keys.has(name))];
  return { conversation: found ?? newConversation(strong[0] ?? unusedKey(weak, keys), sighting, host, strong.length > 0), aliases: names };
}

/** A pane without any name is known by its page's address. */
function withPage(aliases: ReturnType<typeof aliasesOf>, { console, page }: Sighting, host: string): ReturnType<typeof aliasesOf> {
  if (aliases.strong.length + aliases.weak.length > 0) return aliases;
  return { strong: [], weak: [`${console}/${host}/page/${encodeURIComponent(page.url.replace(/#.*$/, '').slice(0, 1000))}`] };
}

function unusedKey(weak: readonly string[], keys: ReadonlyMap<string, string>): string {
  return weak.find((name) => !keys.has(name)) ?? `${weak[0] ?? ''}/2`;
}

/** A conversation of the same display name: it, unless each has an id of its own, for then they are two people. */
async function namesake(
  session: MergeSession,
  keys: ReadonlyMap<string, string>,
  weak: readonly string[],
  earlier: string | null,
  isSure: boolean,
): Promise<ConversationRow | undefined> {
  for (const name of weak) {
    const key = keys.get(name);
    const found = key === undefined ? undefined : await session.conversation(key);
    if (found && !(isSure && found.isSure)) return found;
  }
  const key = earlier === null ? undefined : keys.get(earlier);
  const found = key === undefined ? undefined : await session.conversation(key);
  return found?.account === null && !(isSure && found.isSure) ? found : undefined;
}

function newConversation(key: string, { console, parties, zone, at }: Sighting, host: string, isSure: boolean): ConversationRow {
  return {
    key,
    console,
    host,
    account: parties.account,
    peer: parties.peer,
    isSure,
    zone,
    total: 0,
    firstAt: null,
    lastAt: null,
    lastSeen: at,
    lastMessage: null,
    orders: [],
    gaps: [],
    fromStart: false,
  };
}

/** The host (with its port) of an address; '' where it has none. */
export function hostOf(url: string): string {
  return /^[a-z][a-z\d+.-]*:\/\/(?:[^/?#@]*@)?([^/?#]*)/i.exec(url)?.[1]?.toLowerCase() ?? '';
}
