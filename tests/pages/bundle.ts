import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The versions of the real library that the ChatUI pages are made with, by the name they are installed under. */
const libraries: Readonly<Record<string, string>> = { '1.4.1': 'chatui1', '2.4.2': 'chatui2', '3.8.0': 'chatui3' };

/** The script all living pages import, as one ES module. */
export function livingScript(): Promise<string> {
  return bundled(here('./living.ts'), {});
}

/** Our readers as a script that puts `readLivingPage` on the window: how tests read a living page in its own frame. */
export function readingScript(): Promise<string> {
  return bundled(here('./reading-entry.ts'), {});
}

/** Teaching by clicking as a script that puts `startTeaching` on the window, with a shadow root that tests can look into. */
export function teachingScript(): Promise<string> {
  return bundled(here('./teach/teaching-entry.ts'), {});
}

/** Our database and its migrations as a script that puts `upgraded` on the window. */
export function migrationsScript(): Promise<string> {
  return bundled(here('./migrations-entry.ts'), {});
}

/** The writer of long pictures as a script that puts `pngOf` on the window, or answers messages in a worker. */
export function pngScript(): Promise<string> {
  return bundled(here('./png-entry.ts'), {});
}

/** The route that lays mails into a folder, as a script that puts `mailFolder` on the window. */
export function mailFolderScript(): Promise<string> {
  return bundled(here('./mail-folder-entry.ts'), {});
}

/** The ChatUI page's script with the library of that version inside, or null for a version that is not installed. */
export function chatuiScript(version: string): Promise<string> | null {
  const library = libraries[version];
  if (library === undefined) return null;
  return bundled(here('./chatui-app.ts'), { chatui3: here(`../../node_modules/${library}/es/index.js`) });
}

/** The library's own style sheet, its fonts from elsewhere taken out. */
export async function chatuiStyles(version: string): Promise<string | null> {
  const library = libraries[version];
  if (library === undefined) return null;
  const css = await readFile(here(`../../node_modules/${library}/dist/index.css`), 'utf8');
  return css.replace(/url\((['"]?)(?:https?:)?\/\/[^)]*\)/g, 'url("data:,")');
}

async function bundled(entry: string, alias: Readonly<Record<string, string>>): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    root: here('../..'),
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { alias },
    build: { write: false, minify: false, target: 'es2023', lib: { entry, formats: ['es'], fileName: 'page' } },
  });
  const outputs = Array.isArray(built) ? built : [built];
  const chunk = outputs.flatMap((each) => ('output' in each ? each.output : [])).find(isChunk);
  if (!chunk) throw new Error(`nothing was built from ${entry}`);
  return chunk.code;
}

const isChunk = (part: Rolldown.OutputChunk | Rolldown.OutputAsset): part is Rolldown.OutputChunk => part.type === 'chunk';
