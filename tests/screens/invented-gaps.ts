import type { Conversation, StoredMessage } from '../../src/archive/ports';
import type { GapRow } from '../../src/archive/stored';
import type { Version } from '../../src/domain/message';
import { aConversation, aMessage, type Invented, iso, type Line, now, summed } from './invented';

const hour = 3_600_000;

const talk: readonly Line[] = [
  ['in', '请问这款还有货吗？'],
  ['out', '有的，今天下单今天发货'],
  ['in', 'Great, can you send two of them?'],
  ['out', '可以，地址不变吗？'],
  ['in', '不变，谢谢'],
];

const untimed = { time: { iso: null, precision: 'none', raw: null, source: null } } as const;

/** Five messages a day over several days, the last one today; those at `timeless` show no time. */
function talked(conversation: Conversation, days: number, timeless: readonly number[] = []): readonly StoredMessage[] {
  return Array.from({ length: days * talk.length }, (_, index) => {
    const [direction, text] = talk[index % talk.length] ?? ['in', ''];
    const at = now - hour - (days - 1 - Math.floor(index / talk.length)) * 24 * hour + (index % talk.length) * 7 * 60_000;
    return aMessage(conversation, index + 1, at, [direction, text, timeless.includes(index + 1) ? untimed : {}]);
  });
}

type Gapped = { readonly gaps?: readonly GapRow[]; readonly fromStart?: boolean; readonly timeless?: readonly number[] };

function gapped(key: string, peer: string, days: number, { gaps = [], fromStart = false, timeless }: Gapped): Invented {
  const conversation = aConversation(key, 'shopee-seller', 'anna_shop', peer);
  const messages = talked(conversation, days, timeless);
  return { conversations: [{ ...summed(conversation, messages), gaps, fromStart }], messages: new Map([[key, messages]]) };
}

const version = (clock: string, what: Version['what'], text: string, since?: string): Version => ({
  at: `2026-11-20T${clock}:00+08:00`,
  what,
  text,
  ...(since === undefined ? {} : { since: `2026-11-20T${since}:00+08:00` }),
});

/** Edited once and twice, recalled within a minute, within an hour, and after an edit. */
const changed: readonly Line[] = [
  ['out', '周五发货', { versions: [version('13:00', 'first', '周四发货'), version('13:20', 'edit', '周五发货', '13:05')] }],
  [
    'out',
    'The refund is 40 dollars, and it will be with you within three days.',
    {
      versions: [
        version('13:01', 'first', 'The refund is 60 dollars, and it will be with you within three days.'),
        version('13:20', 'edit', 'The refund is 50 dollars, and it will be with you within three days.', '13:06'),
        version('13:55', 'edit', 'The refund is 40 dollars, and it will be with you within three days.', '13:40'),
      ],
    },
  ],
  ['in', '我要投诉', { versions: [version('14:02', 'first', '我要投诉'), version('14:10', 'recall', '对方撤回了一条消息', '14:02')] }],
  ['in', '算了', { versions: [version('14:11', 'first', '算了'), version('14:11', 'recall', '', '14:11')] }],
  // A page that says so today, and said nothing of it when the messages around it were seen.
  ['in', '我早就说过要退货', { seen: { first: iso(now), last: iso(now), by: ['this'], how: 'seen' } }],
  [
    'out',
    '可以退一半',
    {
      versions: [
        version('14:12', 'first', '可以全退'),
        version('14:15', 'edit', '可以退一半', '14:13'),
        { at: iso(now), what: 'recall', text: '你撤回了一条消息', since: '2026-11-20T14:20:00+08:00' },
      ],
    },
  ],
];

function changedChat(): Invented {
  const conversation = aConversation('versions', 'wangwang', 'tb_lin2019', '木木家居旗舰店');
  const start = Date.UTC(2026, 10, 20, 5);
  const messages = changed.map((line, index) => aMessage(conversation, index + 1, start + index * 15 * 60_000, line));
  return { conversations: [summed(conversation, messages)], messages: new Map([['versions', messages]]) };
}

/** A conversation whose gap is filled once it `isFilled`. */
export function fillingArchive(isFilled: () => boolean): Invented {
  const whole = gapped('one', 'buyer88', 4, {});
  const messages = whole.messages.get('one') ?? [];
  const parts = messages.filter(({ order }) => order < 6 || order > 15);
  const [conversation] = whole.conversations;
  return {
    get conversations() {
      return conversation ? [{ ...conversation, gaps: isFilled() ? [] : [{ after: 5, before: 16 }] }] : [];
    },
    get messages() {
      return new Map([['one', isFilled() ? messages : parts]]);
    },
  };
}

/** Conversations in every state of completeness, and one whose messages were edited and recalled. */
export function gappedArchive(): Invented {
  const all = [
    gapped('whole', '全部在这里', 3, { fromStart: true }),
    gapped('since', 'nguyenthuha.92', 3, {}),
    gapped('one', 'buyer88', 4, { gaps: [{ after: 15, before: 16, rows: 3 }] }),
    gapped('many', 'somchai_99', 9, { fromStart: true, gaps: [5, 10, 15, 20, 25, 30, 40].map((after) => ({ after, before: after + 1 })) }),
    gapped('guessed', 'דנה כהן', 3, {
      gaps: [
        { after: 5, before: 6, order: 'guessed', overlap: true },
        { after: 11, before: 12, order: 'guessed', rows: 1 },
      ],
      timeless: [11, 12],
    }),
    changedChat(),
  ];
  return {
    conversations: all.flatMap(({ conversations }) => conversations),
    messages: new Map(all.flatMap(({ messages }) => [...messages])),
  };
}
