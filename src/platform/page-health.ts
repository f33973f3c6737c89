import type { Change } from '../domain/page-signs';

/** How the pages of one console on one host were read when they were last looked at (`at`, epoch ms). */
export type PageHealth = {
  readonly console: string;
  readonly host: string;
  readonly at: number;
  /** What had changed then, so that the layout tells it. */
  readonly changed: readonly Change[];
  /** The smallest share of rows that any healthy look understood; null before the first. */
  readonly understood: number | null;
};
