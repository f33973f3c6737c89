import * as v from 'valibot';
import type { Files } from '../src/evidence/pack-files';
import type { SealedPage } from '../src/evidence/shown';

/** An identity page in a pack: by its folder, and the leaf that it is exactly as; none, or one that says another thing of the same picture or moment. */
export type FoundPage = { readonly folder: string; readonly is: 'as-sealed' | 'other' | 'not-sealed'; readonly leaf: SealedPage | null };

const length = v.number();
const pageSchema = v.looseObject({
  of: v.string(),
  at: v.string(),
  url: v.string(),
  title: v.string(),
  text: v.string(),
  part: v.object({ x: length, y: length, width: length, height: length, view: v.object({ width: length, height: length }) }),
  type: v.string(),
  sha256: v.string(),
});
type Page = v.InferOutput<typeof pageSchema>;

const path = /^(data\/exhibits\/\d+\/)page\.json$/;

/** Holds the identity pages of a pack against the leaves that hold. `hashes`: of all files. */
export function checkedExhibits(leaves: readonly SealedPage[], files: Files, hashes: ReadonlyMap<string, string>): readonly FoundPage[] {
  const folders = [...files.keys()].flatMap((name) => path.exec(name)?.[1] ?? []);
  return folders.map((folder) => found(folder, leaves, pageIn(files.get(`${folder}page.json`)), hashes.get(`${folder}page.png`)));
}

function found(folder: string, leaves: readonly SealedPage[], page: Page | null, picture: string | undefined): FoundPage {
  const same = leaves.find((leaf) => page !== null && leaf.sha256 === picture && factsOf(leaf) === toldBy(page));
  if (same) return { folder, is: 'as-sealed', leaf: same };
  const near = leaves.find(({ sha256, at }) => sha256 === picture || at === page?.at);
  return near ? { folder, is: 'other', leaf: near } : { folder, is: 'not-sealed', leaf: null };
}

function pageIn(bytes: Uint8Array | undefined): Page | null {
  try {
    return v.parse(pageSchema, JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return null;
  }
}

const factsOf = ({ of, at, url, title, text, part, type, sha256 }: SealedPage): string =>
  JSON.stringify([of, at, url, title, text, part, type, sha256]);

function toldBy({ of, at, url, title, text, part, type, sha256 }: Page): string {
  const place = [part.x, part.y, part.width, part.height, part.view.width, part.view.height].map(String);
  return JSON.stringify([of, at, url, title, text, place, type, sha256]);
}
