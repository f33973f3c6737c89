import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TabState } from '../../src/platform/messages.ts';
import { startPages, type ServedPages } from '../pages/serve.ts';
import { archived, stateOnce } from '../support/archived.ts';
import { badge, badgeOnce } from '../support/badge.ts';
import { changesNoted } from '../support/changes-noted.ts';
import { openExtension, type Extension } from '../support/extension.ts';
import { redesigned, type RedesignedPages } from '../support/redesigned.ts';
import { renamed, restyled } from '../support/redesigns.ts';

let pages: ServedPages;
let changing: RedesignedPages;
let extension: Extension;

beforeAll(async () => {
  pages = await startPages({ zone: 'Asia/Taipei' });
  changing = await redesigned(pages);
  extension = await openExtension('firefox', {
    hostMap: Object.fromEntries(pages.hosts.map((host) => [host, `127.0.0.1:${changing.port}`])),
  });
  await extension.asking.ask('accept', { useHints: true, taught: {} });
});

afterAll(async () => {
  await extension.close();
  await Promise.all([changing.close(), pages.close()]);
});

const isLookedAt = ({ panes }: TabState): boolean =>
  panes.some(({ signs, lastStored, waiting }) => signs !== null && lastStored !== null && waiting === 0);
const changesIn = ({ panes }: TabState): readonly string[] => panes.flatMap(({ changed }) => changed);

test('in Firefox as well a new look raises nothing, and new names on everything are archived and told', async () => {
  const { url } = pages.pagesFor('shopee-seller').find(({ sort }) => sort === 'living') ?? { url: '' };
  changing.redesign = restyled;
  const tab = await extension.browser.open(url);
  const tabId = await archived(extension.asking);
  const same = await stateOnce(extension.asking, tabId, isLookedAt);
  expect([same.state, changesIn(same), await badge(extension.asking, tabId)]).toEqual(['archiving', [], '']);
  const known = await extension.asking.ask('count');

  changing.redesign = renamed;
  await tab.goto(url);
  const other = await stateOnce(extension.asking, tabId, (now) => now.problem === 'page-changed' && isLookedAt(now));
  expect([other.state, changesIn(other), await badgeOnce(extension.asking, tabId, '!')]).toEqual(['attention', ['pane', 'rows'], '!']);
  // Under the page's address, for who it is that talks is not found either.
  expect(await extension.asking.ask('count')).toBe(known + (other.panes[0]?.rows ?? 0));
  expect(await changesNoted(extension.asking, 1)).toHaveLength(1);
});
