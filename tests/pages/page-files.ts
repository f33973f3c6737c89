import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expandRuns } from '../../content-scripts/sites/page-expectations.ts';
import type { Conversation } from './conversation';

const sites = fileURLToPath(new URL('../../content-scripts/sites/', import.meta.url));

/** A page of ours on disk. `still` pages show what they hold, `living` ones behave, a `top` one only frames another. */
export type PageFile = {
  readonly console: string;
  /** The file's name without its endings; told apart by `?case=` where pages share an address. */
  readonly case: string;
  readonly sort: 'still' | 'living' | 'top';
  readonly html: string;
  /** Real addresses that a person opens. */
  readonly entries: readonly URL[];
  /** Real addresses at which the page only ever stands inside another. */
  readonly frames: readonly URL[];
  /** What is said on a living page. */
  readonly conversation: Conversation | null;
};

/** Every page of every console, read from disk at once. */
export function readPageFiles(): readonly PageFile[] {
  return consoles().flatMap((console) =>
    readdirSync(`${sites}${console}/pages`)
      .filter((name) => name.endsWith('.html'))
      .toSorted()
      .map((name) => readPageFile(console, name)),
  );
}

/** The style sheets of all consoles by file name. */
export function readStyles(): ReadonlyMap<string, string> {
  const styles = consoles().flatMap((console) =>
    readdirSync(`${sites}${console}/pages`)
      .filter((name) => name.endsWith('.css'))
      .map((name) => [name, readFileSync(`${sites}${console}/pages/${name}`, 'utf8')] as const),
  );
  return new Map(styles);
}

function consoles(): readonly string[] {
  return readdirSync(sites, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && readdirSync(sites + entry.name).includes('pages'))
    .map((entry) => entry.name);
}

function readPageFile(console: string, file: string): PageFile {
  const [, name = '', sort = 'still'] = /^(.+?)(?:\.(living|top))?\.html$/.exec(file) ?? [];
  const html = readFileSync(`${sites}${console}/pages/${file}`, 'utf8');
  const isLiving = sort === 'living';
  return {
    console,
    case: name,
    sort: isLiving ? 'living' : sort === 'top' ? 'top' : 'still',
    html: isLiving ? html : expandRuns(html),
    entries: addresses(html, '(?:Entry )?'),
    frames: addresses(html, 'Frame '),
    conversation: isLiving ? readConversation(console, name) : null,
  };
}

function readConversation(console: string, name: string): Conversation {
  return JSON.parse(expandRuns(readFileSync(`${sites}${console}/pages/${name}.conversation.json`, 'utf8'))) as Conversation;
}

function addresses(html: string, mark: string): readonly URL[] {
  return [...html.matchAll(new RegExp(`^\\s*${mark}URL: (\\S+)$`, 'gm'))].map(([, address]) => new URL(address ?? ''));
}
