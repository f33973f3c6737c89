import { aesKey, blocksSealed, joined, noVector } from './cipher';
import { mostBytes, preparedPassphrase } from './passphrase';
import { slowHash } from './slow-hash';

type Bytes = Uint8Array<ArrayBuffer>;

/** What seals a file's streams, and says in the file how they are opened. */
export type FileLock = {
  /** A stream's bytes as they stand in the file, behind a start of their own. */
  readonly sealed: (bytes: Bytes) => Promise<Bytes>;
  /** The encryption dictionary. */
  readonly dictionary: () => Promise<string>;
};

/** The passphrase holds what no PDF takes, or is too long. */
class UnfitPassphrase extends Error {
  override readonly name = 'UnfitPassphrase';
}

const random = (count: number): Bytes => crypto.getRandomValues(new Uint8Array(count));
const none = new Uint8Array();
/** Nothing is forbidden to who opens the file: bits 1 and 2 are no permissions and must be off. */
const permissions = -4;

const hex = (bytes: Bytes): string => `<${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}>`;

/** One way in: what a passphrase is checked by, and the file's key sealed under it. */
async function entry(passphrase: Bytes, fileKey: Bytes, user: Bytes): Promise<{ readonly check: Bytes; readonly key: Bytes }> {
  const [checkSalt, keySalt] = [random(8), random(8)];
  const check = joined(await slowHash(passphrase, checkSalt, user), checkSalt, keySalt);
  return { check, key: await blocksSealed(await slowHash(passphrase, keySalt, user), noVector, fileKey) };
}

/** The permissions once more, sealed, by which a reader sees that nobody changed them. */
async function sealedPermissions(fileKey: Bytes): Promise<Bytes> {
  const block = joined(new Uint8Array(4), new Uint8Array(4).fill(0xff), new TextEncoder().encode('Tadb'), random(4));
  new DataView(block.buffer).setInt32(0, permissions, true);
  return blocksSealed(fileKey, noVector, block);
}

async function dictionaryOf(user: Bytes, owner: Bytes, fileKey: Bytes): Promise<string> {
  const forUser = await entry(user, fileKey, none);
  const forOwner = await entry(owner, fileKey, forUser.check);
  return (
    '<< /Filter /Standard /V 5 /R 6 /Length 256 /CF << /StdCF << /AuthEvent /DocOpen /CFM /AESV3 /Length 32 >> >> /StmF /StdCF /StrF /StdCF ' +
    `/U ${hex(forUser.check)} /UE ${hex(forUser.key)} /O ${hex(forOwner.check)} /OE ${hex(forOwner.key)} ` +
    `/P ${permissions} /Perms ${hex(await sealedPermissions(fileKey))} /EncryptMetadata true >>`
  );
}

/**
 * A lock of PDF's standard handler, revision 6: AES with 256 bits under a key made for this file, which opens with the passphrase. The owner's key is a random
 * one that nobody has; only where SASLprep changes the passphrase is it the passphrase as it was typed, since most readers compare that. Throws where the
 * passphrase cannot be used.
 */
export function fileLock(passphrase: string): FileLock {
  const prepared = preparedPassphrase(passphrase);
  if (prepared === null) throw new UnfitPassphrase('no PDF takes this passphrase');
  const encoder = new TextEncoder();
  const owner = prepared === passphrase ? random(32) : encoder.encode(passphrase).slice(0, mostBytes);
  const fileKey = random(32);
  const key = aesKey(fileKey);
  return {
    async sealed(bytes) {
      const iv = random(16);
      return joined(iv, new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-CBC', iv }, await key, bytes)));
    },
    dictionary: async () => dictionaryOf(encoder.encode(prepared), owner, fileKey),
  };
}
