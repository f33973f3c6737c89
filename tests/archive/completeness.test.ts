import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { completeness, gapStatement, momentOf } from '../../src/archive/completeness/statement';
import { completenessText, gapLine, shortText, type Speech } from '../../src/archive/completeness/words';
import type { GapRow } from '../../src/archive/stored';
import type { MessageTime, Precision } from '../../src/domain/message';

type Texts = Readonly<Record<string, { readonly message: string } | undefined>>;

function speechIn(language: 'en' | 'zh_CN' | 'zh_TW'): Speech {
  const texts: Texts = JSON.parse(readFileSync(new URL(`../../_locales/${language}/messages.json`, import.meta.url), 'utf8'));
  return {
    text: (key, ...parts) => (texts[key]?.message ?? `no ${key}`).replace(/\$(\d)/g, (_, at: string) => parts[Number(at) - 1] ?? ''),
    language: language.replace('_', '-'),
    when: ({ at, day, precision }) =>
      precision === 'day' ? day : new Date(at + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' '),
  };
}

const en = speechIn('en');
const time = (clock: string | null, precision: Precision = 'minute'): MessageTime => ({
  iso: clock === null ? null : `2026-${clock.replace(' ', 'T')}:00+08:00`,
  precision: clock === null ? 'none' : precision,
  raw: null,
  source: null,
});

type Scene = {
  readonly gaps?: readonly GapRow[];
  readonly fromStart?: boolean;
  readonly first?: string | null;
  readonly last?: string | null;
};

/** A conversation whose messages at orders 1, 2, 3 … were on those days of October at noon, except for those at `untimed`. */
function said({ gaps = [], fromStart = false, first = '10-01 12:00', last = '11-20 14:30' }: Scene, untimed: readonly number[] = []) {
  const edges = gaps.flatMap(({ after, before }) => [after, before]);
  const at = new Map(edges.map((order) => [order, time(untimed.includes(order) ? null : `10-${String(order).padStart(2, '0')} 12:00`)]));
  return completeness({ gaps, fromStart }, { first: time(first), last: time(last), at });
}

test('a transcript is complete up to when its page was last seen to end with the last message', () => {
  const times = { first: time('10-01 12:00'), last: time('11-20 14:30'), at: new Map() };
  const to = (lastSeen: string) => completeness({ gaps: [], fromStart: false }, { ...times, lastSeen });
  expect(completenessText(to('2026-11-24T09:10:20+08:00'), en)).toBe('Complete from 10-01 12:00 to 11-24 09:10');
  expect(completenessText(to('2026-11-20T14:29:00+08:00'), en)).toBe('Complete from 10-01 12:00 to 11-20 14:30');
});

const one: readonly GapRow[] = [{ after: 2, before: 4 }];

describe('a statement on completeness', () => {
  test.each<[string, Scene, readonly number[], string]>([
    ['without a gap', {}, [], 'Complete from 10-01 12:00 to 11-20 14:30'],
    ['without a gap, its end untimed', { last: null }, [], 'Complete from 10-01 12:00 on'],
    ['without a gap, its first message untimed', { first: null }, [], 'Complete from the first archived message to 11-20 14:30'],
    ['without a gap or a time', { first: null, last: null }, [], 'Complete from the first archived message on'],
    ['from the start', { fromStart: true }, [], 'Complete from the very beginning to 11-20 14:30'],
    ['from the start, its end untimed', { fromStart: true, last: null }, [], 'Complete from the very beginning'],
    ['of one minute', { first: '11-20 14:30' }, [], 'Complete only for 11-20 14:30'],
    [
      'with a gap',
      { gaps: one },
      [],
      'Complete from 10-04 12:00 to 11-20 14:30; gap between 10-02 12:00 and 10-04 12:00; archived since 10-01 12:00',
    ],
    [
      'with a gap, from the start',
      { gaps: one, fromStart: true },
      [],
      'Complete from 10-04 12:00 to 11-20 14:30; gap between 10-02 12:00 and 10-04 12:00; archived from the very beginning',
    ],
    [
      'with a gap before a message without a time',
      { gaps: one },
      [4],
      'Complete from the last gap to 11-20 14:30; gap after 10-02 12:00; archived since 10-01 12:00',
    ],
    [
      'with a gap behind a message without a time',
      { gaps: one, first: null },
      [2],
      'Complete from 10-04 12:00 to 11-20 14:30; gap before 10-04 12:00',
    ],
    [
      'with a gap between two messages without a time',
      { gaps: one, first: null, last: null },
      [2, 4],
      'Complete since the last gap; gap between two messages without a time',
    ],
    [
      'with more gaps than are told, the newest first',
      { gaps: [1, 3, 5, 7, 9].map((after) => ({ after, before: after + 1 })) },
      [],
      'Complete from 10-10 12:00 to 11-20 14:30; gap between 10-09 12:00 and 10-10 12:00; gap between 10-07 12:00 and 10-08 12:00; gap between 10-05 12:00 and 10-06 12:00; and 2 more gaps; archived since 10-01 12:00',
    ],
    [
      'with one gap more than is told',
      { gaps: [1, 3, 5, 7].map((after) => ({ after, before: after + 1 })), first: null, last: null },
      [1, 2, 3, 4, 5, 6, 7, 8],
      'Complete since the last gap; gap between two messages without a time; gap between two messages without a time; gap between two messages without a time; and 1 more gap',
    ],
  ])('%s', (_, scene, untimed, words) => expect(completenessText(said(scene, untimed), en)).toBe(words));

  test('of a conversation that is empty', () => {
    const empty = completeness({ gaps: [], fromStart: true }, { first: undefined, last: undefined, at: new Map() });
    expect([completenessText(empty, en), shortText(empty, en)]).toEqual(['Nothing is archived yet', 'Nothing is archived yet']);
  });

  test.each<[Scene, string]>([
    [{}, 'Complete from 10-01 12:00 on'],
    [{ fromStart: true }, 'Complete from the very beginning'],
    [{ first: null }, 'Complete from the first archived message on'],
    [{ gaps: one }, '1 gap'],
    [{ gaps: [...one, { after: 6, before: 7 }] }, '2 gaps'],
  ])('in few words: %j', (scene, words) => expect(shortText(said(scene), en)).toBe(words));

  test.each([
    ['zh_CN', '从 10-04 12:00 到 11-20 14:30 完整；10-02 12:00 与 10-04 12:00 之间有缺口；从最开头起存档'],
    ['zh_TW', '自 10-04 12:00 至 11-20 14:30 完整；10-02 12:00 與 10-04 12:00 之間有缺口；自最開頭起存檔'],
  ] as const)('in %s', (language, words) => expect(completenessText(said({ gaps: one, fromStart: true }), speechIn(language))).toBe(words));
});

describe('the row of a gap', () => {
  const gap = (marks: Partial<GapRow>, from = '10-01 09:12', to = '10-03 14:02') =>
    gapStatement({ after: 1, before: 2, ...marks }, time(from), time(to));
  test.each([
    ['plain', gap({}), 'Messages may be missing here, between 10-01 09:12 and 10-03 14:02'],
    [
      'of one unread row',
      gap({ rows: 1 }),
      'Messages may be missing here, between 10-01 09:12 and 10-03 14:02 (1 message there could not be read)',
    ],
    ['passed over without an unread row', gap({ rows: 0 }), 'Messages may be missing here, between 10-01 09:12 and 10-03 14:02'],
    [
      'of parts in no known order, which show the later one first',
      gap({ order: 'guessed' }, '10-03 14:02', '10-01 09:12'),
      'Messages may be missing here, between 10-01 09:12 and 10-03 14:02 (the order of the two parts is not known)',
    ],
    [
      'that may show the same',
      gap({ overlap: true, rows: 12 }),
      'Messages may be missing here, between 10-01 09:12 and 10-03 14:02 (12 messages there could not be read; the two parts may show some of the same messages)',
    ],
    ['within a minute', gap({}, '10-01 09:12', '10-01 09:12'), 'Messages may be missing here, at about 10-01 09:12'],
    [
      'behind an untimed message',
      gapStatement({ after: 1, before: 2 }, time(null), time('10-03 14:02')),
      'Messages may be missing here, before 10-03 14:02',
    ],
    [
      'before an untimed message',
      gapStatement({ after: 1, before: 2 }, time('10-01 09:12'), undefined),
      'Messages may be missing here, after 10-01 09:12',
    ],
    ['between untimed messages', gapStatement({ after: 1, before: 2 }, time(null), time(null)), 'Messages may be missing here'],
    [
      'whose one end is only known by its day',
      gapStatement({ after: 1, before: 2 }, time('10-01 00:00', 'day'), time('10-03 14:02')),
      'Messages may be missing here, between 2026-10-01 and 10-03 14:02',
    ],
  ])('%s', (_, statement, words) => expect(gapLine(statement, en)).toBe(words));
});

test('a time of which not even the day is known is none', () => {
  expect(momentOf({ iso: null, precision: 'none', raw: '刚刚', source: 'row' })).toBeNull();
  expect(momentOf({ iso: '2026-10-03T00:00:00+08:00', precision: 'none', raw: null, source: null })).toBeNull();
});
