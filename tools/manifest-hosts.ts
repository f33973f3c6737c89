import type { Site } from '../content-scripts/reader/site.ts';

/** The hosts that the extension asks for at installation: those of the consoles that are on after the welcome, in a stable order. */
export function manifestHosts(sites: readonly Site[]): readonly string[] {
  return [...new Set(sites.filter(({ shipped }) => shipped === 'on').flatMap(({ hosts }) => hosts))].toSorted();
}
