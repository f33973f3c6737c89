import { type Block, countOf } from '../blocks/block';
import type { Directory, Listed, Page } from '../blocks/directory';
import { holdsBits, signatureBytes } from '../blocks/signature';
import type { Source } from './source';

/** The index was changed while it was read: what was read no longer fits together. */
export class IndexMoved extends Error {
  override readonly name = 'IndexMoved';
}

/** How many characters are kept between searches: about three million messages'. */
const mostCharacters = 150_000_000;
/** How many blocks are asked for at once, at first and at most. */
const [fewest, most] = [1, 16];

/** Tells whether all of some bits are set in the signature of a block; true where it has none. */
type Has = (listed: Listed, bits: readonly number[]) => boolean;

/** Blocks and signatures that were read once, kept for the next search. */
export type Shelf = {
  /** These blocks, in their order, as they come. Throws IndexMoved. */
  read(listed: readonly Listed[]): AsyncIterable<Block>;
  signatures(directory: Directory): Promise<Has>;
  isRead(listed: Listed): boolean;
  /** Forgets these blocks. */
  release(listed: readonly Listed[]): void;
};

export function shelf(source: Pick<Source, 'blocks' | 'pages'>): Shelf {
  const blocks = new Map<number, Block>();
  let characters = 0;

  const known = ({ id, revision }: Listed): Block | undefined => {
    const block = blocks.get(id);
    return block?.revision === revision ? block : undefined;
  };
  const forget = (id: number): void => {
    characters -= blocks.get(id)?.text.length ?? 0;
    blocks.delete(id);
  };
  const keep = (block: Block): void => {
    forget(block.id);
    blocks.set(block.id, block);
    characters += block.text.length;
    for (const id of blocks.keys()) {
      if (characters <= mostCharacters) return;
      forget(id);
    }
  };
  async function fetched(listed: readonly Listed[]): Promise<readonly Block[]> {
    const found = await source.blocks(listed.map(({ id }) => id));
    return listed.map(({ id, revision, count }, index) => {
      const block = found[index];
      if (block?.id !== id || block.revision !== revision || countOf(block) !== count) throw new IndexMoved('the index was changed');
      keep(block);
      return block;
    });
  }

  return {
    async *read(listed) {
      let size = fewest;
      const missing = listed.filter((one) => !known(one));
      let asked = 0;
      const ask = (): Promise<readonly Block[]> | null => {
        if (asked >= missing.length) return null;
        const part = missing.slice(asked, asked + size);
        asked += part.length;
        size = Math.min(most, size * 2);
        const answer = fetched(part);
        // Whoever reads on hears of its failure; nobody may be there to.
        answer.catch(() => undefined);
        return answer;
      };
      let coming = ask();
      const ready = new Map<number, Block>();
      for (const one of listed) {
        let block = ready.get(one.id) ?? known(one);
        while (!block && coming) {
          const batch = await coming;
          // The next are on their way while these are searched.
          coming = ask();
          ready.clear();
          for (const each of batch) ready.set(each.id, each);
          block = ready.get(one.id);
        }
        if (!block) throw new IndexMoved('the index was changed');
        yield block;
      }
    },
    signatures: signatures(source),
    isRead: (listed) => known(listed) !== undefined,
    release: (listed) => listed.forEach(({ id }) => forget(id)),
  };
}

/** The signatures, each page of them read once. */
function signatures(source: Pick<Source, 'pages'>): Shelf['signatures'] {
  let pages = new Map<number, Page>();
  let reading: Promise<void> = Promise.resolve();
  const read = async (directory: Directory): Promise<void> => {
    const missing = directory.pages.map(({ id }) => id).filter((id) => !pages.has(id));
    const found = missing.length > 0 ? await source.pages(missing) : [];
    const all = new Map([...pages, ...found.map((page): [number, Page] => [page.id, page])]);
    pages = new Map([...all].filter(([id]) => directory.pages.some((page) => page.id === id)));
  };
  return async (directory) => {
    // One after the other: the second finds what the first has read.
    reading = reading.catch(() => undefined).then(async () => read(directory));
    await reading;
    const places = new Map(
      directory.pages.flatMap(({ id, of }) =>
        of.map((one, index) => [`${one.id} ${one.revision}`, { bits: pages.get(id)?.bits, from: index * signatureBytes }] as const),
      ),
    );
    return ({ id, revision }, bits) => {
      const place = places.get(`${id} ${revision}`);
      return place?.bits ? holdsBits(place.bits, place.from, bits) : true;
    };
  };
}
