import type { Block } from './block';
import type { Directory, Listed, Page, PageList } from './directory';
import { signatureBytes, signatureOf } from './signature';

/** How many signatures a page holds at most; its value is then read at about the disk's speed. */
const most = 64;
/** Fewer blocks without a signature than this are searched without one. */
const worthSigning = 8;
/** Pages with fewer that are still good are joined with others. */
const thin = 48;

type Signed = Pick<Listed, 'id' | 'revision'>;

/** What is to be signed next: blocks without a signature, and pages to take together with them. */
export type Signing = { readonly blocks: readonly Listed[]; readonly pages: readonly PageList[] };

const nameOf = ({ id, revision }: Signed): string => `${id} ${revision}`;

const stillGood = ({ of }: PageList, blocks: ReadonlySet<string>): readonly Signed[] => of.filter((one) => blocks.has(nameOf(one)));

/** What is worth signing now, or null. The newest block is left out: it changes with nearly every message. */
export function toSign({ blocks, pages }: Directory): Signing | null {
  const present = new Set(blocks.map(nameOf));
  const known = new Set(pages.flatMap((page) => stillGood(page, present)).map(nameOf));
  const without = blocks.slice(0, -1).filter((block) => !known.has(nameOf(block)));
  if (without.length < worthSigning) return null;
  let room = most - Math.min(most, without.length);
  const joined = pages.filter((page) => {
    const good = stillGood(page, present).length;
    if (good >= thin || good > room) return good === 0;
    room -= good;
    return true;
  });
  return { blocks: without.slice(0, most), pages: joined };
}

/** A block's signature. */
export type Signature = { readonly one: Signed; readonly bits: Uint8Array };

export function sign({ id, revision, text, conversations }: Block): Signature {
  return { one: { id, revision }, bits: signatureOf(text, conversations) };
}

/**
 * The signatures of those blocks that are new after `before`, to be made while they are at hand: to read one back takes longer than to sign it. Others
 * will hardly stay as they are.
 */
export const signNew = (blocks: readonly Block[], before: Directory): readonly Signature[] =>
  blocks.filter(({ id }) => id >= before.next).map(sign);

/** Makes the page, and the directory with it. `made` are the signatures of the blocks that `toSign` named, `pages` its pages as they lie in the store. */
export function signed(
  directory: Directory,
  made: readonly Signature[],
  pages: readonly Page[],
): { readonly directory: Directory; readonly page: Page } {
  const present = new Set(directory.blocks.map(nameOf));
  const lists = new Map(directory.pages.map((page) => [page.id, page]));
  const taken = pages.flatMap(({ id, bits }) =>
    (lists.get(id)?.of ?? []).flatMap((one, place) =>
      present.has(nameOf(one)) ? [{ one, bits: bits.subarray(place * signatureBytes, (place + 1) * signatureBytes) }] : [],
    ),
  );
  const all = [...taken, ...made];
  const bits = new Uint8Array(all.length * signatureBytes);
  all.forEach((signature, place) => bits.set(signature.bits, place * signatureBytes));
  const id = directory.next;
  const gone = new Set(pages.map((page) => page.id));
  const kept = directory.pages.filter((page) => !gone.has(page.id));
  return { directory: { ...directory, pages: [...kept, { id, of: all.map(({ one }) => one) }], next: id + 1 }, page: { id, bits } };
}
