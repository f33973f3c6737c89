import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { licensesFrom } from './license-notices.ts';
import { fromRoot } from './paths.ts';

/** The packages that the companion is made of, besides our own code. */
const packages = ['imapflow', 'nodemailer', 'valibot'];

/** Builds the companion into one file that needs nothing but Node, at `file`, with the licences of what is in it beside. */
export async function buildCompanion(file: string): Promise<void> {
  const made = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      write: false,
      ssr: fromRoot('companion/src/main.ts'),
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { codeSplitting: false, banner: '#!/usr/bin/env node' } },
    },
  });
  const [output] = Array.isArray(made) ? made : [made];
  const chunks = output && 'output' in output ? output.output : [];
  const [first] = chunks;
  if (chunks.length !== 1 || first?.type !== 'chunk') throw new Error('the companion was not built into one file');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, first.code);
  chmodSync(file, 0o755);
  writeFileSync(join(dirname(file), 'LICENSES.txt'), licensesFrom(packages));
}

if (argv[1] === fileURLToPath(import.meta.url)) await buildCompanion(fromRoot('companion/dist/liaocun-companion.mjs'));
