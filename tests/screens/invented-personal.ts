import type { MessageRecord } from '../../src/domain/message';

type Said = Partial<Pick<MessageRecord, 'text' | 'direction' | 'sender' | 'attachments' | 'versions' | 'kind'>>;

const said: readonly Said[] = [
  { text: '亲，这件外套还有 M 码吗？' },
  { direction: 'out', sender: '木木家居:小周', text: '有的，麻烦发一下收货信息' },
  { text: '王小明，13800138000，浙江省杭州市西湖区文三路123号5栋2单元301室' },
  { text: '身份证也要吗？11010519491231002X' },
  { direction: 'out', sender: '木木家居:小周', text: '不用的，客服热线 400-820-8820，订单 220818EGS328B9 今天发' },
  { text: '退款打到 6222 0200 0000 0000 901，户名王小明' },
  { text: 'Invoice to xiaoming.wang@example.com please, or call +86 139 0013 9000' },
  {
    kind: 'image',
    text: '',
    attachments: [
      {
        kind: 'image',
        name: '小明的外套.jpg',
        url: 'https://img.shop.example/blue.jpg',
        sha256: 'a'.repeat(64),
        bytes: 20_480,
        state: 'kept',
      },
    ],
  },
  { direction: 'out', sender: '木木家居:小周', text: '收到，小明您好，已经登记' },
  { text: 'ขอบคุณค่ะ โทร 081-234-5678 นะคะ' },
];

const at = (index: number): string => `2026-11-20T06:${String(10 + index).padStart(2, '0')}:00.000Z`;

/** A chat in which people tell all that a redaction looks for; names and numbers are made up. */
export const personalRecords: readonly MessageRecord[] = said.map((one, index) => ({
  console: 'wangwang',
  account: '木木家居',
  peer: { id: null, name: '王小明' },
  conversation: 'wangwang/木木家居/王小明',
  id: `p${index}`,
  platformId: null,
  position: index,
  direction: 'in',
  sender: '王小明',
  time: { iso: at(index), precision: 'minute', raw: null, source: 'row' },
  kind: 'text',
  text: '',
  attachments: [],
  orders: [],
  flags: [],
  versions: [{ at: at(index), what: 'first', text: one.text ?? '' }],
  seen: { first: at(index), last: at(index), by: ['w'], how: 'seen' },
  ...one,
}));

/** The same said over and over, for a review of many pages. */
export function* manyPersonalRecords(count: number): Generator<MessageRecord> {
  for (let index = 0; index < count; index += 1) {
    const record = personalRecords[index % personalRecords.length];
    if (record) yield { ...record, id: `p${index}`, position: index };
  }
}
