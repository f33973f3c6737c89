import { execFileSync } from 'node:child_process';

/** `name` is what the process calls itself; `command` its whole command line. */
type Process = { readonly pid: number; readonly parent: number; readonly name: string; readonly command: string };

/** What of a browser is killed: all of it, the process in which the extension's own pages and background run, or those of web pages. */
export type Victim = 'browser' | 'extension' | 'pages';

const linesOf = (columns: string): readonly string[] =>
  execFileSync('ps', ['-A', '-ww', '-o', columns], { encoding: 'utf8', maxBuffer: 1e8 }).split('\n');

function listed(): readonly Process[] {
  const commands = new Map(
    linesOf('pid=,args=').map((line) => {
      const [, pid = '', command = ''] = /^\s*(\d+)\s+(.*)$/.exec(line) ?? [];
      return [Number(pid), command];
    }),
  );
  return linesOf('pid=,ppid=,comm=').flatMap((line) => {
    const [, pid, parent, name = ''] = /^\s*(\d+)\s+(\d+)\s+(.*?)\s*$/.exec(line) ?? [];
    return pid === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), name, command: commands.get(Number(pid)) ?? '' }];
  });
}

/** The processes that name the profile on their command line, and all that they started. */
function processesOf(profile: string): readonly Process[] {
  const all = listed().filter(({ pid }) => pid !== process.pid);
  const found = new Map(all.filter(({ command }) => command.includes(profile)).map((one) => [one.pid, one]));
  for (let before = -1; before !== found.size;) {
    before = found.size;
    for (const one of all) if (found.has(one.parent)) found.set(one.pid, one);
  }
  return [...found.values()];
}

const isExtension = ({ name, command }: Process): boolean => command.includes('--extension-process') || name === 'WebExtensions';
const isPage = (one: Process): boolean =>
  !isExtension(one) && (one.command.includes('--type=renderer') || /^(?:Isolated )?Web Co/.test(one.name));

const isVictim: Readonly<Record<Victim, (one: Process) => boolean>> = { browser: () => true, extension: isExtension, pages: isPage };

/**
 * SIGKILL for the part of the browser that lives in `profile`, parents before children so that none is started anew; answers how many were
 * killed. It knows the names that Chromium and Firefox give their processes on Linux.
 */
export function killIn(profile: string, victim: Victim): number {
  const victims = processesOf(profile).filter(isVictim[victim]);
  return victims.toSorted((a, b) => a.pid - b.pid).filter(({ pid }) => killed(pid)).length;
}

function killed(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch {
    // It went with its parent.
    return false;
  }
}
