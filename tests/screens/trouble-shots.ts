import type { Shot } from './shots.ts';

/** A week after the archive was last written, most of it is gone. */
const loss = JSON.stringify({ welcomed: true, loss: { messages: 12_480, conversations: 31, at: Date.UTC(2026, 10, 13, 6), left: 224 } });
const size = { width: 420, height: 580 };

/** What is shown when something is wrong with the database. */
export const troubleShots: readonly Shot[] = [
  { name: 'popup-not-upgraded', address: 'screen=popup&tab=not-upgraded', size, act: (page) => page.getByRole('alert').waitFor() },
  { name: 'popup-loss', address: `screen=popup&stored=${loss}`, size, act: (page) => page.locator('.loss').waitFor() },
  {
    name: 'archive-loss',
    address: `screen=archive&stored=${loss}`,
    size: { width: 1320, height: 820 },
    act: (page) => page.locator('.loss').waitFor(),
  },
];
