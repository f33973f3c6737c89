import { expect, it } from 'vitest';
import { nowhere } from '../../src/domain/nowhere';
import type { Row } from '../../src/domain/row';
import type { Gathered } from './gather';
import { lookOut } from './look-out';
import type { PaneReader } from './ports';

const row: Row = {
  direction: 'in',
  sender: 'Anna',
  time: { text: null, separator: null, attribute: null, carried: false },
  kind: 'text',
  text: 'hello',
  attachments: [],
  platformId: null,
  state: 'whole',
  auto: false,
};

const gathered = (peer: string, rows: number): Gathered => ({
  parties: { account: null, peer: { id: null, name: peer }, conversationId: null },
  orders: [],
  fromStart: false,
  refused: 0,
  whole: true,
  toEnd: true,
  rows: Array.from({ length: rows }, () => ({ row, element: document.body })),
});

/** A pane whose looks are counted; the layout reader comes when it is awaited, or never. */
function lookedAt(revises = false, comes = true) {
  let looks = 0;
  let isHere = false;
  const reader: PaneReader = {
    find: () => [],
    cut: () => ({ read: () => null }),
    awaited: () => (isHere ? null : Promise.resolve().then(() => void (isHere = comes))),
    look: () => {
      if (!isHere) return null;
      looks += 1;
      return { signs: { ...nowhere, rows: looks }, revises };
    },
  };
  return { out: lookOut({ element: document.createElement('div'), root: document }, reader), looks: () => looks };
}

it('looks when a conversation is shown, and when its rows have doubled, up to two hundred', async () => {
  const { out, looks } = lookedAt();
  const counts: number[] = [];
  for (const rows of [0, 3, 4, 5, 6, 11, 12, 210, 2000]) {
    await out.revises(gathered('Anna', rows), 0);
    counts.push(looks());
  }
  expect(counts).toEqual([0, 1, 1, 1, 2, 2, 3, 4, 4]);
  expect(out.signs()).toMatchObject({ rows: 4 });
});

it('looks again at another conversation, and counts rows that are known beside those that were read', async () => {
  const { out, looks } = lookedAt();
  await out.revises(gathered('Anna', 300), 0);
  await out.revises(gathered('Ben', 2), 40);
  await out.revises(gathered('Ben', 2), 79);
  expect(looks()).toBe(2);
  await out.revises(gathered('Ben', 2), 80);
  expect(looks()).toBe(3);
});

it('has the pane read anew where the look says so', async () => {
  expect(await lookedAt(true).out.revises(gathered('Anna', 3), 0)).toBe(true);
  expect(await lookedAt(false).out.revises(gathered('Anna', 3), 0)).toBe(false);
});

it('tells nothing of a conversation where the layout cannot be had', async () => {
  const { out } = lookedAt(true, false);
  expect([await out.revises(gathered('Anna', 3), 0), out.signs()]).toEqual([false, null]);
});
