import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { copyForAutomation } from '../../tools/development-copy.ts';
import type { Family } from '../support/extension.ts';
import { breakPromise, witness } from './witness.ts';

const manifestSchema = v.looseObject({
  content_scripts: v.array(v.unknown()),
  background: v.looseObject({ service_worker: v.optional(v.string()) }),
});

/** `isBroken`: its background acknowledges before it stores; only for Chromium. */
export type CopyOptions = { readonly isBroken: boolean };

/** The built extension in `folder`, with 127.0.0.1 granted, the automation page, and the witness before its content script. */
export async function copyForCrashes(family: Family, folder: string, { isBroken }: CopyOptions): Promise<void> {
  await copyForAutomation(family === 'firefox' ? 'firefox' : 'chrome', ['127.0.0.1'], folder);
  const path = join(folder, 'manifest.json');
  const manifest = v.parse(manifestSchema, JSON.parse(readFileSync(path, 'utf8')));
  const before = { matches: ['http://127.0.0.1/*'], js: ['witness.js'], run_at: 'document_start' };
  writeFileSync(join(folder, 'witness.js'), `(${String(witness)})();`);
  const { service_worker: worker = '' } = manifest.background;
  if (isBroken) {
    writeFileSync(join(folder, 'break-promise.js'), `(${String(breakPromise)})();`);
    writeFileSync(join(folder, 'broken.js'), `import './break-promise.js';\nimport './${worker}';\n`);
  }
  const background = isBroken ? { ...manifest.background, service_worker: 'broken.js' } : manifest.background;
  writeFileSync(path, JSON.stringify({ ...manifest, background, content_scripts: [before, ...manifest.content_scripts] }));
}
