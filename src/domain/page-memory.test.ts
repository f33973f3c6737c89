import * as v from 'valibot';
import { expect, test } from 'vitest';
import { accepting, afterLook, alarmOf, newMemory, pageMemorySchema } from './page-memory';
import type { PageSigns } from './page-signs';

function look(messages: number, found: { readonly times?: boolean; readonly ids?: boolean } = {}): PageSigns {
  return {
    rows: messages,
    withSide: messages,
    own: 2,
    withSender: 0,
    ownWithSender: 0,
    withTime: found.times === false ? 0 : messages,
    withId: found.ids === false ? 0 : messages,
    unknown: 0,
    sideless: 0,
    refused: 0,
    silent: [],
    seen: null,
  };
}

const healthy = afterLook(newMemory, look(9), 1, 1);

test('a page that lost its times raises the alarm, and ends it when they are back', () => {
  const changed = afterLook(healthy, look(9, { times: false }), 1, 2);
  expect([changed.changed, changed.usual]).toEqual([['time'], healthy.usual]);
  expect(afterLook(changed, look(8), 1, 3)).toMatchObject({ changed: [], usual: { looks: 2 }, at: 3 });
});

test('a memory from before a count was added is still good', () => {
  const { sided: _, lesser: __, ...usual } = healthy.usual ?? {};
  expect(v.parse(pageMemorySchema, { ...healthy, usual }).usual).toMatchObject({ looks: 1, sided: 0, lesser: 0 });
});

test('a chat of one message ends no alarm', () => {
  const changed = afterLook(healthy, look(9, { times: false }), 1, 2);
  expect(afterLook(changed, look(1), 1, 3)).toEqual({ ...changed, at: 3 });
});

test('what the user accepts is silent for as long as it lasts', () => {
  const accepted = accepting(afterLook(healthy, look(9, { times: false }), 1, 2));
  const still = afterLook(accepted, look(9, { times: false }), 1, 3);
  expect([still.changed, still.accepted]).toEqual([[], ['time']]);
  expect(afterLook(still, look(9, { times: false, ids: false }), 1, 4).changed).toEqual(['id']);
});

test('what the user accepted counts again once it was as before', () => {
  const accepted = accepting(afterLook(healthy, look(9, { ids: false }), 1, 2));
  const back = afterLook(accepted, look(9), 1, 3);
  expect(back.accepted).toEqual([]);
  expect(alarmOf(back, look(9, { ids: false }))).toEqual(['id']);
});
