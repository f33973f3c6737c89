import type { Authority, StampProblem } from '../evidence/authority';
import { glanceAt } from '../evidence/stamp-answer';
import { stampRequest } from '../evidence/stamp-request';

/** A stamp as it came, with when it was asked for and when it was there (epoch ms), and the authority's own time; or why there is none. */
export type FetchedStamp =
  | {
      readonly answer: Uint8Array<ArrayBuffer>;
      readonly nonce: Uint8Array;
      readonly asked: number;
      readonly came: number;
      readonly time: number | null;
    }
  | { readonly problem: StampProblem };

/** Ms within which an authority must have answered, and the most bytes that an answer may have: a stamp with its certificates has some thousand. */
const patience = 30_000;
const largest = 100_000;

/**
 * Asks one authority for a stamp on data (RFC 3161 over HTTP). Its SHA-256, a random number and the policy are all that leaves: no cookies, no
 * referrer, and no second address if the first leads elsewhere. The host must have been allowed.
 */
export async function fetchStamp({ url, policy }: Authority, data: Uint8Array, signal?: AbortSignal): Promise<FetchedStamp> {
  const { nonce, body } = stampRequest(data, crypto.getRandomValues(new Uint8Array(8)), policy);
  const asked = Date.now();
  const answer = await answered(url, body, AbortSignal.any([AbortSignal.timeout(patience), ...(signal ? [signal] : [])]));
  if (typeof answer === 'string') return { problem: answer };
  const came = Date.now();
  const seen = glanceAt(answer, data, nonce);
  return seen.is === 'granted' ? { answer, nonce, asked, came, time: seen.time } : { problem: seen.is };
}

async function answered(url: string, body: Uint8Array<ArrayBuffer>, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer> | StampProblem> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/timestamp-query', Accept: 'application/timestamp-reply' },
      body,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'manual',
      cache: 'no-store',
      signal,
    });
    const problem = problemOf(response);
    if (problem === null) return await readUpTo(response, largest);
    await response.body?.cancel();
    return problem;
  } catch {
    // No connection, none that lasted, or one that was stopped.
    return 'unreachable';
  }
}

function problemOf({ type, status, ok, headers }: Response): StampProblem | null {
  if (type === 'opaqueredirect' || (status >= 300 && status < 400)) return 'redirected';
  if (!ok) return 'status';
  return /^application\/timestamp-reply\b/i.test(headers.get('content-type') ?? '') ? null : 'type';
}

async function readUpTo(response: Response, limit: number): Promise<Uint8Array<ArrayBuffer> | 'too-large'> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.length;
    if (size > limit) {
      await reader?.cancel();
      return 'too-large';
    }
    parts.push(part.value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}
