import { expect, it } from 'vitest';
import type { Site } from './reader/site';
import { usualConsole } from './usual-console';

const library: Site = {
  id: 'library',
  hosts: [],
  isConsole: () => true,
  hints: { landmark: '.chat' },
  zone: () => null,
  bareClock: 'unknown',
  shipped: 'on',
};
const shop: Site = { ...library, id: 'shop', hosts: ['https://shop.example/*'] };

/** Answers like a background that knows these addresses for pages of the library. */
function knowing(...addresses: readonly string[]) {
  const asked: string[] = [];
  const heard = new EventTarget();
  const usual = usualConsole(
    async (consoles, address) => {
      asked.push(`${consoles.join()} ${address}`);
      return addresses.includes(address) ? 'library' : null;
    },
    () => heard.dispatchEvent(new Event('known')),
  );
  const onceKnown = () => new Promise<void>((resolve) => heard.addEventListener('known', () => resolve(), { once: true }));
  return { usual, asked, onceKnown };
}

const help = new URL('https://help.example/chat?visit=1#end');

it('is not known at once, and then what the page was read as before', async () => {
  const { usual, asked, onceKnown } = knowing('https://help.example/chat');
  const known = onceKnown();
  expect(usual([shop, library], help)).toBe(undefined);
  await known;
  expect([usual([shop, library], help), usual([shop, library], help)]).toEqual([library, library]);
  expect(asked).toEqual(['library https://help.example/chat']);
});

it('is none where no chat of a library stood, and is asked anew on another path', async () => {
  const { usual, asked, onceKnown } = knowing('https://help.example/chat');
  const known = onceKnown();
  const elsewhere = new URL('https://help.example/orders');
  usual([library], elsewhere);
  await known;
  expect(usual([library], elsewhere)).toBe(null);
  usual([library], help);
  expect(asked).toHaveLength(2);
});

it('is none where all consoles have hosts of their own', () => {
  const { usual, asked } = knowing();
  expect([usual([shop], help), asked]).toEqual([null, []]);
});

it('is none where the background does not answer', async () => {
  const known = new Promise<void>((resolve) => {
    const usual = usualConsole(
      () => Promise.reject(new Error('gone')),
      () => {
        expect(usual([library], help)).toBe(null);
        resolve();
      },
    );
    expect(usual([library], help)).toBe(undefined);
  });
  await known;
});
