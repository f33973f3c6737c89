import type { TestProject } from 'vitest/node';
import { serveScreens } from './serve.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the screens are served. */
    screens: string;
  }
}

/** Builds and serves the screens once for all files of tests; each would take seconds over its own. */
export default async function servedOnce({ provide }: TestProject): Promise<() => Promise<void>> {
  const served = await serveScreens();
  provide('screens', served.url);
  return served.close;
}
