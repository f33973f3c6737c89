import { hexOf, utf8 } from './bytes';
import { attachmentFolder, type Files } from './pack-files';
import type { Subtle } from './signing';

/** The pack with its BagIt files (RFC 8493): what is in it, each with its SHA-256. Every path given begins with `data/`. */
export async function bagged(subtle: Subtle, files: Files, info: Readonly<Record<string, string>> = {}): Promise<Files> {
  const facts = Object.entries(info).map(([name, value]) => `${name}: ${value.replaceAll(/\s+/g, ' ')}\n`);
  const tags = new Map([
    ['bagit.txt', utf8('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')],
    ['bag-info.txt', utf8(facts.join(''))],
    [payloadManifest, utf8(await manifestOf(subtle, files))],
  ]);
  return new Map([...tags, [tagManifest, utf8(await manifestOf(subtle, tags))], ...files]);
}

const payloadManifest = 'manifest-sha256.txt';
const tagManifest = 'tagmanifest-sha256.txt';

async function manifestOf(subtle: Subtle, files: Files): Promise<string> {
  const lines = await Promise.all([...files].map(async ([path, bytes]) => `${await hashOf(subtle, bytes)}  ${escaped(path)}\n`));
  return lines.toSorted().join('');
}

const hashOf = async (subtle: Subtle, bytes: Uint8Array): Promise<string> =>
  hexOf(new Uint8Array(await subtle.digest('SHA-256', bytes.slice())));

/** As the RFC has it (2.1.3): what would break the lines is written by its number. */
const escaped = (path: string): string => path.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
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

/** Holds the files of a bag against its manifests. These are signed by nobody: they find damage, and the log finds what was meant to deceive. */
export async function checkedBag(subtle: Subtle, files: Files): Promise<BagFindings> {
  const listed = new Map([...listIn(files.get(payloadManifest)), ...listIn(files.get(tagManifest))]);
  const changed: string[] = [];
  const misnamed: string[] = [];
  for (const [path, bytes] of files) {
    if (path === tagManifest) continue;
    const hash = await hashOf(subtle, bytes);
    if (listed.has(path) && listed.get(path) !== hash) changed.push(path);
    const name = path.startsWith(attachmentFolder) ? path.slice(attachmentFolder.length).slice(0, 64) : hash;
    if (name !== hash) misnamed.push(path);
  }
  const missing = [...listed.keys()].filter((path) => !files.has(path));
  const unlisted = [...files.keys()].filter((path) => path.startsWith('data/') && !listed.has(path));
  return { changed, missing, unlisted, misnamed };
}

function listIn(manifest: Uint8Array | undefined): readonly (readonly [path: string, hash: string])[] {
  const lines = new TextDecoder().decode(manifest ?? new Uint8Array()).split(/\r?\n/);
  return lines.flatMap((line) => {
    const [, hash, path] = /^([0-9a-f]{64})\s+(.+)$/.exec(line) ?? [];
    return hash !== undefined && path !== undefined ? [[unescaped(path), hash] as const] : [];
  });
}
