import type { Site } from './reader/site';

const sites: unique symbol = Symbol.for('liaocun.sites');
/** Shared by the scripts of this extension in this frame: one brings consoles that ship off, the other reads by them. */
const here: typeof globalThis & { [sites]?: readonly Site[] } = globalThis;

/** The consoles that were brought into this frame beyond those that ship on. */
export function sitesHere(): readonly Site[] {
  return here[sites] ?? [];
}

export function putSitesHere(brought: readonly Site[]): void {
  here[sites] = brought;
}
