import { attachmentFolder, type Files } from './pack-files';

/** The list of the files under `data/`, and the list of all others. */
export const payloadManifest = 'manifest-sha256.txt';
export const tagManifest = 'tagmanifest-sha256.txt';

/** As the RFC has it (2.1.3): what would break the lines is written by its number. */
export const escapedPath = (path: string): string => path.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const unescaped = (path: string): string => path.replaceAll(/%0A/gi, '\n').replaceAll(/%0D/gi, '\r').replaceAll('%25', '%');

/** Which files of a bag are not as its manifests say, by path. */
export type BagFindings = {
  readonly changed: readonly string[];
  readonly missing: readonly string[];
  /** Under `data/` and in no manifest. */
  readonly unlisted: readonly string[];
  /** Attachments whose bytes do not have the hash that is their name, whatever the manifest says. */
  readonly misnamed: readonly string[];
};

/** The SHA-256 of every file of a bag, in hexadecimal digits, by path. */
export type FileHashes = ReadonlyMap<string, string>;

/**
 * Holds the files of a bag against its manifests, and these against the seal that was signed over the last of them (`sealed`, its hash; null where
 * none is known to hold). What a list that is itself not as it should be says of other files counts for nothing: it is blamed, and they are not.
 */
export function checkedBag(hashes: FileHashes, files: Files, sealed: string | null): BagFindings {
  const isSealed = sealed === null || hashes.get(tagManifest) === sealed;
  const tags = isSealed ? listIn(files.get(tagManifest)) : [];
  const ofTags = against(hashes, tags);
  const isListWhole = !ofTags.changed.includes(payloadManifest);
  const payload = isListWhole ? listIn(files.get(payloadManifest)) : [];
  const ofPayload = against(hashes, payload);
  const listed = new Set([...tags, ...payload].map(([path]) => path));
  const isUnlisted = (path: string): boolean => path.startsWith('data/') && !listed.has(path);
  return {
    changed: [...(isSealed ? [] : [tagManifest]), ...ofTags.changed, ...ofPayload.changed],
    missing: [...ofTags.missing, ...ofPayload.missing],
    unlisted: isListWhole && payload.length > 0 ? [...hashes.keys()].filter(isUnlisted) : [],
    misnamed: [...hashes].filter(([path, hash]) => nameOf(path) !== null && nameOf(path) !== hash).map(([path]) => path),
  };
}

/** Holds files against one list of them; what is not in it is told but for what may be beside it. */
export function checkedList(
  hashes: FileHashes,
  manifest: Uint8Array | undefined,
  beside: readonly string[],
): Omit<BagFindings, 'misnamed'> {
  const list = listIn(manifest);
  const known = new Set([...list.map(([path]) => path), ...beside]);
  return { ...against(hashes, list), unlisted: [...hashes.keys()].filter((path) => !known.has(path)) };
}

function against(hashes: FileHashes, list: List): Pick<BagFindings, 'changed' | 'missing'> {
  return {
    changed: list.filter(([path, hash]) => hashes.has(path) && hashes.get(path) !== hash).map(([path]) => path),
    missing: list.filter(([path]) => !hashes.has(path)).map(([path]) => path),
  };
}

/** The hash that an attachment is called by; null for any other file. */
const nameOf = (path: string): string | null =>
  path.startsWith(attachmentFolder) ? path.slice(attachmentFolder.length).slice(0, 64) : null;

type List = readonly (readonly [path: string, hash: string])[];

function listIn(manifest: Uint8Array | undefined): List {
  const lines = new TextDecoder().decode(manifest ?? new Uint8Array()).split(/\r?\n/);
  return lines.flatMap((line) => {
    const [, hash, path] = /^([0-9a-f]{64})\s+(.+)$/.exec(line) ?? [];
    return hash !== undefined && path !== undefined ? [[unescaped(path), hash] as const] : [];
  });
}
