import * as v from 'valibot';
import { structureSchema, type Structure } from '../domain/structure';
import { browser } from './browser';

const key = 'structure';

/** Keeps the last structure report for the page that shows it, until the browser closes. */
export async function keepStructure(structure: Structure): Promise<void> {
  await browser.storage.session.set({ [key]: structure });
}

/** The report made last, or null. */
export async function lastStructure(): Promise<Structure | null> {
  const { [key]: stored } = await browser.storage.session.get(key);
  const structure = v.safeParse(structureSchema, stored);
  return structure.success ? structure.output : null;
}
