import * as v from 'valibot';
import type { Case } from '../cases/case';
import { type CaseWish, caseWishSchema } from '../cases/case-change';
import type { CaseStore } from '../store/case-store';

/** Does what a page wishes of a case; throws where the wish is not as it should be, or nothing can be written. `now` is epoch ms. */
export async function takeCase(store: CaseStore, wish: CaseWish, now: number): Promise<Case | null> {
  return store.grant(v.parse(caseWishSchema, wish), now);
}
