import * as v from 'valibot';
import { structureSchema } from '../domain/structure';
import { browser } from '../platform/browser';
import { keepStructure } from '../platform/structures';
import { openOwnPage } from '../platform/tabs';
import { frameOfChat } from './inject-on-demand';
import { injectLayoutEverywhere, injectStructure } from './injection';

/** Runs inside a frame, alone, after the script that makes the report. */
function makeStructure(): unknown {
  const here: { readonly [make: symbol]: unknown } = globalThis;
  const make = here[Symbol.for('liaocun.structure')] as (() => unknown) | undefined;
  return make?.() ?? null;
}

/** Makes the masked skeleton of a tab's chat and shows it on a page of ours. Throws where the browser lets no script in. */
export async function reportStructure(tabId: number): Promise<void> {
  await injectLayoutEverywhere(tabId);
  const frameId = await frameOfChat(tabId);
  await injectStructure(tabId, frameId);
  const [found] = await browser.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, func: makeStructure });
  await keepStructure(v.parse(structureSchema, found?.result));
  await openOwnPage('structure');
}
