import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
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

async function scriptOf(entry: string): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: { write: false, target: 'es2023', lib: { entry, formats: ['iife'], name: 'verifier' }, minify: true },
  });
  const [output] = Array.isArray(made) ? made : [made];
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (!chunk || chunk.code.length === 0) throw new Error('the verifier’s script was not built');
  return chunk.code;
}

const hashOf = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;

if (argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(fromRoot('dist'), { recursive: true });
  writeFileSync(fromRoot('dist/verifier.html'), await builtVerifier());
}
