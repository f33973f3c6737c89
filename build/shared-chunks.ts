import { resolve } from 'node:path';
import type { Rolldown } from 'vite';

type Ids = ReadonlySet<string>;

/** Everything that is loaded before one of these entries runs. */
function loadedWith(entries: readonly string[], context: Rolldown.ChunkingContext): Ids {
  const ids = new Set<string>();
  const waiting = entries.map((entry) => resolve(entry));
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (ids.has(id)) continue;
    ids.add(id);
    waiting.push(...(context.getModuleInfo(id)?.importedIds ?? []));
  }
  return ids;
}

type Groups = NonNullable<Rolldown.CodeSplittingOptions['groups']>;

/**
 * Names the chunks of modules that several entries load at once. What the first page loads is `core` where the background does so too, and `pages` where
 * another page does; of the rest, what at least two pages load is `archive` or `views` in the same way. A page waits for every file it
 * loads, and of itself the bundler makes one of each set of modules that the same entries share: dozens. What comes later, or is one page's own,
 * stays as the bundler cuts it.
 */
export function sharedChunks([first = '', ...others]: readonly string[], background: readonly string[]): Groups {
  let ids: { readonly first: Ids; readonly background: Ids; readonly others: readonly Ids[] } | null = null;
  const idsIn = (context: Rolldown.ChunkingContext) =>
    (ids ??= {
      first: loadedWith([first], context),
      background: loadedWith(background, context),
      others: others.map((page) => loadedWith([page], context)),
    });
  const chosen =
    (name: (id: string, of: ReturnType<typeof idsIn>) => string | null): Rolldown.CodeSplittingNameFunction =>
    (id, context) =>
      name(id, idsIn(context));
  return [
    {
      debugName: 'the first page',
      // Whatever else may need them, these stand apart from what the first page does not need.
      priority: 1,
      name: chosen((id, { first: early, background: behind, others: later }) => {
        if (!early.has(id)) return null;
        return behind.has(id) ? 'core' : later.some((page) => page.has(id)) ? 'pages' : null;
      }),
    },
    {
      debugName: 'the other pages',
      name: chosen((id, { background: behind, others: later }) => {
        if (later.filter((page) => page.has(id)).length < 2) return null;
        return behind.has(id) ? 'archive' : 'views';
      }),
    },
  ];
}
