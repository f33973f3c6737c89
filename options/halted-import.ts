import type { CaseReader } from '../src/cases/case-reader';
import type { RestorePart } from '../src/domain/restore-part';
import { hexOf } from '../src/evidence/bytes';
import type { HaltedImport } from '../src/platform/settings';

/** How far into a file the archive has stored all that it was handed. */
export type Reached = Pick<HaltedImport, 'parts' | 'messages' | 'chain' | 'last'>;

export const nothingReached: Reached = { parts: 0, messages: 0, chain: '', last: null };

/** After one more part. */
export async function afterPart({ parts, messages, chain, last }: Reached, part: RestorePart): Promise<Reached> {
  const bytes = new TextEncoder().encode(chain + JSON.stringify(part));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return {
    parts: parts + 1,
    messages: messages + part.steps.length,
    chain: hexOf(hash),
    last: part.steps.at(-1)?.record.id ?? last,
  };
}

/** Where an import may go on: where it was, as long as the archive holds the last message of that, else at the beginning. */
export async function standing(reached: Reached, { placesOf }: Pick<CaseReader, 'placesOf'>): Promise<Reached> {
  const isThere = reached.last !== null && (await placesOf([reached.last])).length > 0;
  return isThere ? reached : nothingReached;
}

/** Goes through a file's parts and tells whether it begins with just those that an import which ended early had handed over. */
export function beginningOf(halted: HaltedImport | null): {
  readonly pass: (part: RestorePart) => Promise<void>;
  readonly reached: () => Reached;
} {
  let seen = nothingReached;
  return {
    async pass(part) {
      if (halted && seen.parts < halted.parts) seen = await afterPart(seen, part);
    },
    reached: () => (halted && seen.parts === halted.parts && seen.chain === halted.chain ? halted : nothingReached),
  };
}
