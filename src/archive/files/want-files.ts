import type { Attachment, Kind } from '../../domain/message';
import type { MergeSession } from '../store-port';
import type { MessageRow } from '../stored';
import { attachmentAfter, freshFetch, type FetchRow, type UseRow } from './fetch-row';

/** Where messages were seen, and which of their files are to be kept. */
export type FileScene = {
  readonly keeps: (kind: Kind) => boolean;
  /** Origin of the page, `https://shop.example`. */
  readonly page: string;
  readonly console: string;
  /** Epoch ms. */
  readonly at: number;
};

type Wanted = Attachment & { readonly url: string };

/**
 * The messages with what is known of their files already; what is not kept yet is asked for, in the same transaction, so that no file is
 * forgotten between a message and its picture.
 */
export async function withFiles(session: MergeSession, rows: readonly MessageRow[], scene: FileScene): Promise<readonly MessageRow[]> {
  const isWanted = (one: Attachment): one is Wanted => one.state === 'linked' && one.url !== null && scene.keeps(one.kind);
  const wanted = rows.flatMap((row) => row.attachments.filter(isWanted));
  if (wanted.length === 0) return rows;
  const known = await session.fetches(wanted.map(({ url }) => url));
  const fresh = new Map<string, FetchRow>();
  for (const { url, kind, name } of wanted)
    if (!known.has(url)) fresh.set(url, freshFetch({ url, kind, name, page: scene.page, console: scene.console }, scene.at));
  const uses = rows.flatMap((row) => row.attachments.filter(isWanted).flatMap(({ url }): UseRow[] => [{ url, message: row.id }]));
  await session.putFetches(
    [...fresh.values()],
    uses.filter(({ url }) => known.get(url)?.state !== 'kept'),
  );
  return rows.map((row) => withKnown(row, known));
}

function withKnown(row: MessageRow, known: ReadonlyMap<string, FetchRow>): MessageRow {
  const attachments = row.attachments.map((one) => {
    const fetched = one.state === 'linked' && one.url !== null ? known.get(one.url) : undefined;
    return fetched ? attachmentAfter(one, fetched) : one;
  });
  return attachments.every((one, index) => one === row.attachments[index]) ? row : { ...row, attachments };
}
