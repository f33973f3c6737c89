import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { build, type BuildOptions } from 'vite';
import { licensesOf } from './license-notices.ts';
import { fromRoot } from './paths.ts';

/** The packages that its script is made of, besides our own code. */
const packages = ['pkijs', 'asn1js', '@peculiar/utils', '@noble/hashes', 'bytestreamjs', 'fflate', 'valibot'];

/** The verifier as one HTML file that needs nothing else: its script and style stand in it, and its policy lets nothing else run or load. */
export async function builtVerifier(): Promise<string> {
  const script = (await scriptOf(fromRoot('verifier/main.ts'))).replaceAll('</script', String.raw`<\/script`);
  const style = readFileSync(fromRoot('verifier/style.css'), 'utf8');
  const policy = `default-src 'none'; script-src '${hashOf(script)}'; style-src '${hashOf(style)}'; base-uri 'none'; form-action 'none'`;
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8"><title>Check an evidence pack</title>',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<style>${style}</style></head><body>`,
    // Inert, and there for those who look into the file.
    `<template id="licenses"><pre>${licensesOf(packages).replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</pre></template>`,
    `<script>${script}</script></body></html>\n`,
  ].join('\n');
}

const scriptOf = (entry: string): Promise<string> => bundled({ lib: { entry, formats: ['iife'], name: 'verifier' } });

/** The verifier for Node as one module that needs no other package. */
async function builtCommand(): Promise<string> {
  const script = await bundled({
    ssr: true,
    lib: { entry: fromRoot('verifier/cli.ts'), formats: ['es'] },
    rolldownOptions: { external: /^node:/, output: { codeSplitting: false } },
  });
  return `#!/usr/bin/env node\n${script}`;
}

async function bundled(options: BuildOptions): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true },
    build: { write: false, target: 'es2023', minify: true, ...options },
  });
  const [output] = Array.isArray(made) ? made : [made];
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (!chunk || chunk.code.length === 0) throw new Error('the verifier’s script was not built');
  return chunk.code;
}

/** Writes the npm package `liaocun-verify` into a folder: one module, the page, and the licences. */
export async function writeVerifyPackage(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'liaocun-verify.mjs'), await builtCommand(), { mode: 0o755 });
  writeFileSync(join(folder, 'verifier.html'), await builtVerifier());
  writeFileSync(join(folder, 'packages.txt'), licensesOf(packages));
  for (const file of ['package.json', 'README.md']) copyFileSync(fromRoot(`packages/verify/${file}`), join(folder, file));
  copyFileSync(fromRoot('LICENSE'), join(folder, 'LICENSE'));
}

const hashOf = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;

if (argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(fromRoot('dist'), { recursive: true });
  await writeVerifyPackage(fromRoot('dist/liaocun-verify'));
  copyFileSync(fromRoot('dist/liaocun-verify/verifier.html'), fromRoot('dist/verifier.html'));
}
