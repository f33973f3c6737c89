import type { FileRow } from '../archive/files/fetch-row';
import type { FileReader, WaitingHost } from '../archive/files/file-reader';
import type { Database } from './database';

/** The reading side of the files, for pages of the extension. */
export function fileReader({ blobs, fetches, exhibits }: Database): FileReader {
  /** The picture of an identity page: there are few, and cases point to them as to any file. */
  const pictured = async (sha256: string): Promise<FileRow | undefined> => {
    const page = await exhibits.filter((one) => one.sha256 === sha256).first();
    return page && { sha256, bytes: page.data.length, type: page.type, data: page.data };
  };
  return {
    file: async (sha256) => (await blobs.get(sha256)) ?? pictured(sha256),
    fetched: async (url) => fetches.get(url),
    async fileHoldings() {
      const sizes = await blobs.orderBy('bytes').keys();
      const keys = await fetches.where('[why+host]').between(['host', ''], ['host', '\uFFFF'], true, true).keys();
      return {
        kept: sizes.length,
        bytes: sizes.reduce<number>((sum, size) => sum + (typeof size === 'number' ? size : 0), 0),
        waiting: await fetches.where('due').below(Infinity).count(),
        hosts: hostsOf(keys),
      };
    },
  };
}

/** Each host with the number of its addresses, the most wanted first; `keys` are `[why, host]`. */
function hostsOf(keys: readonly unknown[]): readonly WaitingHost[] {
  const counts = new Map<string, number>();
  for (const key of keys) {
    const host = Array.isArray(key) && typeof key[1] === 'string' ? key[1] : '';
    counts.set(host, (counts.get(host) ?? 0) + 1);
  }
  return [...counts].map(([host, waiting]) => ({ host, waiting })).toSorted((a, b) => b.waiting - a.waiting);
}
