import { describe, expect, test } from 'vitest';
import { NotADingTalkExport, readDingTalkExport } from './dingtalk-export';
import { dingTalkSightings, ownKey, peopleIn } from './dingtalk-sightings';

const message = (id: string, sender: string, createTime: string, content: string, more = {}) => ({
  openMessageId: id,
  sender,
  senderOpenDingTalkId: `D-${sender}`,
  createTime,
  content,
  msgType: 'text',
  ...more,
});
const single = {
  openConversationId: 'cid-1==',
  title: '周婷',
  singleChat: true,
  messages: [
    message('m3', '周婷', '2026-07-19 13:37:05', '[图片消息](mediaId=@abc)'),
    message('m2', '林远', '2026-07-19 13:37:03', '发我看看'),
    message('m1', '周婷', '2026-07-19 13:37:03', '合同改好了'),
  ],
};
const group = {
  openConversationId: 'cid-2==',
  title: '售后群',
  singleChat: false,
  messages: [
    message('g1', '林远', '2026-07-20 09:00:00', '早'),
    message('g2', 'null', '2026-07-20 09:01:00', 'x||2||1||1', { senderOpenDingTalkId: null }),
  ],
};
const moment = { at: 1_800_000_000_000, newId: () => 'id', version: '0.1.0' };

describe('a list of all conversations', () => {
  const file = readDingTalkExport(JSON.stringify({ result: { conversationMessagesList: [single, group], hasMore: false } }));
  test('is read oldest first, with the order of one second kept', () =>
    expect(file.conversations[0]?.messages.map(({ id }) => id)).toEqual(['m1', 'm2', 'm3']));
  test('tells who the user is by the single chat', () => expect(ownKey(file)).toBe('D-林远'));
  test('lists everyone who wrote', () => expect(peopleIn(file).map(({ name }) => name)).toEqual(['周婷', '林远']));
  test('becomes sightings with sides, kinds and ids', () => {
    const [first, second] = dingTalkSightings(file, 'D-林远', moment);
    expect(first).toMatchObject({
      console: 'dingtalk',
      how: 'imported',
      parties: { account: '林远', peer: { name: '周婷' }, conversationId: 'cid-1==' },
    });
    expect(first?.rows.map((row) => [row.direction, row.kind, row.platformId])).toEqual([
      ['in', 'text', 'm1'],
      ['out', 'text', 'm2'],
      ['in', 'image', 'm3'],
    ]);
    expect(second?.rows.map((row) => [row.direction, row.kind, row.sender])).toEqual([
      ['out', 'text', '林远'],
      ['in', 'unknown', null],
    ]);
  });
});

test('the shortcut’s field names and epoch times are read too', () => {
  const file = readDingTalkExport(
    JSON.stringify({
      messages: [
        {
          messageId: 'a',
          conversationId: 'c',
          sender: '周婷',
          senderId: 'D1',
          messageType: 'markdown',
          createTime: 1_757_900_000_000,
          text: '**好**',
        },
      ],
    }),
  );
  expect(file.conversations).toMatchObject([{ id: 'c', messages: [{ id: 'a', kind: 'text', text: '**好**', time: '1757900000000' }] }]);
  expect(dingTalkSightings(file, 'D2', moment)[0]?.rows[0]?.time).toMatchObject({ text: null, attribute: '1757900000000' });
});

test('forwarded messages stand below the one that carries them', () => {
  const file = readDingTalkExport(
    JSON.stringify([
      message('m', '周婷', '2026-07-20 21:41:21', '聊天记录', {
        forwardMessages: [{ sender: '冬青', content: '周报', createTime: '2026-07-19 23:35:40' }],
      }),
    ]),
  );
  expect(file.conversations[0]?.messages[0]?.text).toBe('聊天记录\n> 2026-07-19 23:35:40 冬青: 周报');
});

test('long conversations are cut into runs that overlap', () => {
  const file = readDingTalkExport(
    JSON.stringify(Array.from({ length: 1000 }, (_, n) => message(`m${n}`, '周婷', '2026-07-20 21:41:21', `${n}`))),
  );
  const sightings = dingTalkSightings(file, 'x', moment);
  expect(sightings.map(({ rows }) => rows.length)).toEqual([500, 500, 40]);
  expect(sightings[1]?.rows[0]?.platformId).toBe('m480');
});

test.each([
  ['{', /JSON/],
  ['{"messages":[{"createTime":{}}]}', /messages/],
  ['{"hello":1}', /no messages/],
])('%s is refused, saying where', (json, words) => {
  expect(() => readDingTalkExport(json)).toThrow(NotADingTalkExport);
  expect(() => readDingTalkExport(json)).toThrow(words);
});
