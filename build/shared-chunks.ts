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

/**
 * Names the chunk of a module that the first page loads at once: `core` where the background does so too, `pages` where another page does. A page waits
 * for every file it loads, and of itself the bundler makes one of each set of modules that the same entries share: dozens. What comes later,
 * or is the page's own, stays as the bundler cuts it.
 */
export function sharedChunks(
  [first = '', ...others]: readonly string[],
  background: readonly string[],
): Rolldown.CodeSplittingNameFunction {
  let ids: { readonly first: Ids; readonly background: Ids; readonly others: Ids } | null = null;
  return (id, context) => {
    ids ??= { first: loadedWith([first], context), background: loadedWith(background, context), others: loadedWith(others, context) };
    if (!ids.first.has(id)) return null;
    return ids.background.has(id) ? 'core' : ids.others.has(id) ? 'pages' : null;
  };
}
