import type { FetchRow, FileRow } from './fetch-row';

/** A host that the user has not allowed, and how many addresses on it wait for that. */
export type WaitingHost = { readonly host: string; readonly waiting: number };

/** What there is of files in all. `bytes` counts every file once. */
export type FileHoldings = {
  readonly kept: number;
  readonly bytes: number;
  readonly waiting: number;
  readonly hosts: readonly WaitingHost[];
};

/** What pages of the extension may read of the files. */
export type FileReader = {
  /** A kept file, or the picture of an identity page, by its hash. */
  file(sha256: string): Promise<FileRow | undefined>;
  /** What came of an address, or undefined where nothing was tried. */
  fetched(url: string): Promise<FetchRow | undefined>;
  fileHoldings(): Promise<FileHoldings>;
};
