import * as v from 'valibot';
import { companionName } from '../../../src/mail/companion-protocol';
import { allowedSchema, type Allowed } from '../caller';
import { batchLauncher, shellLauncher } from './launcher';
import { browserNames, joined, manifestFolder, ownFolder, registryKey, type BrowserName, type System } from './places';

/** What installing does to the machine. */
export type Machine = {
  read(path: string): string | null;
  /** Writes the whole file or nothing, for this user's eyes alone, and makes its folders. */
  write(path: string, text: string, executable?: boolean): void;
  /** Removes a file or a folder with all in it; false where there was none. */
  remove(path: string): boolean;
  /** Runs Windows' reg.exe; true where it did what it was told. */
  registry(args: readonly string[]): boolean;
};

export type Wish = {
  readonly browsers: readonly BrowserName[];
  /** Ids of the extension in Chromium browsers, besides those that are allowed already. */
  readonly extensions: readonly string[];
  /** A Chromium's folder of profiles where it is not the usual one, which has manifests of its own; null where it is. */
  readonly userDataDir: string | null;
  /** A file of certificates to trust besides Node's own, or null. */
  readonly authorities: string | null;
};

type Places = { readonly system: System; readonly machine: Machine };

const fileName = `${companionName}.json`;
const isWindows = ({ platform }: System): boolean => platform === 'win32';
const scriptOf = (system: System): string => joined(system, ownFolder(system), 'liaocun-companion.mjs');
const allowedOf = (system: System): string => joined(system, ownFolder(system), 'allowed.json');
const launcherOf = (system: System): string =>
  joined(system, ownFolder(system), isWindows(system) ? 'liaocun-companion.cmd' : 'liaocun-companion');

/** Who may call; nobody where nothing was installed or the file is not as we write it. */
export function allowedIn(text: string | null): Allowed {
  try {
    return v.parse(allowedSchema, JSON.parse(text ?? ''));
  } catch {
    return { chromium: [], firefox: [] };
  }
}

function manifestFor(browser: BrowserName, allowed: Allowed, system: System): string {
  const about = { name: companionName, description: 'Liaocun companion: mail', path: launcherOf(system), type: 'stdio' };
  const who =
    browser === 'firefox'
      ? { allowed_extensions: allowed.firefox }
      : { allowed_origins: allowed.chromium.map((id) => `chrome-extension://${id}/`) };
  return `${JSON.stringify({ ...about, ...who }, null, 2)}\n`;
}

const isChromium = (browser: BrowserName): boolean => browser !== 'firefox';

/** Where manifests are to lie for these browsers; Firefox has one place for all its profiles. */
function manifestsOf({ browsers, userDataDir }: Pick<Wish, 'browsers' | 'userDataDir'>, system: System) {
  const usual = browsers.map((browser) => ({ browser, path: joined(system, manifestFolder(browser, system), fileName) }));
  // Windows' registry tells every Chromium alike, wherever its profiles lie.
  if (userDataDir === null || isWindows(system)) return usual;
  return [{ browser: 'chromium' as const, path: joined(system, userDataDir, 'NativeMessagingHosts', fileName) }];
}

function register(browser: BrowserName, path: string, { system, machine }: Places): void {
  if (!isWindows(system)) return;
  const key = registryKey(browser, companionName);
  if (!machine.registry(['add', key, '/ve', '/t', 'REG_SZ', '/d', path, '/f'])) throw new Error(`reg.exe could not add ${key}`);
}

/** Copies the program to the user's own folder and tells the browsers of it. Answers with the files it wrote. Throws where something cannot be written. */
export function install(program: string, node: string, firefoxId: string, wish: Wish, places: Places): readonly string[] {
  const { system, machine } = places;
  const before = allowedIn(machine.read(allowedOf(system)));
  const allowed = { chromium: [...new Set([...before.chromium, ...wish.extensions])], firefox: [firefoxId] };
  const started = { node, script: scriptOf(system), authorities: wish.authorities };
  machine.write(scriptOf(system), program);
  machine.write(allowedOf(system), `${JSON.stringify(allowed, null, 2)}\n`);
  machine.write(launcherOf(system), isWindows(system) ? batchLauncher(started) : shellLauncher(started), true);
  // A Chromium reads a manifest that allows nobody as a broken one.
  const wanted = manifestsOf(wish, system).filter(({ browser }) => !isChromium(browser) || allowed.chromium.length > 0);
  for (const { browser, path } of wanted) {
    machine.write(path, manifestFor(browser, allowed, system));
    register(browser, path, places);
  }
  return [...new Set([launcherOf(system), ...wanted.map(({ path }) => path)])];
}

/** Takes all of it back. Answers with what it removed. */
export function uninstall(userDataDir: string | null, { system, machine }: Places): readonly string[] {
  const usual = manifestsOf({ browsers: browserNames, userDataDir: null }, system);
  const other = userDataDir === null ? [] : manifestsOf({ browsers: [], userDataDir }, system);
  if (isWindows(system)) for (const browser of browserNames) machine.registry(['delete', registryKey(browser, companionName), '/f']);
  return [...[...usual, ...other].map(({ path }) => path), ownFolder(system)].filter((path) => machine.remove(path));
}

export type Status = {
  /** Whether the program lies where the manifests say. */
  readonly installed: boolean;
  readonly folder: string;
  readonly allowed: Allowed;
  readonly browsers: readonly { readonly browser: BrowserName; readonly path: string; readonly registered: boolean }[];
};

/** What is installed now. */
export function statusOf(userDataDir: string | null, { system, machine }: Places): Status {
  const isTold = (browser: BrowserName): boolean =>
    !isWindows(system) || machine.registry(['query', registryKey(browser, companionName), '/ve']);
  return {
    installed: machine.read(scriptOf(system)) !== null && machine.read(launcherOf(system)) !== null,
    folder: ownFolder(system),
    allowed: allowedIn(machine.read(allowedOf(system))),
    browsers: manifestsOf({ browsers: browserNames, userDataDir }, system).map(({ browser, path }) => ({
      browser,
      path,
      registered: machine.read(path)?.includes(launcherOf(system).replaceAll('\\', '\\\\')) === true && isTold(browser),
    })),
  };
}
