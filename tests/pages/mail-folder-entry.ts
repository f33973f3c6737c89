import { type Route, RouteError } from '../../src/mail/route';
import { folderRoute } from '../../src/mail/routes/folder';

const folder = 'Shopee交易备份/2026: *?';
const signal = new AbortController().signal;
const encoder = new TextEncoder();

const none = () => Promise.reject(new RouteError('setup'));

/** The route into a folder of the browser's own file system, which is written like one of the user's. */
async function routeInto(root: FileSystemDirectoryHandle | null): Promise<Route> {
  const settings = { by: 'handle', key: crypto.randomUUID(), name: 'mails' };
  return folderRoute({ folder: async () => root, save: none, wasSaved: none })(
    { from: 'a@b.example', to: [], settings },
    { read: async () => null, write: async () => {} },
  );
}

const mail = (number: number, text: string) => {
  const messageId = `<${number}@liaocun.invalid>`;
  const bytes = encoder.encode(`Subject: x\r\nMessage-ID: ${messageId}\r\n\r\n${text}`);
  const subject = number === 1 ? '聊天备份 "1/3": ../con' : 'NUL';
  return { messageId, from: 'a@b.example', to: [], subject, date: Date.parse('2026-11-21T10:00:00Z'), bytes };
};

async function namesIn(directory: FileSystemDirectoryHandle, before = ''): Promise<string[]> {
  const names: string[] = [];
  for await (const [name, entry] of directory.entries()) {
    names.push(...(entry instanceof FileSystemDirectoryHandle ? await namesIn(entry, `${before}${name}/`) : [before + name]));
  }
  return names.toSorted();
}

/** What comes of laying mails into a folder. */
async function mailFolder() {
  const root = await navigator.storage.getDirectory();
  const route = await routeInto(root);
  const before = { found: await route.lookUp(mail(1, '').messageId, folder, signal), list: await route.list(folder, signal) };
  for (const one of [mail(1, 'one'), mail(2, 'two'), mail(1, 'one')]) await route.deliver(one, folder, signal);
  const names = await namesIn(root);
  const places = (await route.list(folder, signal)) ?? [];
  const texts = await Promise.all(places.map(async (place) => new TextDecoder().decode(await route.fetch(place, folder, signal))));
  const lost = await (
    await routeInto(null)
  )
    .deliver(mail(3, ''), folder, signal)
    .catch((error: unknown) => (error instanceof RouteError ? error.trouble : String(error)));
  return {
    before,
    names,
    places: places.map(({ messageId, size }) => ({ messageId, size })).toSorted((a, b) => a.size - b.size),
    bodies: texts.map((text) => text.split('\r\n\r\n')[1] ?? '').toSorted(),
    found: await route.lookUp(mail(2, '').messageId, folder, signal),
    missing: await route.lookUp(mail(3, '').messageId, folder, signal),
    lost,
  };
}

export type MailFolder = typeof mailFolder;

Object.assign(window, { mailFolder });
