import type { Conversation, StoredMessage } from '../../src/archive/ports';
import { type Exhibit, most } from '../../src/cases/case';
import type { Place } from '../../src/cases/case-reader';
import type { Exhibit as Identity } from '../../src/evidence/exhibit';
import { text } from '../../src/platform/i18n';
import { messagesCounted } from '../../src/ui/counted';
import { dateOnly } from '../../src/ui/format';
import { kindName } from '../../src/ui/kind-name';
import { accountName, peerName } from '../../src/ui/parties';
import type { Ports } from '../../src/ui/ports';
import type { Offer } from './case-dialog';
import { newExhibit } from './new-fields';

/** Files of more messages than this are not looked for; the user adds them one by one. */
const mostLooked = 100;
const titleLength = 60;

const sides = (conversation: Conversation): string => `${accountName(conversation.account)} ↔ ${peerName(conversation)}`;

export function conversationOffer(conversation: Conversation): Offer {
  const exhibit = newExhibit({ kind: 'conversation', key: conversation.key }, sides(conversation));
  return { name: peerName(conversation), conversation, exhibits: [exhibit], files: [] };
}

/** The days of a conversation from `from` to before `to`, epoch ms. */
export function daysOffer(conversation: Conversation, from: number | null, to: number | null, language: string): Offer {
  const days = [from, to === null ? null : to - 1].map((at) => (at === null ? '' : dateOnly(at, language))).join(' – ');
  const exhibit = newExhibit({ kind: 'days', key: conversation.key, from, to }, `${sides(conversation)}, ${days}`);
  return { name: peerName(conversation), conversation, exhibits: [exhibit], files: [] };
}

export function orderOffer(order: string, conversation: Conversation | null): Offer {
  return { name: order, conversation, exhibits: [newExhibit({ kind: 'order', order }, order)], files: [] };
}

/** The picture of an identity page. Its title tells what the page was called, whose it is and when it was kept; its remark the page's address. */
export function identityOffer({ sha256, type, data, title, url, at, of }: Identity, conversation: Conversation, language: string): Offer {
  const name = title === '' ? new URL(url).host : title;
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
  const words = `${name}, ${text(of === 'account' ? 'packExhibitAccount' : 'packExhibitPeer')}, ${when}`;
  const exhibit = newExhibit({ kind: 'file', sha256, name: `${name}.png`, type, bytes: data.length }, words);
  return { name, conversation, exhibits: [{ ...exhibit, remark: url }], files: [] };
}

type Reading = Pick<Ports, 'archive' | 'cases' | 'language'>;

async function messageAt({ archive }: Reading, key: string, order: number): Promise<readonly StoredMessage[]> {
  return (await archive.messages(key, { around: order, limit: 2 })).filter((one) => one.order === order);
}

function fileExhibits(messages: readonly StoredMessage[]): readonly Exhibit[] {
  const kept = messages.flatMap(({ attachments }) => attachments);
  const seen = new Set<string>();
  return kept.flatMap(({ sha256, name, bytes, kind }) => {
    if (sha256 === null || seen.has(sha256)) return [];
    seen.add(sha256);
    const called = name ?? kindName(kind);
    return [newExhibit({ kind: 'file', sha256, name: called.slice(0, 300), type: '', bytes: bytes ?? 0 }, called)];
  });
}

/** What a kept file is by its own bytes, and how large, as the archive tells it. */
async function withTypes(files: readonly Exhibit[], of: Ports['files']): Promise<readonly Exhibit[]> {
  return Promise.all(
    files.map(async (exhibit) => {
      if (exhibit.what.kind !== 'file') return exhibit;
      const kept = await of.file(exhibit.what.sha256);
      return kept ? { ...exhibit, what: { ...exhibit.what, type: kept.type, bytes: kept.bytes } } : exhibit;
    }),
  );
}

/** Some messages of a conversation, by their orders; null where none of them is there any more. */
export async function messagesOffer(
  ports: Reading & Pick<Ports, 'files'>,
  conversation: Conversation,
  orders: readonly number[],
): Promise<Offer | null> {
  const ids = await ports.cases.idsAt(conversation.key, orders);
  if (ids.length === 0) return null;
  const looked = orders.length > mostLooked ? [] : orders;
  const messages = (await Promise.all(looked.map(async (order) => messageAt(ports, conversation.key, order)))).flat();
  const [only] = messages.length === 1 ? messages : [];
  const words = only ? only.text.trim().replace(/\s+/g, ' ') || kindName(only.kind) : '';
  const title = words === '' ? `${peerName(conversation)}, ${messagesCounted(ids.length, ports.language)}` : words.slice(0, titleLength);
  return {
    name: peerName(conversation),
    conversation,
    exhibits: [newExhibit({ kind: 'messages', ids: [...ids] }, title)],
    files: await withTypes(fileExhibits(messages), ports.files),
  };
}

/** Everything that a search found, as one exhibit, or as several where one cannot hold it; null where none of it is there any more. `words` are those of the search. */
export async function foundOffer({ cases }: Pick<Ports, 'cases'>, places: readonly Place[], words: string): Promise<Offer | null> {
  const orders = new Map<string, number[]>();
  for (const { conversation, order } of places) orders.set(conversation, [...(orders.get(conversation) ?? []), order]);
  const ids = (await Promise.all([...orders].map(async ([key, own]) => cases.idsAt(key, own)))).flat();
  if (ids.length === 0) return null;
  const parts = Array.from({ length: Math.ceil(ids.length / most.messages) }, (_, at) =>
    ids.slice(at * most.messages, (at + 1) * most.messages),
  );
  const titled = (at: number): string => (parts.length === 1 ? words : `${words} ${at + 1}/${parts.length}`);
  const exhibits = parts.map((part, at) => newExhibit({ kind: 'messages', ids: part }, titled(at)));
  return { name: words, conversation: null, exhibits, files: [] };
}
