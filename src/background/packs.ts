import * as v from 'valibot';
import { bytesOfHex, hexOf, utf8 } from '../evidence/bytes';
import type { Deposit } from '../evidence/exhibit';
import type { KeptHead } from '../evidence/log-reader';
import { sealedPack, type SignedSeal } from '../evidence/pack-seal';
import { headOfText } from '../evidence/head';
import type { SigningKey } from '../evidence/signing';
import { sha256 } from '../evidence/sha256';
import type { Handlers, PageQuestions } from '../platform/messages';
import type { ExhibitStore } from '../store/exhibit-store';
import type { Stamping } from './stamping';

/** What packs need of the log in the background: its key never leaves the browser, so pages have their packs sealed here. */
export type SealingLog = {
  key(): Promise<SigningKey>;
  head(size: number): Promise<KeptHead | null>;
};

type PackQuestion = 'stamp' | 'sealPack' | 'removeExhibit' | 'keepDeposit' | 'removeDeposit';

const longestReceipt = 100_000;
const depositSchema = v.object({
  service: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
  size: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  receipt: v.pipe(v.string(), v.maxLength(longestReceipt)),
});

/** Answers what pages ask for packs. */
export function packQuestions(
  log: SealingLog,
  store: ExhibitStore,
  stamps: Stamping,
  clock: () => number,
): Pick<Handlers<PageQuestions>, PackQuestion> {
  return {
    stamp: async () => stamps.order(),
    sealPack: async ({ size, manifest }) => {
      const { text, signature } = await seal(log, size, manifest, clock());
      return { text, signature: hexOf(signature) };
    },
    removeExhibit: async ({ id }) => done(store.removeExhibit(id)),
    keepDeposit: async (wish) => done(keepDeposit(log, store, wish, clock())),
    removeDeposit: async ({ id }) => done(store.removeDeposit(id)),
  };
}

async function seal(log: SealingLog, size: number, manifest: string, now: number): Promise<SignedSeal> {
  const kept = await log.head(size);
  const head = kept && headOfText(kept.signed.text);
  const hash = bytesOfHex(manifest);
  if (!head || hash?.length !== 32) throw new Error('no such head, or no hash');
  return sealedPack(crypto.subtle, await log.key(), { log: head.log, size, manifest: hash, time: new Date(now).toISOString() });
}

/** What the user pasted back is kept as he gave it: only the service can say whether it is right. */
async function keepDeposit(log: SealingLog, store: ExhibitStore, wish: unknown, at: number): Promise<void> {
  const { service, size, receipt } = v.parse(depositSchema, wish);
  const kept = await log.head(size);
  if (!kept) throw new Error('no such head');
  const hash = hexOf(sha256(utf8(kept.signed.text)));
  const deposit: Deposit = { id: crypto.randomUUID(), service, at, size, hash, signed: kept.signed, receipt, file: null };
  await store.keepDeposit(deposit);
}

async function done(work: Promise<unknown>): Promise<null> {
  await work;
  return null;
}
