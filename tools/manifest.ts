import { readFileSync, writeFileSync } from 'node:fs';
import * as v from 'valibot';
import { sites } from '../content-scripts/sites/index.ts';
import { manifestHosts } from './manifest-hosts.ts';
import { fromRoot } from './paths.ts';

const manifestSchema = v.object({ content_scripts: v.array(v.looseObject({})) });

/** Writes the consoles' hosts into the manifest. */
const path = fromRoot('manifest.json');
const text = readFileSync(path, 'utf8');
const { content_scripts } = v.parse(manifestSchema, JSON.parse(text));
const hosts = manifestHosts(sites);
const written = {
  ...(JSON.parse(text) as object),
  host_permissions: hosts,
  content_scripts: content_scripts.map((script) => ({ ...script, matches: hosts })),
};
writeFileSync(path, `${JSON.stringify(written, null, 2)}\n`);
