import type { ConversationLine } from '../../domain/ledger-lines';
import type { RestorePart } from '../../domain/restore-part';
import { instant, isZone } from '../../domain/times';
import type { MergeSession } from '../store-port';
import type { ConversationRow, MessageRow } from '../stored';

/** The conversation that a part belongs to, and the names by which it is known from now on. */
export type Found = { readonly conversation: ConversationRow; readonly names: readonly string[] };

/**
 * The conversation that holds messages of the part already; else the one of a sure name, of its key, or of a display name, unless each has an
 * id of its own, for then they are two people; else a new one. `known` are stored messages that the part names.
 */
export async function restoredConversation(session: MergeSession, part: RestorePart, known: readonly MessageRow[]): Promise<Found> {
  const about = part.head ?? headless(part);
  const keys = await session.aliases([...about.names, part.key]);
  const free = about.names.filter((name) => !keys.has(name));
  const found = await knownOne(session, part.key, about, keys, known);
  if (found) return { conversation: found, names: free };
  const key = await unusedKey(session, part.key, about.names, keys);
  return { conversation: fresh(key, about), names: free };
}

async function knownOne(
  session: MergeSession,
  key: string,
  about: ConversationLine,
  keys: ReadonlyMap<string, string>,
  known: readonly MessageRow[],
): Promise<ConversationRow | undefined> {
  const sure = about.names.filter(isSureName).flatMap((name) => keys.get(name) ?? []);
  for (const one of [...known.slice(0, 1).map(({ conversation }) => conversation), ...sure]) {
    const row = await session.conversation(one);
    if (row) return row;
  }
  const others = [key, ...about.names].flatMap((name) => [name, ...(keys.has(name) ? [keys.get(name) ?? ''] : [])]);
  for (const one of new Set(others)) {
    const row = await session.conversation(one);
    if (row && row.console === about.console && !(row.isSure && about.isSure)) return row;
  }
  return undefined;
}

/** The names that pages give by ids of their own, as `aliasesOf` makes them. */
const isSureName = (name: string): boolean => /^[^/]+\/(?:id\/[^/]+|[^/]+\/peer\/[^/]+)$/.test(name);

async function unusedKey(session: MergeSession, key: string, names: readonly string[], keys: ReadonlyMap<string, string>): Promise<string> {
  const wished = [key, ...names.filter(isSureName)].find((name) => !keys.has(name)) ?? key;
  for (let count = 1; ; count++) {
    const tried = count === 1 ? wished : `${wished}/${count}`;
    if (!(await session.conversation(tried))) return tried;
  }
}

function fresh(key: string, about: ConversationLine): ConversationRow {
  return {
    key,
    console: about.console,
    host: about.host,
    account: about.account,
    peer: about.peer,
    isSure: about.isSure,
    zone: about.zone,
    ...(about.otherZones && { otherZones: about.otherZones }),
    total: 0,
    firstAt: null,
    lastAt: null,
    lastSeen: instant(about.lastSeen),
    lastMessage: null,
    orders: about.orders,
    gaps: [],
    fromStart: false,
  };
}

/** What records alone tell of their conversation. */
function headless({ key, steps }: RestorePart): ConversationLine {
  const record = steps.at(-1)?.record;
  const lastSeen = record?.seen.last ?? '1970-01-01T00:00:00Z';
  return {
    is: 'conversation',
    version: 1,
    conversation: key,
    console: record?.console ?? '',
    host: '',
    account: record?.account ?? null,
    peer: record?.peer ?? { id: null, name: null },
    zone: zoneOf(lastSeen),
    isSure: isSureName(key),
    fromStart: false,
    names: [key],
    orders: [],
    lastSeen,
    messages: null,
  };
}

/** A zone that writes times with the offset of this one. */
function zoneOf(iso: string): string {
  const offset = /([+-])(\d{2}):00$/.exec(iso);
  // The names count the other way round.
  const zone = offset ? `Etc/GMT${offset[1] === '+' ? '-' : '+'}${Number(offset[2])}` : 'UTC';
  return isZone(zone) ? zone : 'UTC';
}
