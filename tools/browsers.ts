import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

type Family = 'chromium' | 'firefox';

/** Names on the PATH, best first: an unbranded Chromium before the branded ones. */
const commands: Record<Family, readonly string[]> = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge-stable', 'microsoft-edge'],
  firefox: ['firefox-esr', 'firefox'],
};

const macApplications: Record<Family, readonly string[]> = {
  chromium: ['Chromium', 'Google Chrome', 'Microsoft Edge'],
  firefox: ['Firefox', 'Firefox Developer Edition'],
};

const windowsPrograms: Record<Family, readonly string[]> = {
  chromium: ['Chromium/Application/chrome.exe', 'Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'],
  firefox: ['Mozilla Firefox/firefox.exe', 'Firefox Developer Edition/firefox.exe'],
};

/** What a person may set where a browser lies in an unusual place. */
const overrides: Record<Family, string> = { chromium: 'LIAOCUN_CHROMIUM', firefox: 'LIAOCUN_FIREFOX' };

const debianPackages: Record<Family, readonly string[]> = { chromium: ['chromium'], firefox: ['firefox-esr'] };

/** What the tests look at PDFs with, and the fonts without which a screenshot shows boxes; each with a file that tells it is there. */
const debianExtras: readonly (readonly [name: string, file: string])[] = [
  ['poppler-utils', '/usr/bin/pdftotext'],
  ['mupdf-tools', '/usr/bin/mutool'],
  ['qpdf', '/usr/bin/qpdf'],
  ['libxml2-utils', '/usr/bin/xmllint'],
  ['fonts-noto-cjk', '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'],
  ['fonts-thai-tlwg', '/usr/share/fonts/truetype/tlwg'],
  ['fonts-noto-color-emoji', '/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf'],
  ['age', '/usr/bin/age'],
  // A mail server with JMAP. Its IMAP server (cyrus-imapd) is left out: it cannot be installed beside Dovecot's.
  ['cyrus-caldav', '/usr/lib/cyrus/bin/httpd'],
  ['sasl2-bin', '/usr/sbin/saslpasswd2'],
  ['postfix', '/usr/sbin/postfix'],
  ['dovecot-imapd', '/usr/lib/dovecot/imap'],
  ['dovecot-lmtpd', '/usr/lib/dovecot/lmtp'],
];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const onPath = (name: string): string[] => (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name));

function candidates(family: Family): readonly string[] {
  const home = process.env['HOME'] ?? '';
  if (process.platform === 'darwin') {
    return macApplications[family].flatMap((name) => {
      const inside = `${name}.app/Contents/MacOS/${name.startsWith('Firefox') ? 'firefox' : name}`;
      return [join('/Applications', inside), join(home, 'Applications', inside)];
    });
  }
  if (process.platform === 'win32') {
    const roots = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((name) => process.env[name] ?? []);
    return windowsPrograms[family].flatMap((program) => roots.map((root) => join(root, program)));
  }
  return commands[family].flatMap(onPath);
}

/** The executable of an installed browser, or null. */
export function findBrowser(family: Family): string | null {
  const chosen = process.env[overrides[family]];
  if (chosen !== undefined) return isExecutable(chosen) ? chosen : null;
  return candidates(family).find(isExecutable) ?? null;
}

const isRootOnDebian = (): boolean => process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/etc/debian_version');

function installWithApt(packages: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    console.error(`apt-get ${args.join(' ')}`);
    const { status } = spawnSync('apt-get', ['-qq', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    if (status !== 0) throw new Error(`apt-get ${args[0]} failed; install ${packages.join(', ')} by hand and try again.`);
  }
}

const adviceFor = (family: Family): string =>
  family === 'chromium'
    ? `No Chromium, Chrome or Edge was found: install one of them, or set ${overrides.chromium} to its executable.`
    : `No Firefox was found: install it, or set ${overrides.firefox} to its executable.`;

/** The executable of a browser, installed first where that can be done unasked (Debian, as root). Throws one sentence of advice elsewhere. */
export function requireBrowser(family: Family): string {
  const found = findBrowser(family);
  if (found !== null) return found;
  if (isRootOnDebian()) installWithApt(debianPackages[family]);
  const installed = findBrowser(family);
  if (installed === null) throw new Error(adviceFor(family));
  return installed;
}

/** Both browsers and what the tests look at their output with; installs what is missing on Debian as root. */
export function requireTestMachine(): void {
  const wanted = [
    ...(findBrowser('chromium') === null ? debianPackages.chromium : []),
    ...(findBrowser('firefox') === null ? debianPackages.firefox : []),
    ...debianExtras.filter(([, file]) => !existsSync(file)).map(([name]) => name),
  ];
  if (wanted.length > 0 && isRootOnDebian()) installWithApt(wanted);
  requireBrowser('chromium');
  requireBrowser('firefox');
}
