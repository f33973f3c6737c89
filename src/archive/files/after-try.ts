import type { FetchRow, Why } from './fetch-row';

/** What came of one try to have a file. `bytes` of a file that is too large are known only where the server said them. */
export type Tried =
  | { readonly is: 'kept'; readonly sha256: string; readonly bytes: number }
  | { readonly is: 'too-large'; readonly bytes: number | null }
  | { readonly is: 'status'; readonly status: number }
  | { readonly is: 'refused'; readonly why: Why }
  | { readonly is: 'gone' }
  | { readonly is: 'unreachable' };

/** Ms until the next try after so many that found no connection; then it is given up until the user asks. */
const waits: readonly number[] = [30_000, 120_000, 600_000, 3_600_000, 6 * 3_600_000];

/** The row after a try. Only what may pass by itself is tried again; all else stays as it is until the user asks. */
export function afterTry(row: FetchRow, tried: Tried, now: number): FetchRow {
  switch (tried.is) {
    case 'kept':
      return settled(row, 'kept', null, tried);
    case 'too-large':
      return settled(row, 'too-large', null, { bytes: tried.bytes });
    case 'refused':
      return settled(row, 'refused', tried.why);
    case 'gone':
      return settled(row, 'expired', null);
    case 'unreachable':
      return later(row, now);
    case 'status':
      break;
  }
  return afterStatus(row, tried.status, now);
}

function afterStatus(row: FetchRow, status: number, now: number): FetchRow {
  if (status === 404 || status === 410) return settled(row, 'expired', null);
  if (status === 408 || status === 425 || status === 429 || status >= 500) return later(row, now);
  return hasExpiry(row.url) ? settled(row, 'expired', null) : settled(row, 'refused', 'forbidden');
}

/** Addresses that were made for a while carry a signature or the moment at which they end. */
export function hasExpiry(url: string): boolean {
  return /[?&](?:[\w-]*(?:expires?|expiry|signature|sign|token|auth_key)|sig|se|x-(?:amz|oss|cos)-[\w-]+)=/i.test(url);
}

function settled(
  row: FetchRow,
  state: FetchRow['state'],
  why: Why | null,
  known: { readonly sha256?: string; readonly bytes?: number | null } = {},
): FetchRow {
  return { ...row, state, why, due: Infinity, sha256: known.sha256 ?? null, bytes: known.bytes ?? null };
}

function later(row: FetchRow, now: number): FetchRow {
  const wait = waits[row.attempts];
  if (wait === undefined) return settled(row, 'refused', 'unreachable');
  return { ...row, state: 'waiting', attempts: row.attempts + 1, due: now + wait };
}

/** The row when the user asks for the file: tried at once, as if for the first time. */
export function ordered(row: FetchRow, now: number): FetchRow {
  return { ...row, state: 'waiting', why: null, attempts: 0, due: now, isOrdered: true };
}

/** The row when its host was allowed: tried at once, by the usual rules. */
export function allowed(row: FetchRow, now: number): FetchRow {
  return { ...row, state: 'waiting', why: null, attempts: 0, due: now };
}
