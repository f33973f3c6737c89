import type { Asking } from '../../tools/drive/automation.ts';

/** An identity page as the archive has it, with what its picture shows. */
export type KeptProfile = {
  readonly id: string;
  readonly of: string;
  readonly conversation: string | null;
  readonly url: string;
  readonly title: string;
  readonly text: string;
  readonly part: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** Whether the hash is that of the picture. */
  readonly isWhole: boolean;
  readonly width: number;
  readonly height: number;
  /** Every colour in the picture, sorted. */
  readonly colours: readonly string[];
};

/* oxlint-disable unicorn/consistent-function-scoping -- what runs inside a page is sent there alone and sees nothing around it */
/** The identity pages in the archive, the newest first, as soon as there are at least so many. */
export async function keptProfiles(asking: Asking, least: number): Promise<readonly KeptProfile[]> {
  return asking.tab.evaluate(async (count) => {
    type Row = Omit<KeptProfile, 'isWhole' | 'width' | 'height' | 'colours'> & {
      readonly at: number;
      readonly sha256: string;
      readonly data: Uint8Array<ArrayBuffer>;
    };
    const answered = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('no answer')));
      });
    const read = async (): Promise<readonly Row[]> => {
      const database = await answered(indexedDB.open('liaocun'));
      const rows = (await answered(database.transaction('exhibits').objectStore('exhibits').getAll())) as readonly Row[];
      database.close();
      return rows.toSorted((one, other) => other.at - one.at);
    };
    const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    const end = Date.now() + 10_000;
    let rows = await read();
    while (rows.length < count && Date.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      rows = await read();
    }
    return Promise.all(
      rows.map(async ({ data, sha256, ...row }) => {
        const image = await createImageBitmap(new Blob([data], { type: 'image/png' }));
        const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
        context?.drawImage(image, 0, 0);
        const pixels = context?.getImageData(0, 0, image.width, image.height).data ?? new Uint8ClampedArray();
        const colours = new Set<string>();
        for (let at = 0; at < pixels.length; at += 4) colours.add(`#${hex(Uint8Array.from(pixels.subarray(at, at + 3)))}`);
        const hash = hex(new Uint8Array(await crypto.subtle.digest('SHA-256', data)));
        return { ...row, isWhole: hash === sha256, width: image.width, height: image.height, colours: [...colours].toSorted() };
      }),
    );
  }, least);
}
