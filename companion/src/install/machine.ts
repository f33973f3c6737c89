import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Machine } from './install';

/** The machine that this runs on. */
export const thisMachine: Machine = {
  read(path) {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      return null;
    }
  },
  write(path, text, executable = false) {
    mkdirSync(dirname(path), { recursive: true });
    const beside = `${path}.new`;
    writeFileSync(beside, text, { mode: executable ? 0o700 : 0o600 });
    chmodSync(beside, executable ? 0o700 : 0o600);
    renameSync(beside, path);
  },
  remove(path) {
    if (!existsSync(path)) return false;
    rmSync(path, { recursive: true, force: true });
    return true;
  },
  registry: (args) => spawnSync('reg.exe', [...args], { stdio: 'ignore', windowsHide: true }).status === 0,
};
