import type { Sighting } from '../../src/domain/sighting';
import type { Hints } from './hints';
import type { Pane, Reading } from './reading';

/** What is known about one console. A site is data; `refine` is there for what hints cannot say. */
export type Site = {
  /** The console's name, and the folder's. */
  readonly id: string;
  /** Match patterns; the manifest lists the same. A console without hosts runs on any granted host. */
  readonly hosts: readonly string[];
  /** Tells this console's pages and frames from the host's others. */
  isConsole(url: URL): boolean;
  readonly hints: Hints;
  /** IANA zone of the times this page shows, or null for the browser's. */
  zone(url: URL): string | null;
  readonly bareClock: Sighting['bareClock'];
  /** Whether the console is on after the welcome, or waits for the user to enable it. */
  readonly shipped: 'on' | 'off';
  /** Mends a reading where hints cannot. Pure: element in, reading out. */
  refine?(reading: Reading, pane: Pane): Reading;
};
