import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execPath } from 'node:process';
import { describe, expect, test } from 'vitest';
import { runCommand, type World } from './command';
import type { Machine } from './install';
import { shellLauncher } from './launcher';
import type { System } from './places';

const id = 'abcdefghijklmnopabcdefghijklmnop';
const other = 'ponmlkjihgfedcbaponmlkjihgfedcba';

/** A machine in memory that notes what is asked of its registry; `refuses` is what reg.exe fails at. */
function machine(system: System, refuses = '') {
  const files = new Map<string, { readonly text: string; readonly executable: boolean }>();
  const registry = new Map<string, string>();
  const said: string[] = [];
  const made: Machine = {
    read: (path) => files.get(path)?.text ?? null,
    write: (path, text, executable = false) => void files.set(path, { text, executable }),
    remove(path) {
      const gone = [...files.keys()].filter((one) => one === path || one.startsWith(`${path}/`) || one.startsWith(`${path}\\`));
      gone.forEach((one) => files.delete(one));
      return gone.length > 0;
    },
    registry([action = '', key = '', ...words]) {
      if (action === refuses) return false;
      if (action === 'add') registry.set(key, words[words.indexOf('/d') + 1] ?? '');
      if (action === 'delete') return registry.delete(key);
      return registry.has(key);
    },
  };
  const world: World = { system, machine: made, program: 'the program', node: '/opt/node', say: (line) => said.push(line) };
  return { files, registry, said, run: (...words: readonly string[]) => runCommand(words, world) };
}

const linux: System = { platform: 'linux', home: '/home/an na', environment: {} };
const mac: System = { platform: 'darwin', home: '/Users/anna', environment: {} };
const windows: System = { platform: 'win32', home: 'D:\\People\\安娜', environment: { LOCALAPPDATA: 'D:\\People\\安娜\\AppData\\Local' } };

const json = (text: string | undefined): unknown => JSON.parse(text ?? 'null');

describe('install', () => {
  test.each([
    [
      'Linux',
      linux,
      '/home/an na/.local/share/liaocun-companion',
      '/home/an na/.config/google-chrome/NativeMessagingHosts',
      '/home/an na/.mozilla/native-messaging-hosts',
    ],
    [
      'macOS',
      mac,
      '/Users/anna/Library/Application Support/liaocun-companion',
      '/Users/anna/Library/Application Support/Google/Chrome/NativeMessagingHosts',
      '/Users/anna/Library/Application Support/Mozilla/NativeMessagingHosts',
    ],
  ] as const)('on %s tells each browser by a file of its own', (_, system, own, chrome, firefox) => {
    const { files, registry, run } = machine(system);
    expect(run('install', '--extension', id)).toBe(0);
    const about = { name: 'liaocun.companion', description: expect.any(String) as string, path: `${own}/liaocun-companion`, type: 'stdio' };
    expect(json(files.get(`${chrome}/liaocun.companion.json`)?.text)).toEqual({ ...about, allowed_origins: [`chrome-extension://${id}/`] });
    expect(json(files.get(`${firefox}/liaocun.companion.json`)?.text)).toEqual({
      ...about,
      allowed_extensions: ['liaocun@liaocun.example'],
    });
    expect(files.get(`${own}/liaocun-companion`)?.executable).toBe(true);
    expect(files.get(`${own}/liaocun-companion.mjs`)?.text).toBe('the program');
    expect([files.size, registry.size]).toEqual([7, 0]);
  });

  test('on Windows the registry leads each browser to a file', () => {
    const { files, registry, run } = machine(windows);
    expect(run('install', '--extension', id)).toBe(0);
    const own = 'D:\\People\\安娜\\AppData\\Local\\liaocun-companion';
    const host = 'NativeMessagingHosts\\liaocun.companion';
    expect(Object.fromEntries(registry)).toEqual({
      [`HKCU\\Software\\Google\\Chrome\\${host}`]: `${own}\\chromium\\liaocun.companion.json`,
      [`HKCU\\Software\\Chromium\\${host}`]: `${own}\\chromium\\liaocun.companion.json`,
      [`HKCU\\Software\\Microsoft\\Edge\\${host}`]: `${own}\\chromium\\liaocun.companion.json`,
      [`HKCU\\Software\\Mozilla\\${host}`]: `${own}\\firefox\\liaocun.companion.json`,
    });
    expect(json(files.get(`${own}\\firefox\\liaocun.companion.json`)?.text)).toMatchObject({ path: `${own}\\liaocun-companion.cmd` });
    expect(files.get(`${own}\\liaocun-companion.cmd`)?.text).toBe(
      [
        '@echo off',
        'rem Made by liaocun-companion install; removed by liaocun-companion uninstall.',
        'chcp 65001 >nul',
        'setlocal',
        'set "node=/opt/node"',
        'if not exist "%node%" set "node=node.exe"',
        `"%node%" "${own}\\liaocun-companion.mjs" %*`,
        '',
      ].join('\r\n'),
    );
  });

  test('says so where the registry cannot be written', () => {
    expect(() => machine(windows, 'add').run('install', '--extension', id)).toThrow(/reg\.exe/);
  });

  test('a second extension is let in beside the first', () => {
    const { files, run } = machine(linux);
    run('install', '--extension', id);
    run('install', '--extension', other);
    const manifest = json(files.get('/home/an na/.config/chromium/NativeMessagingHosts/liaocun.companion.json')?.text);
    expect(manifest).toMatchObject({ allowed_origins: [`chrome-extension://${id}/`, `chrome-extension://${other}/`] });
    expect(json(files.get('/home/an na/.local/share/liaocun-companion/allowed.json')?.text)).toEqual({
      chromium: [id, other],
      firefox: ['liaocun@liaocun.example'],
    });
  });

  test('without an id only Firefox is told', () => {
    const { files, said, run } = machine(linux);
    expect(run('install')).toBe(0);
    expect([...files.keys()].filter((path) => path.endsWith('liaocun.companion.json'))).toEqual([
      '/home/an na/.mozilla/native-messaging-hosts/liaocun.companion.json',
    ]);
    expect(said.join('\n')).toContain('--extension');
  });

  test('a Chromium with a folder of its own has its manifest there, and environments are heeded', () => {
    const { files, run } = machine({ ...linux, environment: { XDG_DATA_HOME: '/data', XDG_CONFIG_HOME: '/config' } });
    run('install', '--extension', id, '--user-data-dir', '/elsewhere');
    expect([...files.keys()].filter((path) => path.endsWith('liaocun.companion.json'))).toEqual([
      '/elsewhere/NativeMessagingHosts/liaocun.companion.json',
    ]);
    run('install', '--browser', 'edge');
    expect([...files.keys()]).toContain('/config/microsoft-edge/NativeMessagingHosts/liaocun.companion.json');
    expect([...files.keys()]).toContain('/data/liaocun-companion/liaocun-companion');
  });

  test.each([
    [['install', '--extension', 'not-an-id'], 2],
    [['install', '--browser', 'netscape'], 2],
    [['sing'], 2],
    [[], 0],
  ])('%j writes nothing', (words, code) => {
    const { files, run } = machine(linux);
    expect([run(...words), files.size]).toEqual([code, 0]);
  });
});

describe.each([linux, mac, windows])('on $platform', (system) => {
  test('status tells what is there, and uninstall leaves nothing', () => {
    const { files, registry, said, run } = machine(system);
    expect(run('status')).toBe(1);
    run('install', '--extension', id, '--ca', '/etc/own.pem');
    said.length = 0;
    expect(run('status')).toBe(0);
    expect(said.filter((line) => line.startsWith('yes'))).toHaveLength(4);
    expect(said.at(-1)).toContain(id);
    expect(run('uninstall')).toBe(0);
    expect([files.size, registry.size]).toEqual([0, 0]);
    said.length = 0;
    run('uninstall');
    expect(said).toEqual(['Nothing was installed.']);
  });
});

test('the launcher starts what it names, whatever stands in the path, and finds another Node where its own is gone', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'liaocun-launcher-')), `it's "my" $HOME`);
  mkdirSync(folder);
  const script = join(folder, 'program.mjs');
  writeFileSync(script, 'console.log(JSON.stringify([process.argv.slice(2), process.env.NODE_EXTRA_CA_CERTS]))');
  const launcher = join(folder, 'launcher');
  const words = ['chrome-extension://x y/', "'"];
  const started = (node: string, path: string): unknown => {
    writeFileSync(launcher, shellLauncher({ node, script, authorities: null }));
    chmodSync(launcher, 0o700);
    return json(execFileSync(launcher, words, { encoding: 'utf8', env: { PATH: path } }));
  };
  expect(started(execPath, '')).toEqual([words, null]);
  expect(started(join(folder, 'gone'), `${dirname(execPath)}:/usr/bin:/bin`)).toEqual([words, null]);
  rmSync(dirname(folder), { recursive: true });
});
