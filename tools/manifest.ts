import { readFileSync, writeFileSync } from 'node:fs';
import * as v from 'valibot';
import { sites } from '../content-scripts/sites/index.ts';
import { manifestHosts } from './manifest-hosts.ts';
import { fromRoot } from './paths.ts';

/** Writes the consoles' hosts into the manifest. */
const path = fromRoot('manifest.json');
const manifest = v.parse(v.looseObject({ content_scripts: v.array(v.looseObject({})) }), JSON.parse(readFileSync(path, 'utf8')));
const hosts = manifestHosts(sites);
const content_scripts = manifest.content_scripts.map((script) => ({ ...script, matches: hosts }));
writeFileSync(path, `${JSON.stringify({ ...manifest, host_permissions: hosts, content_scripts }, null, 2)}\n`);
