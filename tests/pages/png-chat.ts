import { createHash } from 'node:crypto';
import type { ExportEntry } from '../../src/export/request';
import { aGap, aRecord, asEntry } from '../../src/export/testing/sample';
import { picture } from '../support/picture';

/** A picture all of one colour, and what it is known by. */
export const red = picture(200, [200, 30, 30]);
export const redHash = createHash('sha256').update(red).digest('hex');

/** Both sides, three scripts, a gap, a picture, an edit, a recall and a notice. */
export const chat: readonly ExportEntry[] = [
  asEntry(aRecord({ id: 'a', text: 'สวัสดีค่ะ สินค้าพร้อมส่งภายในวันนี้ กรุณารอสักครู่นะคะ ขอบคุณมากค่ะ' })),
  asEntry(
    aRecord({
      id: 'b',
      direction: 'out',
      sender: null,
      text: '您好，請問這雙鞋子還有四十二號的嗎？我想要藍色的，明天可以出貨嗎？謝謝您！👍🏽',
    }),
  ),
  asEntry(aRecord({ id: 'c', text: 'متى سيصل الطلب 220818EGS328B9 من فضلك؟ شكرا جزيلا لكم على سرعة الرد' })),
  { entry: 'gap', gap: aGap({ rows: 3 }) },
  asEntry(
    aRecord({
      id: 'd',
      kind: 'image',
      text: '',
      attachments: [{ kind: 'image', name: 'shoe.png', url: null, sha256: redHash, bytes: red.length, state: 'kept' }],
    }),
  ),
  asEntry(
    aRecord({
      id: 'e',
      direction: 'out',
      sender: null,
      text: 'It is 199, not 299.',
      versions: [
        { at: '2026-11-20T14:30:00+08:00', what: 'first', text: 'It is 299.' },
        { at: '2026-11-20T14:40:00+08:00', what: 'edit', text: 'It is 199, not 299.', since: '2026-11-20T14:35:00+08:00' },
        { at: '2026-11-20T14:50:00+08:00', what: 'recall', text: '', since: '2026-11-20T14:45:00+08:00' },
      ],
    }),
  ),
  asEntry(aRecord({ id: 'f', direction: 'system', sender: null, kind: 'system', text: '聊聊已自動關閉' })),
];
