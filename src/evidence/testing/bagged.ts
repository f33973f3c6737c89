import { escapedPath, type FileHashes, payloadManifest, tagManifest } from '../bag';
import { hexOf, utf8 } from '../bytes';
import type { Files } from '../pack-files';
import { sha256 } from '../sha256';

/** The files of a pack with their BagIt files (RFC 8493). Every path given begins with `data/`. */
export function bagged(files: Files): Files {
  const tags = new Map([
    ['bagit.txt', utf8('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')],
    [payloadManifest, utf8(manifestOf(files))],
  ]);
  return new Map([...tags, [tagManifest, utf8(manifestOf(tags))], ...files]);
}

const manifestOf = (files: Files): string =>
  [...hashesOf(files)]
    .map(([path, hash]) => `${hash}  ${escapedPath(path)}\n`)
    .toSorted()
    .join('');

/** The hashes of files that are in memory. */
export const hashesOf = (files: Files): FileHashes => new Map([...files].map(([path, bytes]) => [path, hexOf(sha256(bytes))]));
