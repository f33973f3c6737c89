import { expect, test } from 'vitest';
import { problemOf } from './problem';

function named(name: string, extra: object = {}): Error {
  return Object.assign(new Error('x'), { name }, extra);
}

test.each([
  [named('QuotaExceededError'), 'storage-full'],
  [named('AbortError', { inner: named('QuotaExceededError') }), 'storage-full'],
  [named('VersionError'), 'newer'],
  [named('MigrationFailed'), 'not-upgraded'],
  [named('DatabaseClosedError', { inner: named('MigrationFailed') }), 'not-upgraded'],
  [named('RemoteError', { remoteName: 'NoAnswer' }), 'unreachable'],
  [named('RemoteError', { remoteName: 'StoreFull' }), 'storage-full'],
  [named('RemoteError', { remoteName: 'StoreReadOnly' }), 'read-only'],
  [new Error('Could not establish connection. Receiving end does not exist.'), 'unreachable'],
  [named('FileTooLarge'), 'too-large'],
  [new TypeError('x is not a function'), 'unknown'],
  ['a string', 'unknown'],
])('%s is %s', (error, problem) => expect(problemOf(error)).toBe(problem));
