import type { Automation } from '../automation/main.ts';
import type { DrivenBrowser, Json, Tab } from './driven-browser.ts';

type Name = keyof Automation;
type Asked<N extends Name> = Parameters<Automation[N]>;
type Answered<N extends Name> = Awaited<ReturnType<Automation[N]>>;

/** Asks the running extension through its automation page. */
export type Asking = {
  readonly tab: Tab;
  ask<N extends Name>(name: N, ...args: Asked<N> & readonly Json[]): Promise<Answered<N>>;
};

type Inside = { readonly automation: Readonly<Record<string, (...args: readonly Json[]) => Promise<unknown>>> };

const callAutomation = async (name: string, args: readonly Json[]): Promise<unknown> =>
  (globalThis as unknown as Inside).automation[name]?.(...args);

/** Opens the automation page of a copy made by `copyForAutomation`. */
export async function openAutomation(browser: DrivenBrowser): Promise<Asking> {
  const tab = await browser.open(`${browser.origin}/automation.html`);
  await tab.until('the automation page', () => 'automation' in globalThis);
  return {
    tab,
    async ask(name, ...args) {
      // `Automation` says what the function of this name answers; JSON carries it.
      return (await tab.evaluate(callAutomation, name, args)) as never;
    },
  };
}
