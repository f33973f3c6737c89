/** A time-stamping authority that the user named: its address, and the OID of the rules it is to stamp by, null for its own choice. */
export type Authority = { readonly url: string; readonly policy: string | null };

/**
 * Why no stamp came. `not-allowed`: the user has not allowed the host; `unreachable`; `status`: the server said no; `redirected`: it leads elsewhere, where
 * nothing is sent; `type`, `too-large`: what came is no stamp; `refused`: by the authority's rules; `unreadable`, `other`: no answer to this question.
 */
export const stampProblems = [
  'not-allowed',
  'unreachable',
  'status',
  'redirected',
  'type',
  'too-large',
  'refused',
  'unreadable',
  'other',
] as const;
export type StampProblem = (typeof stampProblems)[number];

/** One try to get a stamp, as the options show it. */
export type StampTry = {
  readonly url: string;
  /** Size of the log that was to be stamped. */
  readonly size: number;
  /** Epoch ms by this machine's clock. */
  readonly at: number;
  readonly problem: StampProblem | null;
  /** By how many ms this machine's clock is ahead of the authority's, and how far that may be off; null where no stamp came. */
  readonly ahead: number | null;
  readonly within: number | null;
};

/** When stamps are asked for by itself. */
export const stampTimes = ['off', 'daily', 'pack', 'both'] as const;
export type StampTime = (typeof stampTimes)[number];
