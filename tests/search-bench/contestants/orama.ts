import { count, create, insertMultiple, load, save, search, type RawData, type Tokenizer } from '@orama/orama';
import type { Query } from '../../../src/search/terms';
import type { Chat } from '../corpus/chats';
import { chatsWith } from '../plain';
import { asksRegex, leavesOf, type Contestant, type Found } from './contestant';
import { valueStore } from './value-store';
import { wordsOf } from './words';

const tokenizer: Tokenizer = { language: 'english', normalizationCache: new Map(), tokenize: (text) => [...wordsOf(text)] };
const schema = { text: 'string', chat: 'number', at: 'number' } as const;

/** Orama takes the contact's conversation and the dates as its own filters. */
function whereOf(query: Query, chats: readonly Chat[]) {
  const leaves = leavesOf(query);
  const contact = leaves.find((leaf) => leaf.kind === 'with');
  const time = leaves.find((leaf) => leaf.kind === 'time');
  if (!contact || !time) return {};
  const [chat = -1] = chatsWith(chats, contact.name);
  const between: [number, number] = [time.from ?? 0, (time.to ?? Number.MAX_SAFE_INTEGER) - 1];
  return { where: { chat: { eq: chat }, at: { between } } };
}

const wordsIn = (query: Query): string =>
  leavesOf(query)
    .flatMap((leaf) => (leaf.kind === 'text' ? [leaf.text] : []))
    .join(' ');

/** Orama: an index of words in memory, every word needed (`threshold: 0`); what `save` gives is written into IndexedDB as it is. */
export async function orama(chats: readonly Chat[]): Promise<Contestant> {
  const store = await valueStore('orama');
  const kept = await store.get('index');
  const database = create({ schema, components: { tokenizer } });
  if (kept !== undefined) load(database, kept as RawData);
  const asked = async (query: Query, limit: number, where: object = whereOf(query, chats)): Promise<readonly Found[]> => {
    const params = { term: wordsIn(query), properties: ['text' as const], threshold: 0, limit, ...where };
    const { hits } = await search(database, { ...params, sortBy: { property: 'at' as const, order: 'DESC' } });
    return hits.map(({ id, document }) => ({ id: Number(id), text: document.text }));
  };
  /** It knows no «or» and no «not»: the answers to each part are put together here. */
  const combined = async (query: Query): Promise<readonly Found[] | null> => {
    const everything = count(database);
    if (query.kind === 'any') {
      const parts = (await Promise.all(query.of.map((part) => asked(part, everything)))).flat();
      return [...new Map(parts.map((found) => [found.id, found])).values()].toSorted((a, b) => b.id - a.id);
    }
    const unwanted = query.kind === 'all' ? query.of.find((part) => part.kind === 'not') : undefined;
    if (query.kind !== 'all' || unwanted?.kind !== 'not') return null;
    const without = new Set((await asked(unwanted.of, everything)).map(({ id }) => id));
    const wanted = await asked({ kind: 'all', of: query.of.filter((part) => part !== unwanted) }, everything);
    return wanted.filter(({ id }) => !without.has(id));
  };
  return {
    async feed(batch) {
      await insertMultiple(
        database,
        batch.map(({ id, text, chat, at }) => ({ id: String(id), text, chat, at })),
        batch.length,
      );
    },
    finish: () => store.put('index', save(database)),
    // Its documents cannot be gone through one by one.
    cannot: asksRegex,
    first: async (query, limit) => (await combined(query))?.slice(0, limit) ?? asked(query, limit),
    async count(query) {
      const parts = await combined(query);
      if (parts) return parts.length;
      return (
        await search(database, { term: wordsIn(query), properties: ['text'], threshold: 0, preflight: true, ...whereOf(query, chats) })
      ).count;
    },
    all: async (query) => ((await combined(query)) ?? (await asked(query, count(database)))).map(({ id }) => id),
    close: async () => store.close(),
  };
}
