import { expect, it } from 'vitest';
import type { Site } from './reader/site';
import { strayChat, type StraySight } from './stray-chat';
import { ManualScheduler } from './watcher/support/manual-scheduler';

const shop: Site = {
  id: 'shop',
  hosts: ['https://shop.example/*'],
  isConsole: () => true,
  hints: { landmark: '.chat' },
  zone: () => null,
  bareClock: 'unknown',
  shipped: 'on',
};

/** Asks as a page does that changes all the time, while so many ms go by. */
function onPage(sights: readonly StraySight[]) {
  const scheduler = new ManualScheduler();
  const said: string[] = [];
  let looks = 0;
  const here = strayChat({
    scheduler,
    look: async () => sights[Math.min(looks++, sights.length - 1)] ?? 'nothing',
    found: () => said.push('found'),
    lost: (site) => said.push(site ? `lost ${site.id}` : 'not lost'),
  });
  const pass = async (ms: number, site: Site | null = shop, address = '/chat'): Promise<Site | null> => {
    here(site, address);
    await scheduler.pass(ms);
    return here(site, address);
  };
  return { pass, said, looks: () => looks };
}

it('looks after four seconds, and finds the chat that lost its landmark', async () => {
  const { pass, said, looks } = onPage(['chat']);
  expect(await pass(3900)).toBe(null);
  expect(looks()).toBe(0);
  expect(await pass(100)).toBe(shop);
  expect(said).toEqual(['found']);
  await pass(900_000);
  expect(looks()).toBe(1);
});

it('looks more and more seldom, and never ends looking', async () => {
  const { pass, looks } = onPage(['nothing']);
  for (const wait of [4000, 20_000, 90_000, 400_000, 400_000, 400_000]) await pass(wait);
  expect(looks()).toBe(6);
});

it('tells once of traces, goes on looking, and takes it back when the chat is found', async () => {
  const { pass, said } = onPage(['traces', 'traces', 'nothing', 'chat']);
  for (const wait of [4000, 20_000]) await pass(wait);
  expect(said).toEqual(['lost shop']);
  for (const wait of [90_000, 400_000]) await pass(wait);
  expect(said).toEqual(['lost shop', 'not lost', 'found']);
});

it('takes it back where the page shows its landmark again, and on another address looks from the start', async () => {
  const { pass, said, looks } = onPage(['traces']);
  await pass(4000);
  await pass(1000, null);
  expect(said).toEqual(['lost shop', 'not lost']);
  await pass(4000, shop, '/orders');
  expect([looks(), said.at(-1)]).toEqual([2, 'lost shop']);
});

it('drops what a look found that came too late for its page', async () => {
  const { pass, said, looks } = onPage(['traces']);
  await pass(2000);
  await pass(2000, shop, '/orders');
  expect([looks(), said]).toEqual([0, []]);
});
