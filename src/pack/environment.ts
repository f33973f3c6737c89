/** Where and with what an archive was kept, as the extension itself can tell. */
export type Environment = {
  /** What the browser calls itself, its system with it. */
  readonly browser: string;
  readonly system: string;
  /** Language tag of the browser's interface, and the machine's time zone. */
  readonly language: string;
  readonly timeZone: string;
  /** `build` is the SHA-256 of the list of all files of the build, `build.sha256`; null where the build has none. */
  readonly extension: { readonly version: string; readonly build: string | null };
  /** How far this machine's clock was off the authority's when a stamp was last got, `ahead` in ms; null where none was. */
  readonly clock: { readonly authority: string; readonly at: string; readonly ahead: number; readonly within: number } | null;
  /** What is still known of the pages that were read. */
  readonly captures: readonly Capture[];
};

/** A page that showed a conversation: one delivery of it while it is younger than a week, later all that had the same address, title and reader. */
export type Capture = {
  readonly at: string;
  /** When it was delivered last, where that was more than once. */
  readonly until: string | null;
  readonly times: number;
  readonly conversation: string;
  readonly url: string;
  /** That of the tab. Null where the browser did not tell it, and where something is hidden. */
  readonly title: string | null;
  readonly reader: string;
};

/** `environment.json`. */
export const writtenEnvironment = (environment: Environment, accounts: readonly (string | null)[]): string =>
  `${JSON.stringify({ version: 1, ...environment, accounts }, null, 2)}\n`;
