import type { FileReader } from '../../src/archive/files/file-reader';
import { freshFetch, type FetchRow, type FileRow } from '../../src/archive/files/fetch-row';
import type { Attachment } from '../../src/domain/message';

/** A picture of a coat on a hook, drawn here and now. */
async function coat(): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = new OffscreenCanvas(640, 480);
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no canvas');
  pen.fillStyle = '#dfe7ec';
  pen.fillRect(0, 0, 640, 480);
  pen.fillStyle = '#27557c';
  pen.clip(new Path2D('M320 70 420 110 520 250 460 290 430 240V430H210V240L180 290 120 250 220 110Z'));
  pen.fillRect(0, 0, 640, 480);
  pen.fillStyle = '#f4f7f9';
  pen.fillRect(316, 110, 8, 320);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 });
  return new Uint8Array(await blob.arrayBuffer());
}

const hash = (letter: string): string => letter.repeat(64);

/** Attachments in every state that a file can be in; the names and hosts are made up. */
export const inventedFiles: readonly Attachment[] = [
  { kind: 'image', name: '藍色外套.jpg', url: 'https://img.shop.example/blue.jpg', sha256: hash('a'), bytes: 20_480, state: 'kept' },
  { kind: 'file', name: 'invoice-2606XK4P.pdf', url: 'https://files.shop.example/i/1', sha256: hash('b'), bytes: 83_201, state: 'kept' },
  { kind: 'image', name: 'receipt.jpg', url: 'https://img.shop.example/receipt.jpg', sha256: hash('c'), bytes: 51_400, state: 'kept' },
  { kind: 'image', name: null, url: 'https://cdn.pictures.example/2.jpg', sha256: null, bytes: null, state: 'refused' },
  { kind: 'image', name: 'poster.png', url: 'https://img.shop.example/poster.png', sha256: null, bytes: 14_000_000, state: 'too-large' },
  { kind: 'audio', name: null, url: 'https://img.shop.example/voice.amr', sha256: null, bytes: null, state: 'expired' },
  { kind: 'image', name: null, url: 'https://img.shop.example/coming.jpg', sha256: null, bytes: null, state: 'linked' },
  { kind: 'file', name: 'catalogue.xlsx', url: 'https://files.shop.example/c', sha256: null, bytes: null, state: 'linked' },
];

function row(url: string, more: Partial<FetchRow>): FetchRow {
  return { ...freshFetch({ url, page: 'https://seller.shop.example', console: 'shopee-seller', kind: 'image', name: null }, 0), ...more };
}

const rows: readonly FetchRow[] = [
  row('https://cdn.pictures.example/2.jpg', { state: 'refused', why: 'host', due: Infinity }),
  row('https://img.shop.example/poster.png', { state: 'too-large', bytes: 14_000_000, due: Infinity }),
  row('https://img.shop.example/voice.amr', { state: 'expired', due: Infinity }),
  row('https://img.shop.example/coming.jpg', {}),
];

/** The files of the invented archive. */
export function memoryFiles(isEmpty: boolean): FileReader {
  return {
    async file(sha256): Promise<FileRow | undefined> {
      if (sha256 === hash('a')) return { sha256, bytes: 20_480, type: 'image/jpeg', data: await coat() };
      return sha256 === hash('b') ? { sha256, bytes: 83_201, type: 'application/pdf', data: new Uint8Array([37]) } : undefined;
    },
    fetched: async (url) => rows.find((one) => one.url === url),
    fileHoldings: async () =>
      isEmpty
        ? { kept: 0, bytes: 0, waiting: 0, hosts: [] }
        : { kept: 320, bytes: 48_300_000, waiting: 12, hosts: [{ host: 'cdn.pictures.example', waiting: 31 }] },
  };
}
