import { count, create, insertMultiple, load, save, search, type RawData, type Tokenizer } from '@orama/orama';
import type { Query } from '../../../src/search/terms';
import type { Chat } from '../corpus/chats';
import { chatsWith } from '../plain';
import { asksRegex, leavesOf, type Contestant, type Found } from './contestant';
import { valueStore } from './value-store';
import { wordsOf } from './words';

const tokenizer: Tokenizer = { language: 'english', normalizationCache: new Map(), tokenize: (text) => [...wordsOf(text)] };
/**
 * The conversation is an `enum`, which it filters by a map. Times are kept and not indexed: given in their order, as messages come, they make
 * its tree of numbers so deep that it is slow to fill and cannot be written down.
 */
const schema = { text: 'string', chat: 'enum' } as const;
type Document = { readonly text: string; readonly chat: number; readonly at: number };

/** The contact's conversation is its own filter, the dates are held against what it finds. */
function boundsOf(query: Query, chats: readonly Chat[]) {
  const leaves = leavesOf(query);
  const contact = leaves.find((leaf) => leaf.kind === 'with');
  const time = leaves.find((leaf) => leaf.kind === 'time');
  if (!contact || !time) return null;
  const [from, to] = [time.from ?? -Infinity, time.to ?? Infinity];
  return { where: { chat: { in: [...chatsWith(chats, contact.name)] } }, isWithin: ({ at }: Document) => at >= from && at < to };
}

const wordsIn = (query: Query): string =>
  leavesOf(query)
    .flatMap((leaf) => (leaf.kind === 'text' ? [leaf.text] : []))
    .join(' ');

type Sorted = readonly [number, number, Readonly<Record<string, unknown>>];
const timeOf = ({ at }: Readonly<Record<string, unknown>>): number => Number(at);

/** Orama: an index of words in memory, every word needed (`threshold: 0`); what `save` gives is written into IndexedDB as it is. */
export async function orama(chats: readonly Chat[]): Promise<Contestant> {
  const store = await valueStore('orama');
  const kept = await store.get('index');
  const database = create({ schema, sort: { enabled: false }, components: { tokenizer } });
  if (kept !== undefined) load(database, kept as RawData);
  const asked = async (query: Query, limit: number): Promise<readonly Found[]> => {
    const bounds = boundsOf(query, chats);
    const params = { term: wordsIn(query), properties: ['text' as const], threshold: 0, limit: bounds ? count(database) : limit };
    const newest = { sortBy: ([, , a]: Sorted, [, , b]: Sorted): number => timeOf(b) - timeOf(a) };
    const { hits } = await search(database, { ...params, ...newest, ...(bounds ? { where: bounds.where } : {}) });
    const found = hits.map(({ id, document }) => ({ id: Number(id), ...(document as Document) }));
    return bounds ? found.filter(bounds.isWithin).slice(0, limit) : found;
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
      if (parts || boundsOf(query, chats)) return (parts ?? (await asked(query, count(database)))).length;
      return (await search(database, { term: wordsIn(query), properties: ['text'], threshold: 0, preflight: true })).count;
    },
    all: async (query) => ((await combined(query)) ?? (await asked(query, count(database)))).map(({ id }) => id),
    close: async () => store.close(),
  };
}
