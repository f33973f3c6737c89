import type { Version } from '../../domain/message';
import { instant } from '../../domain/times';
import { comparable, markOf } from '../merge/seen-row';
import type { MessageRow } from '../stored';

/** So far another machine's clock may run ahead of ours. */
export const clockSlack = 86_400_000;

/** Whether a row of the same id cannot be a copy of the stored message: it has other first words or another side. */
export function contradicts(stored: MessageRow, row: MessageRow): boolean {
  const [one, other] = [firstWords(stored), firstWords(row)];
  return stored.direction !== row.direction || (one !== other && one !== '' && other !== '');
}

const firstWords = ({ firstText, text }: MessageRow): string => comparable(firstText ?? text);

/** Whether a row brings an edit or a recall from times to come, which would stand before all that is really said. */
export function isAhead(row: MessageRow, now: number): boolean {
  return row.later.some(({ at }) => instant(at) > now + clockSlack);
}

/**
 * A stored message with what a copy of it knew besides: versions, witnesses, an earlier and a later sight, what was not known of it. Its words stay
 * as they were first seen; other words of the copy are later versions. Null where the copy tells nothing new. `now` is epoch ms.
 */
export function reconciled(stored: MessageRow, row: MessageRow, now: number): MessageRow | null {
  const time = stored.time.iso === null && row.time.iso !== null ? row.time : stored.time;
  const known: MessageRow = {
    ...stored,
    sender: stored.sender ?? row.sender,
    platformId: stored.platformId ?? row.platformId,
    kind: stored.kind === 'unknown' ? row.kind : stored.kind,
    time,
    at: time === stored.time ? stored.at : row.at,
    attachments: stored.attachments.length === 0 && row.attachments.length > 0 ? row.attachments : stored.attachments,
    by: row.by.every((one) => stored.by.includes(one)) ? stored.by : [...new Set([...stored.by, ...row.by])],
    firstSeen: Math.min(stored.firstSeen, row.firstSeen),
    lastSeen: row.lastSeen > now + clockSlack ? stored.lastSeen : Math.max(stored.lastSeen, row.lastSeen),
  };
  const all = withVersions(known, row);
  return isSame(all, stored) ? null : all;
}

function withVersions(stored: MessageRow, row: MessageRow): MessageRow {
  if (comparable(stored.text) === '' && stored.firstText === null && comparable(row.text) !== '') return worded(stored, row);
  const fresh = newVersions(stored, row);
  if (fresh.length === 0) return stored;
  const later = [...stored.later, ...fresh].toSorted((a, b) => instant(a.at) - instant(b.at));
  const last = later.findLast(({ what }) => what === 'edit');
  if (last === undefined || last.text === stored.text) return { ...stored, later };
  const orders = last.text === row.text ? row.orders : stored.orders;
  return { ...stored, later, firstText: stored.firstText ?? stored.text, text: last.text, orders, mark: markOfText(stored, last.text) };
}

/** What was seen without its words gets them. */
function worded(stored: MessageRow, { text, firstText, later, orders }: MessageRow): MessageRow {
  return { ...stored, text, firstText, orders, later: [...later, ...stored.later], mark: markOfText(stored, text) };
}

const markOfText = ({ direction, kind }: MessageRow, text: string): string => markOf(direction, comparable(text), kind);

function newVersions(stored: MessageRow, row: MessageRow): readonly Version[] {
  const words = new Set([stored.text, stored.firstText ?? stored.text, ...edits(stored)].map(comparable));
  const isRecalled = stored.later.some(({ what }) => what === 'recall');
  const first: Version = { at: new Date(row.firstSeen).toISOString().replace('.000', ''), what: 'edit', text: row.firstText ?? row.text };
  return [first, ...row.later].filter(({ what, text }) => {
    if (what === 'recall') return !isRecalled;
    if (comparable(text) === '' || words.has(comparable(text))) return false;
    words.add(comparable(text));
    return true;
  });
}

const edits = ({ later }: MessageRow): readonly string[] => later.filter(({ what }) => what === 'edit').map(({ text }) => text);

function isSame(one: MessageRow, other: MessageRow): boolean {
  return (Object.keys(one) as (keyof MessageRow)[]).every((key) => one[key] === other[key]);
}
