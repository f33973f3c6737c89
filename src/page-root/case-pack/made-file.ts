/** A file of a pack. `role`: to be handed in, or our own record of the same. */
export type MadeFile = { readonly name: string; readonly type: string; readonly blob: Blob; readonly role: 'exhibit' | 'record' };

export type Doing = {
  readonly signal: AbortSignal;
  readonly progress: (done: number) => void;
  /** Whether each chat comes with an evidence pack too. */
  readonly withProofs: boolean;
};
