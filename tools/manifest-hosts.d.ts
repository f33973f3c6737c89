import type { Site } from '../content-scripts/reader/site.ts';
/** The hosts that the extension asks for at installation: those of the consoles that are on after the welcome, in a stable order. */
export declare function manifestHosts(sites: readonly Site[]): readonly string[];
