/** One line of the diagnostics: an area, a level and words of ours. Never message text, names or ids. */
export type LogLine = { readonly at: number; readonly area: string; readonly level: 'info' | 'warn' | 'error'; readonly words: string };

const kept = 200;
const lines: LogLine[] = [];

/** A small diary of what went wrong, kept in memory only; «copy diagnostics» in the options shows it. */
export function log(area: string) {
  const note = (level: LogLine['level'], words: string) => {
    lines.push({ at: Date.now(), area, level, words });
    if (lines.length > kept) lines.shift();
  };
  return {
    info: (words: string) => note('info', words),
    warn: (words: string) => note('warn', words),
    /** An error's message may quote what it choked on; its class does not. */
    error: (error: unknown) => note('error', error instanceof Error ? error.name : typeof error),
  };
}

export function logLines(): readonly LogLine[] {
  return lines;
}
