/** What can stand between the user and the archive; each has words that say what to do. */
export type Problem = 'storage-full' | 'newer' | 'read-only' | 'not-upgraded' | 'unreachable' | 'page-changed' | 'too-large' | 'unknown';

const byName: Readonly<Record<string, Problem>> = {
  QuotaExceededError: 'storage-full',
  StoreFull: 'storage-full',
  StoreReadOnly: 'read-only',
  VersionError: 'newer',
  MigrationFailed: 'not-upgraded',
  NoAnswer: 'unreachable',
  FileTooLarge: 'too-large',
};

function namesOf(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [];
  const remote = 'remoteName' in error && typeof error.remoteName === 'string' ? [error.remoteName] : [];
  const inner = 'inner' in error ? namesOf(error.inner) : [];
  return [error.name, ...remote, ...inner];
}

/** Tells an error of the store or of the background apart by its name; classes do not cross between contexts. */
export function problemOf(error: unknown): Problem {
  const found = namesOf(error)
    .map((name) => byName[name])
    .find((problem) => problem !== undefined);
  if (found) return found;
  const message = error instanceof Error ? error.message : '';
  return /receiving end does not exist|message port closed|could not establish connection/i.test(message) ? 'unreachable' : 'unknown';
}

/** True for the error with which an aborted job ends. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
