import { browser } from '../platform/browser';
import type { TabState } from '../platform/messages';

export type Trouble = NonNullable<TabState['problem']>;

/** What keeps the archive from storing, remembered while the browser runs. */
export type Health = {
  well(): Promise<void>;
  ill(trouble: Trouble): Promise<void>;
  trouble(): Promise<Trouble | null>;
};

const key = 'trouble';
const troubles: readonly Trouble[] = ['storage-full', 'newer', 'read-only', 'not-upgraded', 'page-changed', 'unreachable'];

async function remembered(): Promise<Trouble | null> {
  const { [key]: stored } = await browser.storage.session.get(key);
  return troubles.find((one) => one === stored) ?? null;
}

/** Calls `onChange` whenever the trouble comes, changes or goes. */
export function health(onChange: () => Promise<void>): Health {
  const set = async (now: Trouble | null) => {
    if ((await remembered()) === now) return;
    await browser.storage.session.set({ [key]: now });
    await onChange();
  };
  return { well: () => set(null), ill: set, trouble: remembered };
}
