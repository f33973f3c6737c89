import type { SignedHead } from './signing';

/** Whose profile an identity page shows. */
export const exhibitSubjects = ['account', 'peer'] as const;
export type ExhibitSubject = (typeof exhibitSubjects)[number];

/** A box in a window. */
export type ShownPart = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly view: { readonly width: number; readonly height: number };
};

/** An identity page: the part of a page that the user picked, as it was shown. */
export type Exhibit = {
  readonly id: string;
  readonly of: ExhibitSubject;
  /** The conversation whose other side it shows; null for the user's own account, which is the same in all conversations of its site. */
  readonly conversation: string | null;
  /** Epoch ms. */
  readonly at: number;
  readonly url: string;
  readonly title: string;
  /** The words in the part of the page that was picked, also those that were scrolled out of sight in it. */
  readonly text: string;
  /** Where that part was in the window, and the size of that, in CSS px. */
  readonly part: ShownPart;
  /** The picture of what was in sight of it, and its SHA-256. */
  readonly type: 'image/png';
  readonly sha256: string;
  readonly data: Uint8Array<ArrayBuffer>;
  /** Its number in the evidence log; none of what was kept before the log took identity pages. */
  readonly leaf?: number;
};

/** Whether an identity page belongs into a pack of a conversation that was seen on `host`. Another contact's never does. */
export function belongsTo({ of, conversation, url }: Exhibit, key: string, host: string): boolean {
  return of === 'peer' ? conversation === key : siteOf(new URL(url).hostname) === siteOf(host);
}

/** `shopee.co.id` for `seller.shopee.co.id`: the part of a host name that one company has. */
function siteOf(host: string): string {
  const labels = host.split('.');
  const isDoubled = (labels.at(-1)?.length ?? 0) === 2 && (labels.at(-2)?.length ?? 0) <= 3;
  return labels.slice(isDoubled ? -3 : -2).join('.');
}

/** That a service outside took the hash of a head into its keeping: a block chain, an authority that stamps in its own way. */
export type Deposit = {
  readonly id: string;
  /** The service's name as the user or the provider tells it. */
  readonly service: string;
  /** Epoch ms at which the receipt was put in. */
  readonly at: number;
  readonly size: number;
  /** SHA-256 of the head's text: what was handed to the service. */
  readonly hash: string;
  readonly signed: SignedHead;
  /** What the service answered, in its own words or its own file. */
  readonly receipt: string;
  readonly file: { readonly name: string; readonly data: Uint8Array<ArrayBuffer> } | null;
};

/** A service that takes hashes into its keeping. The hash is all that it gets. */
export type DepositService = {
  readonly id: string;
  readonly name: string;
  /** Hands the hash over; answers what the service gave for it. Rejects with what it said where it refused. */
  deposit(hash: string, signal: AbortSignal): Promise<Pick<Deposit, 'receipt' | 'file'>>;
};
