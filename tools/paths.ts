import { fileURLToPath } from 'node:url';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Where things lie; every tool works from any current folder. */
export const root = fromRoot('.');
export const distOf = (browser: 'chrome' | 'firefox'): string => fromRoot(`dist/${browser}`);
export const automationDist = fromRoot('node_modules/.cache/liaocun/automation');
export const cache = fromRoot('node_modules/.cache/liaocun');
export const outFolder = fromRoot('out');
export { fromRoot };
