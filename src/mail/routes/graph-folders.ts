import * as v from 'valibot';
import { graphCall, type Graph } from './graph-calls';

const folderSchema = v.object({ id: v.pipe(v.string(), v.minLength(1), v.maxLength(1000)), displayName: v.string() });
const foldersSchema = v.object({ value: v.array(folderSchema), '@odata.nextLink': v.optional(v.string()) });

/** The id of the mail folder at a path (`Shop/Backup`), or null; `INBOX` is the inbox, whatever it is called. */
export async function graphFolder(graph: Graph, path: string, signal: AbortSignal): Promise<string | null> {
  let found: string | null = null;
  for (const name of namesIn(path)) {
    found = await childOf(graph, found, name, signal);
    if (found === null) return null;
  }
  return found;
}

/** The same, made where it is missing. */
export async function graphMadeFolder(graph: Graph, path: string, signal: AbortSignal): Promise<string> {
  let found: string | null = null;
  for (const name of namesIn(path)) {
    const post = { displayName: name };
    const known: string | null = await childOf(graph, found, name, signal);
    found = known ?? (await graphCall(graph, childrenOf(found), folderSchema, { signal, post })).id;
  }
  return found ?? 'inbox';
}

const namesIn = (path: string): readonly string[] => path.split('/').filter((name) => name !== '');
const childrenOf = (parent: string | null): string =>
  parent === null ? 'mailFolders' : `mailFolders/${encodeURIComponent(parent)}/childFolders`;

async function childOf(graph: Graph, parent: string | null, name: string, signal: AbortSignal): Promise<string | null> {
  if (parent === null && name.toUpperCase() === 'INBOX') return 'inbox';
  for (let page: string | undefined = `${childrenOf(parent)}?$top=100&$select=id,displayName`; page !== undefined;) {
    const { value, '@odata.nextLink': next }: v.InferOutput<typeof foldersSchema> = await graphCall(graph, page, foldersSchema, { signal });
    const found = value.find(({ displayName }) => displayName === name);
    if (found) return found.id;
    page = next;
  }
  return null;
}
