import { browser } from '../../platform/browser';
import { allFrames } from '../../platform/frames';
import { log } from '../../platform/log';
import type { Fetched } from './read-capped';

/** Bytes that one answer of a frame carries. */
const pieceSize = 1 << 20;
const mostFrames = 3;

type Piece = { readonly status: number; readonly size: number; readonly base64: string; readonly isRedirect: boolean };

/**
 * Reads a file inside a frame of the page that showed it, as the page itself would: what it made in its own memory (`blob:`), and what its own
 * host gives only to those who are signed in there. `unreachable` where no such frame is open.
 */
export async function fileInFrame(url: URL, page: string, limit: number): Promise<Fetched> {
  const frames = (await allFrames()).filter((frame) => URL.canParse(frame.url) && new URL(frame.url).origin === page);
  let last: Fetched = { is: 'unreachable' };
  for (const { tabId, frameId } of frames.slice(0, mostFrames)) {
    last = await readIn(tabId, frameId, url.href, limit);
    if (last.is === 'bytes' || last.is === 'too-large') return last;
  }
  return last;
}

async function readIn(tabId: number, frameId: number, address: string, limit: number): Promise<Fetched> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let from = 0, size = 1; from < size; from += pieceSize) {
    const piece = await pieceOf(tabId, frameId, [address, from, pieceSize, limit]);
    if (!piece) return { is: 'gone' };
    if (piece.isRedirect) return { is: 'redirected' };
    if (piece.status !== 200) return { is: 'status', status: piece.status };
    if (piece.size > limit) return { is: 'too-large', bytes: null };
    ({ size } = piece);
    parts.push(Uint8Array.from(atob(piece.base64), (letter) => letter.charCodeAt(0)));
  }
  return { is: 'bytes', bytes: new Uint8Array(await new Blob(parts).arrayBuffer()) };
}

async function pieceOf(tabId: number, frameId: number, args: Parameters<typeof readPiece>): Promise<Piece | null> {
  try {
    const [answer] = await browser.scripting.executeScript({
      target: { tabId, frameIds: [frameId] },
      func: readPiece,
      args,
    });
    return isPiece(answer?.result) ? answer.result : null;
  } catch (error) {
    log('files').error(error);
    return null;
  }
}

function isPiece(value: unknown): value is Piece {
  return typeof value === 'object' && value !== null && 'size' in value && 'base64' in value && typeof value.base64 === 'string';
}

/**
 * Runs inside the frame, where nothing of this module is: it is sent as source. The answer comes from the browser's cache wherever the page has
 * just shown the file. What is longer than one piece stays in the extension's own world of the frame until the last piece is asked for.
 */
async function readPiece(address: string, from: number, length: number, limit: number): Promise<Piece | null> {
  const mark = Symbol.for('liaocun.file');
  const here: typeof globalThis & { [mark: symbol]: { address: string; file: Blob } | undefined } = globalThis;
  const answer = async (file: Blob): Promise<Piece> => {
    // In Firefox a frame's buffers belong to the page and cannot be taken apart here; a reader's text can.
    const reader = new FileReader();
    const base64 = await new Promise<string>((resolve, reject) => {
      reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result.replace(/^[^,]*,/, '') : ''));
      reader.addEventListener('error', reject);
      reader.readAsDataURL(file.slice(from, from + length));
    });
    here[mark] = from + length < file.size ? { address, file } : undefined;
    return { status: 200, size: file.size, base64, isRedirect: false };
  };
  try {
    const known = here[mark];
    if (from > 0 && known?.address === address) return await answer(known.file);
    const response = await fetch(address, { cache: 'force-cache', redirect: 'manual', signal: AbortSignal.timeout(20_000) });
    if (!response.ok) return { status: response.status, size: 0, base64: '', isRedirect: response.type === 'opaqueredirect' };
    const parts: Uint8Array<ArrayBuffer>[] = [];
    const reader = response.body?.getReader();
    let size = 0;
    for (let part = await reader?.read(); part && !part.done && size <= limit; part = await reader?.read()) {
      parts.push(part.value);
      size += part.value.length;
    }
    if (size > limit) {
      await reader?.cancel();
      return { status: 200, size, base64: '', isRedirect: false };
    }
    return await answer(new Blob(parts));
  } catch {
    return null;
  }
}
