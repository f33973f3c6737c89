import { afterTry, type Tried } from '../../archive/files/after-try';
import type { FetchRow, FileRow } from '../../archive/files/fetch-row';
import { isExpected, typeOf } from '../../domain/file-type';
import { browser } from '../../platform/browser';
import type { FileStore } from '../../store/file-store';
import { judge, type Judged } from './address';
import { decodeFile, fetchFile } from './fetch-file';
import { fileInFrame } from './frame-file';
import type { Fetched } from './read-capped';

/** Fetches one address and writes what came of it. `limit` is the most bytes that are kept of one file. Answers the bytes that are new. */
export async function keepFile(store: FileStore, row: FetchRow, limit: number): Promise<number> {
  const fetched = await fetchedFrom(row, limit);
  const file = 'bytes' in fetched && fetched.is === 'bytes' ? await asFile(row, fetched.bytes) : null;
  const tried: Tried = file ? { is: 'kept', sha256: file.sha256, bytes: file.bytes } : triedOf(fetched);
  await store.settle(row, afterTry(row, tried, Date.now()), file ?? undefined);
  return file?.bytes ?? 0;
}

type Answer = Fetched | { readonly is: 'refused'; readonly why: 'host' | 'barred' };

async function fetchedFrom(row: FetchRow, limit: number): Promise<Answer> {
  const judged = judge(row.url, row.page);
  switch (judged.from) {
    case 'nowhere':
      return { is: 'refused', why: 'barred' };
    case 'itself':
      return decodeFile(judged.url, limit);
    case 'inside':
      return orGone(await fileInFrame(judged.url, row.page, limit));
    case 'host':
      return fromHost(row, judged, limit);
    default:
      return judged;
  }
}

/** What a page made in its own memory goes with the page. */
const orGone = (fetched: Fetched): Fetched => (fetched.is === 'unreachable' ? { is: 'gone' } : fetched);

/** Without cookies first. Only what the page's own host then keeps back is asked for inside the page, by those who are signed in there. */
async function fromHost(row: FetchRow, { url }: Extract<Judged, { from: 'host' }>, limit: number): Promise<Answer> {
  if (!(await isAllowed(url))) return { is: 'refused', why: 'host' };
  const fetched = await fetchFile(url, limit);
  if (url.origin !== row.page || !isKeptBack(row, fetched)) return fetched;
  const inside = await fileInFrame(url, row.page, limit);
  return inside.is === 'bytes' || inside.is === 'too-large' ? inside : fetched;
}

/** A refusal, or what a login page looks like: a way elsewhere, or another kind of file than the message said. */
function isKeptBack(row: FetchRow, fetched: Fetched): boolean {
  if (fetched.is === 'status') return fetched.status === 401 || fetched.status === 403;
  return fetched.is === 'redirected' || (fetched.is === 'bytes' && expectedType(row, fetched.bytes) === null);
}

async function isAllowed({ protocol, hostname }: URL): Promise<boolean> {
  return browser.permissions.contains({ origins: [`${protocol}//${hostname}/*`] });
}

function expectedType({ kind, name }: FetchRow, bytes: Uint8Array): string | null {
  const type = typeOf(bytes);
  return type !== null && isExpected(kind, name, type) ? type : null;
}

async function asFile(row: FetchRow, bytes: Uint8Array<ArrayBuffer>): Promise<FileRow | null> {
  const type = expectedType(row, bytes);
  if (type === null) return null;
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const sha256 = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { sha256, bytes: bytes.length, type, data: bytes };
}

function triedOf(answer: Answer): Tried {
  if (answer.is === 'bytes') return { is: 'refused', why: 'type' };
  return answer.is === 'redirected' ? { is: 'refused', why: 'redirected' } : answer;
}
