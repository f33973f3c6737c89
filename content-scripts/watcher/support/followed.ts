import { onTestFinished } from 'vitest';
import { watching, type Watching } from './watching';

/** Ms long enough for a reading, and for rows under a sure header to be believed. */
export const aMoment = 1500;

/** A page whose first rows are archived; it goes when the test ends. */
export async function followed(peer: string, texts: readonly string[]): Promise<Watching> {
  const started = watching(peer, texts);
  onTestFinished(started.stop);
  await started.scheduler.pass(aMoment);
  return started;
}

/** `message 1`, `message 2`, and so on. */
export const numbered = (count: number, from = 1): string[] => Array.from({ length: count }, (_, index) => `message ${from + index}`);
