import { isAbsolute, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { chromiumId, ownFirefoxId } from '../caller';
import { install, statusOf, uninstall, type Machine, type Status } from './install';
import { browserNames, type BrowserName, type System } from './places';

export const usage = `liaocun-companion: sends and files the mails of the Liaocun browser extension.

  npx liaocun-companion install --extension ID   lets your browsers start it; ID is shown in the extension's options
  npx liaocun-companion status                   says what is installed, and for whom
  npx liaocun-companion uninstall                removes all of it

Firefox needs no --extension. Further choices of install:
  --browser NAME         only ${browserNames.join(', ')}; may be given more than once
  --user-data-dir DIR    for a Chromium that is started with this choice
  --ca FILE              trusts these certificates (PEM) too, as companies with their own authority need it`;

const browserSchema = v.array(v.picklist(browserNames));
const extensionSchema = v.array(chromiumId);

/** What the command needs of the world. */
export type World = {
  readonly system: System;
  readonly machine: Machine;
  /** The program's own text, and the Node that runs it. */
  readonly program: string;
  readonly node: string;
  say(line: string): void;
};

const absolute = (path: string | undefined): string | null => (path === undefined ? null : isAbsolute(path) ? path : resolve(path));

/** Does what the words say; answers with the exit code. Throws where something cannot be written. */
export function runCommand(words: readonly string[], world: World): number {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      extension: { type: 'string', multiple: true, default: [] },
      browser: { type: 'string', multiple: true, default: [] },
      'user-data-dir': { type: 'string' },
      ca: { type: 'string' },
    },
  });
  const userDataDir = absolute(values['user-data-dir']);
  const [action] = positionals;
  if (action === 'install') {
    const chosen = v.safeParse(browserSchema, values.browser);
    const extensions = v.safeParse(extensionSchema, values.extension);
    if (!chosen.success || !extensions.success) {
      world.say(chosen.success ? 'An id of an extension is 32 letters from a to p.' : `Browsers are ${browserNames.join(', ')}.`);
      return 2;
    }
    return installed(chosen.output, extensions.output, userDataDir, absolute(values.ca), world);
  }
  if (action === 'uninstall') return removed(userDataDir, world);
  if (action === 'status') return told(statusOf(userDataDir, world), world);
  world.say(usage);
  return action === undefined ? 0 : 2;
}

function installed(
  chosen: readonly BrowserName[],
  extensions: readonly string[],
  userDataDir: string | null,
  authorities: string | null,
  world: World,
): number {
  const wish = { browsers: chosen.length > 0 ? chosen : browserNames, extensions, userDataDir, authorities };
  const written = install(world.program, world.node, ownFirefoxId, wish, world);
  for (const path of written) world.say(`written  ${path}`);
  if (statusOf(userDataDir, world).allowed.chromium.length === 0) {
    world.say('Firefox only: for Chrome, Chromium and Edge add --extension ID. The extension’s options show the whole line.');
  }
  world.say('Back in the extension, choose “Look again”. To remove it: npx liaocun-companion uninstall');
  return 0;
}

function removed(userDataDir: string | null, world: World): number {
  const gone = uninstall(userDataDir, world);
  for (const path of gone) world.say(`removed  ${path}`);
  if (gone.length === 0) world.say('Nothing was installed.');
  return 0;
}

function told({ installed: isInstalled, folder, allowed, browsers }: Status, world: World): number {
  world.say(isInstalled ? `installed in ${folder}` : 'not installed');
  for (const { browser, path, registered } of browsers) world.say(`${registered ? 'yes' : 'no '}  ${browser.padEnd(8)}  ${path}`);
  world.say(`may call it: ${[...allowed.chromium, ...allowed.firefox].join(', ') || 'nobody'}`);
  return isInstalled ? 0 : 1;
}
