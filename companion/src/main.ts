import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { argv, env, execPath, exit, platform, stderr, stdin, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { isCalled, isOurs } from './caller';
import { serveHost } from './host';
import { runCommand } from './install/command';
import { allowedIn } from './install/install';
import { thisMachine } from './install/machine';
import { usualLookups } from './discover';
import { usualMeans } from './means';
import { companionService } from './service';
import packageFile from '../package.json' with { type: 'json' };

const own = fileURLToPath(import.meta.url);

async function serve(words: readonly string[]): Promise<number> {
  // Whatever a package might print would be read as a frame.
  console.log = console.info = console.debug = console.error;
  const allowed = allowedIn(thisMachine.read(join(dirname(own), 'allowed.json')));
  if (!isOurs(words, allowed)) {
    stderr.write('liaocun-companion: this extension may not call\n');
    return 1;
  }
  const { version } = packageFile;
  await serveHost(stdin, stdout, companionService(version, usualMeans, usualLookups()));
  return 0;
}

function command(words: readonly string[]): number {
  if (platform !== 'linux' && platform !== 'darwin' && platform !== 'win32') {
    stderr.write(`liaocun-companion does not know ${platform}\n`);
    return 2;
  }
  const system = { platform, home: homedir(), environment: env };
  const program = readFileSync(own, 'utf8');
  return runCommand(words, { system, machine: thisMachine, program, node: execPath, say: (line) => stdout.write(`${line}\n`) });
}

const words = argv.slice(2);
try {
  exit(isCalled(words) ? await serve(words) : command(words));
} catch (error) {
  // A person reads why a command failed; a browser's extension hears that its port closed.
  stderr.write(`liaocun-companion: ${isCalled(words) || !(error instanceof Error) ? 'broken off' : error.message}\n`);
  exit(1);
}
