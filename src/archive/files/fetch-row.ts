import type { Attachment, Kind } from '../../domain/message';

/**
 * Why an address is not kept. `host`: the user has not allowed its host; `barred`: no address that is fetched (a private network, a scheme, a
 * name with a password); `type`: not what the message said, or nothing that is kept; `redirected`: it led elsewhere; `forbidden`: the server
 * refused; `unreachable`: it never answered; `off`: its console or the keeping of such files was switched off.
 */
export const whys = ['host', 'barred', 'type', 'redirected', 'forbidden', 'unreachable', 'off'] as const;
export type Why = (typeof whys)[number];

/** One address that messages show, and what came of fetching it. An address is fetched once, whatever number of messages show it. */
export type FetchRow = {
  readonly url: string;
  /** The host it is fetched from, without port; '' where nothing is fetched from a host (`data:`, `blob:`). */
  readonly host: string;
  /** Origin of the page that showed it, and the console that the page is. */
  readonly page: string;
  readonly console: string;
  readonly kind: Kind;
  readonly name: string | null;
  readonly state: 'waiting' | Exclude<Attachment['state'], 'linked'>;
  readonly why: Why | null;
  /** Tries that failed for want of a connection. */
  readonly attempts: number;
  /** Epoch ms of the next try; infinite once it is settled. */
  readonly due: number;
  readonly sha256: string | null;
  readonly bytes: number | null;
  /** The user asked for this one: the usual size and the switches do not hold. */
  readonly isOrdered: boolean;
};

/** That a message shows an address which is not kept yet. */
export type UseRow = { readonly url: string; readonly message: string };

/** The bytes of a file, stored once however often it was sent. `type` is told by the bytes. */
export type FileRow = {
  readonly sha256: string;
  readonly bytes: number;
  readonly type: string;
  readonly data: Uint8Array<ArrayBuffer>;
};

/** A row for an address that nobody has tried. */
export function freshFetch(file: Pick<FetchRow, 'url' | 'page' | 'console' | 'kind' | 'name'>, due: number): FetchRow {
  return { ...file, host: hostIn(file.url), state: 'waiting', why: null, attempts: 0, due, sha256: null, bytes: null, isOrdered: false };
}

function hostIn(url: string): string {
  return /^https?:\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]*)/i.exec(url)?.[1]?.toLowerCase() ?? '';
}

/** What a message says of an attachment whose address came to this. */
export function attachmentAfter(attachment: Attachment, { state, sha256, bytes }: FetchRow): Attachment {
  return state === 'waiting' ? attachment : { ...attachment, state, sha256, bytes };
}
