import type { Named } from '../../archive/stored';
import type { KeptHead } from '../../evidence/log-reader';
import type { Deletion, SealedVersion } from '../../evidence/sealed';
import type { SigningKey } from '../../evidence/signing';

/** Up to 256 hashes of the log; at level 0 also the secrets of those leaves, 16 bytes each, zeros where a leaf was deleted. */
export type TileRow = {
  readonly level: number;
  readonly index: number;
  readonly hashes: Uint8Array<ArrayBuffer>;
  readonly secrets?: Uint8Array<ArrayBuffer>;
};

/** The log as it stands: its name, how many leaves it has, and the roots of its whole subtrees. */
export type LogState = {
  readonly name: 'log';
  readonly log: string;
  readonly size: number;
  readonly frontier: Uint8Array<ArrayBuffer>;
  /** All messages whose `at` is smaller have a leaf; Infinity once every one has. */
  readonly filled: number;
};

/** A leaf that is no longer its message's newest, with all it says. */
export type PastRow = { readonly leaf: number; readonly message: string; readonly version: SealedVersion };

/** A leaf that tells of deleted ones. */
export type DeletionRow = { readonly leaf: number; readonly deletion: Deletion };

/** What a conversation was called when leaves were made, and by which installation; found by a hash of all that. */
export type NamesRow = Named & { readonly id: string; readonly by: string };

export type KeyRow = { readonly name: 'own'; readonly key: SigningKey };

export type HeadRow = KeptHead;
