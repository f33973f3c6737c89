import { parseArgs } from 'node:util';
import type { HostMap } from './drive/driven-browser.ts';

/** What `npm run read` was asked for. */
export type ReadOptions = {
  readonly url: URL;
  readonly scroll: boolean;
  /** Ms to go on watching for arrivals. */
  readonly wait: number;
  readonly hints: boolean;
  readonly teach: string | null;
  readonly zone: string | null;
  readonly language: string | null;
  readonly hostMap: HostMap;
  readonly profile: string | null;
  readonly quiet: boolean;
};

export const usage =
  'npm run read -- URL [--scroll] [--wait MS] [--hints off] [--teach FILE] [--time-zone ZONE] [--lang TAG] [--map HOST=127.0.0.1:PORT]... [--profile DIR] [--quiet]';

/** What is wrong with the arguments, in a sentence. */
export class BadArguments extends Error {
  override readonly name = 'BadArguments';
}

function urlOf(positionals: readonly string[]): URL {
  const [first, ...more] = positionals;
  if (first === undefined || more.length > 0) throw new BadArguments(`Give one URL. ${usage}`);
  if (!URL.canParse(first)) throw new BadArguments(`${first} is not a URL.`);
  const url = new URL(first);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new BadArguments('An extension reads http: and https: pages only.');
  return url;
}

function millisecondsOf(text: string | undefined): number {
  const value = Number(text ?? 0);
  if (!Number.isFinite(value) || value < 0) throw new BadArguments('--wait takes milliseconds.');
  return value;
}

function hostMapOf(maps: readonly string[]): HostMap {
  return Object.fromEntries(
    maps.map((map) => {
      const found = /^([A-Za-z0-9.-]+)=((?:127\.0\.0\.1|localhost):\d{1,5})$/.exec(map);
      const [, host, target] = found ?? [];
      if (host === undefined || target === undefined) throw new BadArguments('--map takes HOST=127.0.0.1:PORT.');
      return [host.toLowerCase(), target.replace('localhost', '127.0.0.1')];
    }),
  );
}

function zoneOf(zone: string | undefined): string | null {
  if (zone === undefined) return null;
  try {
    Intl.DateTimeFormat('en', { timeZone: zone });
    return zone;
  } catch {
    throw new BadArguments(`${zone} is not a time zone such as Asia/Shanghai.`);
  }
}

function hintsOf(choice: string | undefined): boolean {
  if (choice !== undefined && choice !== 'off' && choice !== 'on') throw new BadArguments('--hints takes on or off.');
  return choice !== 'off';
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        scroll: { type: 'boolean' },
        wait: { type: 'string' },
        hints: { type: 'string' },
        teach: { type: 'string' },
        'time-zone': { type: 'string' },
        lang: { type: 'string' },
        map: { type: 'string', multiple: true },
        profile: { type: 'string' },
        quiet: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new BadArguments(`${error instanceof Error ? error.message : 'What was that?'} ${usage}`);
  }
}

/** Understands the arguments, or throws `BadArguments`. */
export function readOptions(args: readonly string[]): ReadOptions {
  const { values, positionals } = parsed(args);
  return {
    url: urlOf(positionals),
    scroll: values.scroll ?? false,
    wait: millisecondsOf(values.wait),
    hints: hintsOf(values.hints),
    teach: values.teach ?? null,
    zone: zoneOf(values['time-zone']),
    language: values.lang ?? null,
    hostMap: hostMapOf(values.map ?? []),
    profile: values.profile ?? null,
    quiet: values.quiet ?? false,
  };
}
