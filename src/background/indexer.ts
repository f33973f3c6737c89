import { StoreFull, StoreReadOnly } from '../archive/store-port';
import { log } from '../platform/log';
import type { Database } from '../store/database';
import { told } from '../store/merge-store';
import { forgetIndex, indexStep, isSound } from '../store/search-index';

/** Keeps the search index up to what is stored. */
export type Indexer = {
  /** Looks for work; to be called after each transaction that stored something. */
  wake(): void;
};

/** The index is derived: what keeps it from being written loses nothing, and the next waking tries again. */
export function indexer(database: Database): Indexer {
  let [isBusy, isCalled, isChecked] = [false, false, false];
  const forgetUnlessSound = async (): Promise<void> => {
    if (!(await isSound(database))) await forgetIndex(database);
  };
  /** Looks at the index as the last background left it, and again once all that waited is in it and it can be counted. */
  const check = async (): Promise<void> => {
    await forgetUnlessSound();
    while (await indexStep(database, 1)) continue;
    await forgetUnlessSound();
    isChecked = true;
  };
  const work = async (): Promise<void> => {
    if (!isChecked) await told(database, check());
    while (await told(database, indexStep(database))) continue;
  };
  const wake = (): void => {
    isCalled = true;
    if (isBusy) return;
    [isBusy, isCalled] = [true, false];
    work()
      .catch((error: unknown) => {
        if (!(error instanceof StoreFull || error instanceof StoreReadOnly)) log('search').error(error);
      })
      .finally(() => {
        isBusy = false;
        if (isCalled) wake();
      });
  };
  return { wake };
}
