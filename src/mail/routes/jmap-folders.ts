import * as v from 'valibot';
import { RouteError } from '../route';
import { jmapCall, jmapTrouble } from './jmap-calls';
import type { JmapSession } from './jmap-session';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(255));
const foldersSchema = v.object({
  list: v.array(
    v.object({ id, name: v.string(), parentId: v.optional(v.nullable(id), null), role: v.optional(v.nullable(v.string()), null) }),
  ),
});
const createdSchema = v.object({
  created: v.nullish(v.record(v.string(), v.object({ id }))),
  notCreated: v.nullish(v.record(v.string(), v.unknown())),
});

type Folder = v.InferOutput<typeof foldersSchema>['list'][number];

/** The id of the mailbox at a path (`Shop/Backup`), or null where there is none; `INBOX` is the one of that role. */
export async function jmapFolder(session: JmapSession, path: string, signal: AbortSignal): Promise<string | null> {
  const { id: found, rest } = along(await foldersOf(session, signal), path);
  return rest.length === 0 ? found : null;
}

/** The same, made where it is missing. */
export async function jmapMadeFolder(session: JmapSession, path: string, signal: AbortSignal): Promise<string> {
  const way = along(await foldersOf(session, signal), path);
  let parent = way.id;
  for (const name of way.rest) {
    const create = { folder: { name, parentId: parent, isSubscribed: true } };
    const { created, notCreated } = await jmapCall(session, ['Mailbox/set', { create }, createdSchema], { signal });
    if (!created?.['folder']) {
      const { trouble, answer } = jmapTrouble(notCreated?.['folder']);
      throw new RouteError(trouble === 'refused' ? 'folder' : trouble, answer);
    }
    parent = created['folder'].id;
  }
  if (parent === null) throw new RouteError('folder');
  return parent;
}

async function foldersOf(session: JmapSession, signal: AbortSignal): Promise<readonly Folder[]> {
  const properties = ['id', 'name', 'parentId', 'role'];
  return (await jmapCall(session, ['Mailbox/get', { ids: null, properties }, foldersSchema], { signal })).list;
}

/** How far a path exists, and what of it does not. */
function along(folders: readonly Folder[], path: string): { readonly id: string | null; readonly rest: readonly string[] } {
  const names = path.split('/').filter((name) => name !== '');
  let found: string | null = null;
  for (const [depth, name] of names.entries()) {
    const isInbox = depth === 0 && name.toUpperCase() === 'INBOX';
    const next: Folder | undefined = folders.find((one) => (isInbox ? one.role === 'inbox' : one.parentId === found && one.name === name));
    if (!next) return { id: found, rest: names.slice(depth) };
    found = next.id;
  }
  return { id: found, rest: [] };
}
