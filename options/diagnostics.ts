import type { RunRecord } from '../src/archive/runs';
import type { LogLine } from '../src/platform/log';
import type { ConsoleChoices, KnownConsole } from '../src/ui/console-choice';
import { isConsoleOn } from '../src/ui/console-choice';
import type { Holdings } from './use-holdings';

type Facts = {
  readonly version: string;
  readonly userAgent: string;
  readonly language: string;
  readonly sites: readonly KnownConsole[];
  readonly choices: ConsoleChoices;
  readonly settings: Readonly<Record<string, boolean | number>>;
  readonly holdings: Holdings | null;
  readonly runs: readonly RunRecord[];
  /** The background's log: words of ours only. */
  readonly log: readonly LogLine[];
};

/** A run without names: which consoles, how many new, what failed. */
function bare(run: RunRecord): object {
  return {
    started: new Date(run.started).toISOString(),
    ms: run.ended - run.started,
    cause: run.cause,
    panes: run.panes.map(({ console, added, failed }) => ({ console, added, failed })),
  };
}

/** What helps to find a fault, as JSON. It holds no chat text, names, hosts or ids: only settings, counts and outcomes. */
export function diagnosticsText(facts: Facts): string {
  const { sites, choices, runs, ...plain } = facts;
  const consoles = Object.fromEntries(sites.map((site) => [site.id, isConsoleOn(site, choices)]));
  // A console the user added is named by its host, which is nobody's business.
  const known = new Set(sites.map((site) => site.id));
  const hidden = runs.map((run) => ({
    ...run,
    panes: run.panes.map((pane) => (known.has(pane.console) ? pane : { ...pane, console: 'other' })),
  }));
  return JSON.stringify({ ...plain, consoles, runs: hidden.slice(0, 20).map(bare) }, null, 2);
}
