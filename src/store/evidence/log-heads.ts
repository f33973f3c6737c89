import { rootOf, frontierOf } from '../../evidence/log';
import type { KeptHead, KeptStamp } from '../../evidence/log-reader';
import { newSigningKey, signedHead, type SigningKey, type Subtle } from '../../evidence/signing';
import type { Database } from '../database';
import { refuseOthers, told } from '../merge-store';
import { logState } from './log-state';

/** What is written of heads: the background's side of the log. Everything rejects with `StoreFull` and `StoreReadOnly`. */
export type LogHeads = {
  /** The newest head, signed anew where the log has grown since; null for a log without a leaf. */
  signedNow(): Promise<KeptHead | null>;
  /** The head of this size, if it is kept. */
  head(size: number): Promise<KeptHead | null>;
  /** This installation's key, made when it is first asked for. */
  key(): Promise<SigningKey>;
  /** Keeps a stamp that an authority gave for the head of this size. */
  addStamp(size: number, stamp: KeptStamp): Promise<void>;
};

/** `clock` tells epoch ms. */
export function logHeads(database: Database, clock: () => number, subtle: Subtle = crypto.subtle): LogHeads {
  const key = async (): Promise<SigningKey> => told(database, keyOf(database, subtle));
  return {
    key,
    head: async (size) => (await told(database, database.logHeads.get(size))) ?? null,
    async signedNow() {
      const state = await told(database, logState(database));
      if (state.size === 0) return null;
      const known = await told(database, database.logHeads.get(state.size));
      if (known) return known;
      const root = rootOf(frontierOf(state.size, state.frontier));
      const signed = await signedHead(subtle, await key(), {
        log: state.log,
        size: state.size,
        root,
        time: new Date(clock()).toISOString(),
      });
      return told(database, putHead(database, { size: state.size, signed, stamps: [] }));
    },
    async addStamp(size, stamp) {
      const write = database.transaction('rw', database.logHeads, async () => {
        refuseOthers(database);
        const head = await database.logHeads.get(size);
        if (head) await database.logHeads.put({ ...head, stamps: [...head.stamps, stamp] });
      });
      await told(database, write);
    },
  };
}

/** Two that make a key at once keep the first one. */
async function keyOf(database: Database, subtle: Subtle): Promise<SigningKey> {
  const known = await database.logKeys.get('own');
  if (known) return known.key;
  const made = await newSigningKey(subtle);
  return database.transaction('rw', database.logKeys, async () => {
    refuseOthers(database);
    const other = await database.logKeys.get('own');
    if (!other) await database.logKeys.put({ name: 'own', key: made });
    return other?.key ?? made;
  });
}

/** Earlier heads are kept where they are stamped: of the others the new one proves all that they prove. */
async function putHead(database: Database, head: KeptHead): Promise<KeptHead> {
  return database.transaction('rw', database.logHeads, async () => {
    refuseOthers(database);
    const known = await database.logHeads.get(head.size);
    if (known) return known;
    await database.logHeads.filter(({ stamps }) => stamps.length === 0).delete();
    await database.logHeads.put(head);
    return head;
  });
}
