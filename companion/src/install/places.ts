import { posix, win32 } from 'node:path';

export const browserNames = ['chrome', 'chromium', 'edge', 'firefox'] as const;
export type BrowserName = (typeof browserNames)[number];

/** The system it is installed on: what tells the places apart. */
export type System = {
  readonly platform: 'linux' | 'darwin' | 'win32';
  readonly home: string;
  /** `XDG_CONFIG_HOME`, `XDG_DATA_HOME` and `LOCALAPPDATA` are looked at. */
  readonly environment: Readonly<Record<string, string | undefined>>;
};

/** Joined as the system does it, whichever one this runs on. */
export const joined = ({ platform }: System, ...parts: readonly string[]): string =>
  platform === 'win32' ? win32.join(...parts) : posix.join(...parts);

const linuxFolders: Record<Exclude<BrowserName, 'firefox'>, string> = {
  chrome: 'google-chrome',
  chromium: 'chromium',
  edge: 'microsoft-edge',
};
const macFolders: Record<BrowserName, string> = {
  chrome: 'Google/Chrome',
  chromium: 'Chromium',
  edge: 'Microsoft Edge',
  firefox: 'Mozilla',
};
const registryKeys: Record<BrowserName, string> = {
  chrome: 'Google\\Chrome',
  chromium: 'Chromium',
  edge: 'Microsoft\\Edge',
  firefox: 'Mozilla',
};

/** Where the companion itself is kept: in the user's own folder, for npx keeps packages only until it tidies up. */
export function ownFolder(system: System): string {
  const { platform, home, environment } = system;
  if (platform === 'win32')
    return joined(system, environment['LOCALAPPDATA'] ?? joined(system, home, 'AppData', 'Local'), 'liaocun-companion');
  if (platform === 'darwin') return joined(system, home, 'Library/Application Support/liaocun-companion');
  return joined(system, environment['XDG_DATA_HOME'] || joined(system, home, '.local/share'), 'liaocun-companion');
}

/** The folder in which a browser looks for manifests, for this user alone. On Windows it is ours, and the registry leads to it. */
export function manifestFolder(browser: BrowserName, system: System): string {
  const { platform, home, environment } = system;
  if (platform === 'win32') return joined(system, ownFolder(system), browser === 'firefox' ? 'firefox' : 'chromium');
  if (platform === 'darwin') return joined(system, home, 'Library/Application Support', macFolders[browser], 'NativeMessagingHosts');
  if (browser === 'firefox') return joined(system, home, '.mozilla/native-messaging-hosts');
  const configuration = environment['CHROME_CONFIG_HOME'] || environment['XDG_CONFIG_HOME'] || joined(system, home, '.config');
  return joined(system, configuration, linuxFolders[browser], 'NativeMessagingHosts');
}

/** The registry's key that leads a browser on Windows to a manifest. */
export function registryKey(browser: BrowserName, name: string): string {
  return `HKCU\\Software\\${registryKeys[browser]}\\NativeMessagingHosts\\${name}`;
}
