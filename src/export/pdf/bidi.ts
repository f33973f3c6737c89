import bidiFactory from 'bidi-js';
import { hasRightToLeft } from './scripts';

const bidi = bidiFactory();

/**
 * Embedding level of each UTF-16 unit of a paragraph, or null where all of it runs left to right. Explicit embeddings and
 * overrides are drawn as marks, so they are taken out of the reckoning: a chat cannot turn its own words around. A paragraph runs as its first
 * letter does.
 */
export function embeddingLevels(paragraph: string): Uint8Array | null {
  if (!hasRightToLeft(paragraph)) return null;
  return bidi.getEmbeddingLevels(paragraph.replace(/[\u202A-\u202E\u2066-\u2069]/g, '\uFFFC'), 'auto').levels;
}

/** The character drawn for `text` in a right-to-left run: brackets turn. */
export function mirrored(text: string): string {
  return bidi.getMirroredCharacter(text) ?? text;
}

type Levelled = { readonly level: number };

/** The clusters of one line from left to right (rule L2 of the bidi algorithm: reverse from the highest level down to the lowest odd one). */
export function visualOrder<One extends Levelled>(line: readonly One[]): readonly One[] {
  const highest = line.reduce((level, placed) => Math.max(level, placed.level), 0);
  let ordered: One[] = [...line];
  for (let level = highest; level > 0; level -= 1) ordered = reversedRuns(ordered, level);
  return ordered;
}

function reversedRuns<One extends Levelled>(line: readonly One[], level: number): One[] {
  const result: One[] = [];
  let run: One[] = [];
  for (const placed of line) {
    if (placed.level >= level) {
      run.unshift(placed);
      continue;
    }
    result.push(...run, placed);
    run = [];
  }
  return [...result, ...run];
}
