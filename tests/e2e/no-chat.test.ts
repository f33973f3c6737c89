import { afterAll, beforeAll, expect, test } from 'vitest';
import { changesNoted } from '../support/changes-noted.ts';
import { openExtension, type Extension } from '../support/extension.ts';
import { servePlainPages, type PlainPages } from '../support/plain-pages.ts';

let pages: PlainPages;
let extension: Extension;

beforeAll(async () => {
  pages = await servePlainPages();
  extension = await openExtension('chromium', {
    hostMap: Object.fromEntries(pages.hosts.map((host) => [host, `127.0.0.1:${pages.port}`])),
    granted: pages.hosts,
  });
  await extension.asking.ask('accept', { useHints: true, taught: {} });
});

afterAll(async () => {
  await extension.close();
  await pages.close();
});

test('mail, goods, a forum, documents, comments and a log that the user granted are no chats: nothing is archived, nothing is said to be wrong', async () => {
  await Promise.all(pages.hosts.map((host) => extension.browser.open(`http://${host}/`)));
  const tabs = await extension.asking.ask('tabs');
  expect(tabs).toHaveLength(pages.hosts.length);
  for (const { id } of tabs) await extension.asking.ask('archivePage', id);
  // Answered once every frame has looked for a chat and read what it found.
  const run = await extension.asking.ask('runNow');
  expect(run.panes).toEqual([]);
  const states = await Promise.all(tabs.map(({ id }) => extension.asking.ask('tabState', id)));
  expect(states.map(({ host, state, panes, problem }) => [host, state, panes, problem])).toEqual(
    states.map(({ host }) => [host, 'no-chat', [], null]),
  );
  expect(await extension.asking.ask('count')).toBe(0);
  expect(await changesNoted(extension.asking, 0)).toEqual([]);
});
