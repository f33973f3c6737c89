import type { HtmlTagDescriptor, Rolldown } from 'vite';

/** The chunk with all that it imports by name, each once. */
function withImports(chunk: Rolldown.OutputChunk, bundle: Rolldown.OutputBundle, known = new Set<Rolldown.OutputChunk>()): typeof known {
  if (known.has(chunk)) return known;
  known.add(chunk);
  for (const name of chunk.imports) {
    const imported = bundle[name];
    if (imported?.type === 'chunk') withImports(imported, bundle, known);
  }
  return known;
}

const link = (rel: string, file: string): HtmlTagDescriptor => ({
  tag: 'link',
  attrs: { rel, crossorigin: true, href: `/${file}` },
  injectTo: 'head',
});

/**
 * Links for the head of the page of `entry`, by which the module at `path`, which that page imports as soon as it runs, is fetched beside it with its
 * styles; none on pages that do not import it.
 */
export function linksFor(path: string, entry: Rolldown.OutputChunk | undefined, bundle: Rolldown.OutputBundle): HtmlTagDescriptor[] {
  const own = entry ? withImports(entry, bundle) : new Set();
  const later = (entry?.dynamicImports ?? []).flatMap((name) => bundle[name] ?? []);
  const soon = later.find((chunk) => chunk.type === 'chunk' && chunk.facadeModuleId === path);
  if (soon?.type !== 'chunk') return [];
  const chunks = [...withImports(soon, bundle)].filter((chunk) => !own.has(chunk));
  const styles = new Set(chunks.flatMap((chunk) => [...(chunk.viteMetadata?.importedCss ?? [])]));
  return [...chunks.map(({ fileName }) => link('modulepreload', fileName)), ...[...styles].map((file) => link('stylesheet', file))];
}
