import type { Sealed } from '../mail/mailbox';
import type { Database } from './database';
import { mailTablesOf } from './mail-tables';

/** Seals and opens the secrets of mail. */
export type MailSecrets = {
  seal(secret: string): Promise<Sealed>;
  /** Throws where it was sealed under another key: the database was put together from two. */
  unseal(sealed: Sealed): Promise<string>;
};

const algorithm = 'AES-GCM';

/**
 * Secrets under AES-GCM with a key that lies in the database and cannot be read out of it, by our own code neither: who copies the rows out of the
 * profile has ciphertext. It is no vault: whoever runs as this extension in this profile can use the key.
 */
export function mailSecrets(database: Database): MailSecrets {
  const { keys } = mailTablesOf(database);
  const key = async (): Promise<CryptoKey> => {
    const known = await keys.get('secrets');
    if (known) return known.key;
    const made = await crypto.subtle.generateKey({ name: algorithm, length: 256 }, false, ['encrypt', 'decrypt']);
    // Of two contexts that make one at once, the first to write it wins.
    return database.transaction('rw', keys, async () => {
      const first = await keys.get('secrets');
      if (!first) await keys.add({ name: 'secrets', key: made });
      return first?.key ?? made;
    });
  };
  return {
    async seal(secret) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const data = await crypto.subtle.encrypt({ name: algorithm, iv }, await key(), new TextEncoder().encode(secret));
      return { iv, data: new Uint8Array(data) };
    },
    async unseal({ iv, data }) {
      return new TextDecoder().decode(await crypto.subtle.decrypt({ name: algorithm, iv }, await key(), data));
    },
  };
}
