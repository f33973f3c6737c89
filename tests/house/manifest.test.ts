import { existsSync, readFileSync, readdirSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { sites } from '../../content-scripts/sites/index.ts';
import { shippedOff } from '../../content-scripts/sites/shipped-off.ts';
import { shippedOn } from '../../content-scripts/sites/shipped-on.ts';
import { commandNames } from '../../src/platform/command-names.ts';
import { manifestHosts } from '../../tools/manifest-hosts.ts';
import { root } from './sources.ts';

const manifest = v.parse(
  v.looseObject({
    version: v.string(),
    permissions: v.array(v.string()),
    optional_permissions: v.array(v.string()),
    host_permissions: v.array(v.string()),
    optional_host_permissions: v.array(v.string()),
    content_scripts: v.array(
      v.looseObject({ matches: v.array(v.string()), js: v.array(v.string()), all_frames: v.boolean(), run_at: v.string() }),
    ),
    content_security_policy: v.object({ extension_pages: v.string() }),
    commands: v.record(
      v.string(),
      v.object({
        suggested_key: v.object({ default: v.pipe(v.string(), v.regex(/^Alt\+Shift\+[A-Z]$/)) }),
        description: v.optional(v.string()),
      }),
    ),
    web_accessible_resources: v.optional(v.never()),
    externally_connectable: v.optional(v.never()),
  }),
  JSON.parse(readFileSync(`${root}manifest.json`, 'utf8')),
);

test('asks for the hosts of the consoles that ship switched on, and no others (npm run manifest)', () => {
  expect(manifest.host_permissions).toEqual(manifestHosts(sites));
  expect(manifest.content_scripts.map(({ matches }) => matches)).toEqual([manifestHosts(sites)]);
});

test('every console is in the list that its `shipped` names, and no host stands in both', () => {
  expect(shippedOn.filter(({ shipped }) => shipped !== 'on')).toEqual([]);
  expect(shippedOff.filter(({ shipped }) => shipped !== 'off')).toEqual([]);
  expect(shippedOff.flatMap(({ hosts }) => hosts).filter((host) => manifest.host_permissions.includes(host))).toEqual([]);
});

test('can ask for the hosts of the consoles that ship switched off, and for secure ones only', () => {
  expect(manifest.optional_host_permissions).toContain('https://*/*');
  expect(shippedOff.filter(({ hosts }) => hosts.length === 0 || hosts.some((host) => !host.startsWith('https://')))).toEqual([]);
});

test('runs one script in every frame once the page stands', () => {
  expect(manifest.content_scripts).toMatchObject([{ js: ['content-scripts/archive.ts'], all_frames: true, run_at: 'document_idle' }]);
});

test('lets nothing but the background load from elsewhere', () => {
  const policy = new Map(
    manifest.content_security_policy.extension_pages
      .split(';')
      .map((part) => [part.trim().split(' ')[0], part.trim().split(' ').slice(1).join(' ')]),
  );
  expect(policy.get('default-src')).toBe("'none'");
  expect(policy.get('script-src')).toBe("'self' 'wasm-unsafe-eval'");
  expect(policy.get('connect-src')).toBe("'self' blob: data: https: http:");
  const pages = ['popup', 'options', 'archive-page', 'welcome', 'structure', 'composer'].map((page) =>
    readFileSync(`${root}${page}/index.html`, 'utf8'),
  );
  const held = `<meta http-equiv="Content-Security-Policy" content="connect-src 'self' blob: data:" />`;
  expect(pages.filter((page) => !page.includes(held))).toEqual([]);
  expect(policy.get('img-src')).toBe("'self' data: blob:");
  expect(policy.get('media-src')).toBe('blob:');
  expect(policy.get('object-src')).toBe("'none'");
});

test('has the shortcuts that the options tell of, each with keys of its own', () => {
  expect(Object.keys(manifest.commands)).toEqual([...commandNames]);
  const keys = Object.values(manifest.commands).map(({ suggested_key }) => suggested_key.default);
  expect(new Set(keys).size).toBe(keys.length);
});

test('has the version of the package', () => {
  expect(JSON.parse(readFileSync(`${root}package.json`, 'utf8'))).toMatchObject({ version: manifest.version });
});

test('PRIVACY.md gives each permission a line of its own with its reason, says which are optional, and names no others', () => {
  const privacy = readFileSync(`${root}PRIVACY.md`, 'utf8');
  const lines = [...privacy.matchAll(/^\| `(\w+)`(, optional)?(?:, in Chromium only)? +\| (\S.{20,}?) +\|$/gm)];
  const told = lines.map(([, name, optional]) => `${name}${optional ?? ''}`).filter((line) => !line.startsWith('optional_'));
  const asked = [...manifest.permissions, ...manifest.optional_permissions.map((name) => `${name}, optional`)];
  expect(told.toSorted()).toEqual(asked.toSorted());
  expect(privacy).toMatch(/^\| `optional_host_permissions`: /m);
});

describe.each(sites.map((site) => site.id))('the console %s', (id) => {
  const folder = `${root}content-scripts/sites/${id}`;

  test('lies in the folder of its name', () => {
    expect(existsSync(`${folder}/site.ts`)).toBe(true);
  });

  test('has pages, each with what is expected of it', () => {
    const pages = readdirSync(`${folder}/pages`)
      .filter((name) => name.endsWith('.html'))
      .map((name) => name.replace(/\.html$/, ''));
    expect(pages).not.toEqual([]);
  });
});

test('every folder of a console is in the list', () => {
  const folders = readdirSync(`${root}content-scripts/sites`, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && existsSync(`${root}content-scripts/sites/${entry.name}/site.ts`),
  );
  expect(folders.map(({ name }) => name).toSorted()).toEqual(sites.map(({ id }) => id).toSorted());
});
