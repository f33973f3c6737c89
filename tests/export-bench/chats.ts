import type { MessageRecord } from '../../src/domain/message';
import type { ExportRequest } from '../../src/export/request';
import { type ExportKey, wordsFrom } from '../../src/export/words';
import messages from '../../_locales/en/messages.json';

/** What people write to shops and shops to people; `#` becomes a number, so that few messages are the same. */
const said = [
  '您好，这件外套还有货吗？我想要 # 件，黑色的，谢谢。',
  '亲，有货的，今天下午四点前付款当天就能发出，订单号 22081#EGS，请您放心。',
  '請問可以開發票嗎？統一編號是 1234#，麻煩您了，謝謝。',
  '這款商品目前只剩 # 個，建議您儘早下單喔 😊',
  'สวัสดีค่ะ สินค้าชิ้นนี้มีกี่สีคะ ต้องการ # ชิ้น จัดส่งวันนี้ได้ไหมคะ',
  'ส่งได้ค่ะ ประมาณ # วันทำการ ขอบคุณค่ะ 🙏',
  'Chào bạn, đơn hàng # đã được gửi đi rồi nhé! Bạn vui lòng kiểm tra điện thoại.',
  'Hello, has parcel no. # left the warehouse already? The tracking page does not show anything since Monday.',
  'Ok 👍',
  '好的',
  'Halo kak, barangnya masih ada? Saya mau beli # pcs, bisa dikirim hari ini?',
  '这个尺码偏小，建议拍大一码；如果不合适，七天内可以退换，运费由我们承担。编号 #。',
] as const;

const words = wordsFrom((key: ExportKey, ...parts: string[]) =>
  messages[key].message.replace(/\$(\d)/g, (_, number: string) => parts[Number(number) - 1] ?? ''),
);

const begin = Date.UTC(2026, 8, 1, 1);
const apart = 7 * 60_000;
const key = 'shopee-seller|shop:anna|40012';

/** The record at a place of the made-up chat. */
export function recordAt(index: number): MessageRecord {
  const iso = `${new Date(begin + index * apart).toISOString().slice(0, 19)}+00:00`;
  const isOurs = index % 3 === 1;
  const text = (said[(index * 7) % said.length] ?? '').replace('#', String(1000 + ((index * 7919) % 9000)));
  return {
    console: 'shopee-seller',
    account: 'shop:anna',
    peer: { id: '40012', name: 'buyer88' },
    conversation: key,
    id: `m${index}`,
    platformId: null,
    position: index,
    direction: isOurs ? 'out' : 'in',
    sender: isOurs ? 'shop:anna' : 'buyer88',
    time: { iso, precision: 'second', raw: null, source: 'row' },
    kind: 'text',
    text,
    attachments: [],
    orders: [],
    flags: [],
    versions: [{ at: iso, what: 'first', text }],
    seen: { first: iso, last: iso, by: ['w1'], how: 'seen' },
  };
}

/** A message as every contestant shows it. */
export type Shown = {
  readonly number: number;
  readonly isOurs: boolean;
  readonly who: string;
  readonly when: string;
  readonly text: string;
};

/** The messages in the words and the order in which all contestants show them. */
export function* shown(count: number): Generator<Shown> {
  for (let index = 0; index < count; index += 1) {
    const { direction, sender, time, text } = recordAt(index);
    const when = `${time.iso?.slice(0, 10)} ${time.iso?.slice(11, 19)} +00:00`;
    yield { number: index + 1, isOurs: direction === 'out', who: sender ?? '', when, text };
  }
}

export const title = 'Shopee Seller · shop:anna ↔ buyer88';

/** An export of so many messages of the chat. */
export function requestFor(count: number): ExportRequest {
  const moment = { at: begin, day: '2026-09-01', precision: 'second' } as const;
  const completeness = { isEmpty: false, fromStart: false, first: moment, last: moment, since: moment, gapCount: 0, gaps: [] } as const;
  function* entries() {
    for (let index = 0; index < count; index += 1) yield { entry: 'message', message: recordAt(index) } as const;
  }
  return {
    title,
    conversations: [
      {
        key,
        console: 'shopee-seller',
        consoleName: 'Shopee Seller',
        account: 'shop:anna',
        peer: { id: '40012', name: 'buyer88' },
        orders: [],
        completeness,
      },
    ],
    range: { from: null, to: null },
    isPart: false,
    entries: entries(),
    language: 'en',
    timeZone: 'UTC',
    madeAt: begin,
    extensionVersion: '0.1.0',
    words,
  };
}
