import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nowhere } from './nowhere';
import { changes, isTelling, remember } from './page-changes';
import type { Change, PageSigns, SeenSigns, Usual } from './page-signs';

const noSeen: SeenSigns = {
  messages: 0,
  own: 0,
  withSender: 0,
  withTime: 0,
  both: 0,
  lost: 0,
  crowded: 0,
  sideless: 0,
  compared: 0,
  otherSide: 0,
  silenced: 0,
  emptied: 0,
  otherWords: 0,
};

/** A pane of `messages`, the first `own` of them the user's, of which everything was found; `other` says what was not. */
function look(messages: number, own: number, other: Partial<PageSigns> = {}, seen: Partial<SeenSigns> | null = {}): PageSigns {
  return {
    rows: messages,
    withSide: messages,
    own,
    withSender: messages - own,
    ownWithSender: 0,
    withTime: messages,
    withId: messages,
    unknown: 0,
    sideless: 0,
    refused: 0,
    silent: [],
    seen: seen && {
      ...noSeen,
      messages,
      own,
      withSender: messages - own,
      withTime: messages,
      both: messages,
      compared: messages,
      ...seen,
    },
    ...other,
  };
}

const nothing = { rows: 0, withSide: 0, own: 0, withSender: 0, withTime: 0, withId: 0 } as const;
/** What is usual after so many looks at ten messages, four of them own. */
function usual(looks: number, one: PageSigns = look(10, 4)): Usual | null {
  return Array.from({ length: looks }).reduce<Usual | null>((before) => remember(before, one), null);
}

const alarming: readonly (readonly [string, Usual | null, PageSigns, readonly Change[]])[] = [
  [
    'everything is renamed',
    null,
    look(0, 0, { ...nothing, silent: ['landmark', 'pane', 'row'] }, { messages: 9, own: 4, both: 0 }),
    ['pane', 'rows'],
  ],
  ['no chat is found where one stood', usual(5), nowhere, ['pane']],
  ['only the pane is', null, look(9, 4, { silent: ['pane'] }), ['pane']],
  ['only the rows are', null, look(0, 0, { ...nothing, silent: ['row'] }, { messages: 4, own: 1, both: 0 }), ['rows']],
  ['the rows are, and all are the other side’s', null, look(0, 0, { ...nothing, silent: ['row'] }, { messages: 7, own: 0 }), ['rows']],
  ['the rows of one side are', null, look(6, 0, {}, { messages: 10, own: 4, both: 6, compared: 6, lost: 4 }), ['rows']],
  ['rows now hold a whole group', null, look(4, 2, {}, { messages: 12, own: 5, both: 4, crowded: 3, compared: 4 }), ['rows']],
  [
    'no side is found',
    null,
    look(0, 0, { ...nothing, rows: 8, sideless: 8, silent: ['direction'] }, { messages: 8, own: 3, both: 8, sideless: 8, compared: 0 }),
    ['direction'],
  ],
  [
    'hints take for notices what has sides',
    null,
    look(0, 0, { ...nothing, rows: 7 }, { messages: 7, own: 2, both: 7, compared: 0, silenced: 7 }),
    ['direction'],
  ],
  ['two rows of seven are not understood where all were', usual(1), look(7, 3, { unknown: 2 }), ['words']],
  ['one side is found in all', null, look(8, 0, {}, { own: 3, otherSide: 3 }), ['direction']],
  [
    'no side is found, and the layout is away',
    null,
    look(0, 0, { ...nothing, rows: 8, sideless: 8, silent: ['direction'] }, null),
    ['direction'],
  ],
  ['the sides of a chat without hints are exchanged', usual(1), look(10, 4, { withSender: 4, ownWithSender: 4 }, null), ['direction']],
  [
    'what was said in a chat without hints is taken for notices',
    usual(1, look(10, 4, {}, null)),
    look(0, 0, { ...nothing, rows: 9 }, null),
    ['direction'],
  ],
  [
    'all in a chat without hints is one side’s, where both wrote in each',
    usual(3, look(10, 4, {}, null)),
    look(14, 0, {}, null),
    ['direction'],
  ],
  ['names are shown and not found', null, look(8, 3, { withSender: 0, silent: ['sender'] }, { withSender: 5 }), ['sender']],
  ['names are gone that were always there', usual(3), look(8, 3, { withSender: 0 }, null), ['sender']],
  ['times are shown and not found', null, look(8, 3, { withTime: 0, silent: ['time'] }), ['time']],
  ['times are gone that were always there', usual(1), look(8, 3, { withTime: 0 }, null), ['time']],
  ['half of the times are gone that were always there', usual(3), look(20, 8, { withTime: 10 }, null), ['time']],
  ['half of the names are gone that were always there', usual(3), look(20, 8, { withSender: 6 }, null), ['sender']],
  ['ids are gone', usual(1), look(8, 3, { withId: 0, silent: ['id'] }), ['id']],
  ['words are not where they were', null, look(8, 3, { silent: ['words'], unknown: 8 }), ['words']],
  ['some rows are not understood', null, look(12, 3, { unknown: 5 }), ['words']],
  ['pictures are no longer found in their rows', usual(1), look(10, 3, {}, { emptied: 1 }), ['words']],
  ['some rows are not understood and some by half', usual(1), look(8, 3, { unknown: 1 }, { otherWords: 1 }), ['words']],
  ['some rows have lost their sides', usual(1), look(18, 7, {}, { both: 18, sideless: 2 }), ['direction']],
  [
    'own names are gone that were always there',
    usual(3, look(10, 4, { withSender: 10, ownWithSender: 4 })),
    look(8, 3, { withSender: 5 }, null),
    ['sender'],
  ],
  [
    'the only two own names are gone, and the hint finds none',
    usual(3, look(6, 2, { withSender: 2, ownWithSender: 2 })),
    look(6, 2, { withSender: 0, silent: ['sender'] }, { withSender: 0 }),
    ['sender'],
  ],
  ['half of the words are found', null, look(8, 3, {}, { otherWords: 4 }), ['words']],
];

const harmless: readonly (readonly [string, Usual | null, PageSigns])[] = [
  ['nothing has changed', usual(5), look(10, 4)],
  ['one side alone writes in a chat without hints, and the others are few', usual(2, look(10, 4, {}, null)), look(14, 0, {}, null)],
  ['one side alone writes in a chat without hints, as it often is', usual(5, look(10, 1, {}, null)), look(14, 0, {}, null)],
  ['a chat without hints holds a few notices', usual(5, look(10, 4, {}, null)), look(0, 0, { ...nothing, rows: 4 }, null)],
  ['a new chat', usual(5), look(0, 0, { ...nothing, silent: ['row'] }, { messages: 0, both: 0, compared: 0 })],
  ['a pane of notices alone', usual(5), look(0, 0, { ...nothing, rows: 4 }, { messages: 0, both: 4, compared: 0 })],
  ['two messages', usual(5), look(2, 1, { withSender: 0, withTime: 0, withId: 0, silent: ['sender', 'time', 'id'] })],
  ['half of the times are gone, and it is not known yet whether they are always there', usual(2), look(20, 8, { withTime: 10 }, null)],
  ['a console that does not time all of its messages', usual(3, look(10, 4, { withTime: 9 })), look(20, 8, { withTime: 10 })],
  ['messages on their way that have no id yet', usual(5), look(10, 4, { withId: 8 })],
  ['nobody of ours has written', usual(5), look(10, 0)],
  ['only we have written', usual(5), look(10, 10, { silent: ['sender'] }, { withSender: 0 })],
  ['a console that names nobody in single chats', usual(2), look(10, 4, { withSender: 0, silent: ['sender'] }, { withSender: 0 })],
  ['a row of another look among many', usual(5), look(10, 4, {}, { messages: 11, lost: 1 })],
  ['a banner and a typing mark among many', usual(5), look(40, 14, {}, { messages: 42, lost: 2 })],
  ['one message that the layout puts on the other side', usual(5), look(10, 4, {}, { otherSide: 1 })],
  ['a layout that has always been wrong about sides', usual(5, look(10, 4, {}, { otherSide: 6 })), look(10, 4, {}, { otherSide: 6 })],
  ['kinds of message that have never been understood', usual(5, look(10, 4, { unknown: 5 })), look(10, 4, { unknown: 5 })],
  ['a pane elsewhere that is no chat', null, look(0, 0, { ...nothing, silent: ['pane', 'row'] }, { messages: 2, own: 0 })],
  ['a list elsewhere, all on one side', null, look(0, 0, { ...nothing, silent: ['pane', 'row'] }, { messages: 5, own: 0 })],
  ['a few notices that look like messages', usual(5), look(10, 4, { rows: 13 }, { messages: 13, both: 13, silenced: 3 })],
  ['one row of many that is not understood', usual(5), look(10, 4, { unknown: 1 }, { otherWords: 0 })],
  ['rows without a side where there always were some', usual(5, look(20, 8, {}, { sideless: 2 })), look(20, 8, {}, { sideless: 3 })],
  ['a message too long to take', usual(5), look(10, 4, { refused: 1 })],
];

describe('what has changed', () => {
  test.each(alarming)('%s', (_, before, now, expected) => expect(changes(before, now)).toEqual(expected));
});

describe('what is as ever', () => {
  test.each(harmless)('%s', (_, before, now) => expect(changes(before, now)).toEqual([]));
});

const anyCount = fc.integer({ min: 0, max: 60 });
const anyHealthy = fc
  .record({ messages: anyCount, own: anyCount, named: fc.boolean(), timed: fc.boolean(), ids: fc.boolean() })
  .map(({ messages, own, named, timed, ids }) => {
    const ours = Math.min(own, messages);
    const senders = named ? messages - ours : 0;
    const found = { withSender: senders, withTime: timed ? messages : 0, withId: ids ? messages : 0 };
    return look(messages, ours, found, { withSender: senders, withTime: found.withTime });
  });

test('a page that is as it was when it was first seen has not changed, however often it is looked at', () => {
  fc.assert(
    fc.property(anyHealthy, fc.integer({ min: 0, max: 6 }), (one, looks) => {
      expect(changes(usual(looks, one), one)).toEqual([]);
    }),
  );
});

test('panes too small to tell change nothing, whatever was usual and whatever is missing', () => {
  const small = fc
    .integer({ min: 0, max: 2 })
    .map((messages) =>
      look(
        messages,
        0,
        { withSender: 0, withTime: 0, withId: 0, silent: ['direction', 'sender', 'time', 'id', 'words'] },
        { withSender: 0 },
      ),
    );
  fc.assert(
    fc.property(anyHealthy, small, (before, now) => {
      expect([isTelling(now), changes(usual(4, before), now)]).toEqual([false, []]);
    }),
  );
});

test('what is usual is what all looks had: a chat that lacks something lowers it for good, in any order', () => {
  fc.assert(
    fc.property(fc.array(anyHealthy, { minLength: 1, maxLength: 8 }), (looks) => {
      const known = looks.reduce<Usual | null>(remember, null);
      expect(looks.toReversed().reduce<Usual | null>(remember, null)).toEqual(known);
      for (const each of looks) expect(changes(known, each)).toEqual([]);
    }),
  );
});
