import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Browser } from '../build/web-extension.ts';
import { withBuild } from './build.ts';
import { automationDist, distOf } from './paths.ts';

/** The public half of a key made for copies alone: with it a copy has the same id wherever it lies, so that a kept profile keeps its archive. */
const copyKey =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAvsjVXMS93t++c7pF2wtUP/l/RZS8LUWGhZHklBxmM8lhJDWykGXXRgHXdz2gzL1BZcS5ihWMn90JwnoqnXir7R+4MLIP3f57GckKpsxAccTVSKvhtnWOO6atUyqcwpP7LxHdtl7fQBvFjQcQ4SoIbB6s1nmwiBtvdGQcMpOzNt58M+myULrqH5vuBfth9go56K5rrtPTh+FnbtF5xHymGUzOo2N7cy88jZtE8jBFhlhBHzpCfeoL0xR4yavvgdzqUrsdPRpCDO4XcQ8ZamRbZIM8f1bE6cIBNSzOCpRAV+wuuDFG5Wh1yjevdpFe7PWzaL8lpwQnOxpv81nzrsVd3wIDAQAB';

const manifestSchema = v.looseObject({ permissions: v.array(v.string()), host_permissions: v.array(v.string()) });

const patternOf = (host: string): string => `*://${host}/*`;

/**
 * Copies the built extension to `folder` (built first where needed) with what automation needs and a person would click:
 * `hosts` and `permissions` are granted in its manifest, and the automation page lies beside its own. The build itself is left as it is.
 */
export async function copyForAutomation(
  browser: Browser,
  hosts: readonly string[],
  folder: string,
  permissions: readonly string[] = [],
): Promise<void> {
  await withBuild([browser], async () => {
    rmSync(folder, { recursive: true, force: true });
    cpSync(distOf(browser), folder, { recursive: true });
    cpSync(automationDist, folder, { recursive: true });
  });
  const path = join(folder, 'manifest.json');
  const manifest = v.parse(manifestSchema, JSON.parse(readFileSync(path, 'utf8')));
  const granted = {
    permissions: [...manifest.permissions, ...permissions],
    host_permissions: [...manifest.host_permissions, ...hosts.map(patternOf)],
  };
  writeFileSync(path, JSON.stringify({ ...manifest, ...granted, ...(browser === 'chrome' ? { key: copyKey } : {}) }));
}

const addOnSchema = v.object({ browser_specific_settings: v.object({ gecko: v.object({ id: v.string() }) }) });

/** The id of a Firefox build as an add-on. */
export function addOnId(folder: string): string {
  return v.parse(addOnSchema, JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))).browser_specific_settings.gecko.id;
}
