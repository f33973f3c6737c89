import type { Preset } from '../preset';

const mega = 1_000_000;

/** Answering a card chargeback. The limits are those of one card network (American Express), as a payment provider states them. */
export const chargeback: Preset = {
  id: 'chargeback',
  name: { en: 'Card chargeback', zh_CN: '信用卡拒付', zh_TW: '信用卡爭議款' },
  zone: null,
  asks: [
    {
      id: 'chat',
      words: { en: 'Communication with the customer', zh_CN: '与客户的沟通记录', zh_TW: '與客戶的溝通紀錄' },
      kinds: ['conversation', 'days', 'messages'],
    },
    { id: 'order', words: { en: 'Receipt or order', zh_CN: '收据或订单', zh_TW: '收據或訂單' }, kinds: ['order'] },
    { id: 'shipping', words: { en: 'Proof of shipping or delivery', zh_CN: '发货或签收凭证', zh_TW: '出貨或簽收證明' }, kinds: [] },
    {
      id: 'policy',
      words: { en: 'Refund policy as the customer saw it', zh_CN: '客户看到的退款政策', zh_TW: '客戶看到的退款政策' },
      kinds: [],
    },
    { id: 'summary', words: { en: 'A short summary', zh_CN: '简要说明', zh_TW: '簡要說明' }, kinds: ['note'] },
  ],
  areAsksSure: true,
  limits: {
    files: [
      {
        types: [
          'application/pdf',
          'image/jpeg',
          'image/tiff',
          'application/msword',
          'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        ],
        bytes: 5 * mega,
      },
    ],
    count: 5,
    bytes: 25 * mega,
  },
  deadlines: [
    {
      id: 'answer',
      days: 5,
      counts: 'business',
      words: { en: 'Answer the chargeback', zh_CN: '答复拒付', zh_TW: '答覆爭議款' },
      from: { en: 'the day of the notice', zh_CN: '收到通知当天', zh_TW: '收到通知當天' },
      isSure: false,
    },
  ],
  remarks: [
    {
      en: 'Networks differ: the figures here are American Express’s; Discover takes 3 MB in all. Your bank or payment provider has the last word.',
      zh_CN: '各卡组织限制不同：此处为美国运通的限制，Discover 总共只接受 3 MB。请以您的收单行或支付服务商为准。',
      zh_TW: '各發卡組織限制不同：此處為美國運通的限制，Discover 總共只接受 3 MB。請以您的收單行或金流服務商為準。',
    },
    {
      en: 'Banks read 20 pages at most, and neither video nor sound.',
      zh_CN: '银行最多阅读 20 页，不看视频，不听录音。',
      zh_TW: '銀行最多閱讀 20 頁，不看影片，不聽錄音。',
    },
  ],
  sources: [
    { url: 'https://www.checkout.com/docs/payments/process-disputes/dispute-evidence-file-requirements', seen: '2026-11-22' },
    {
      url: 'https://support.waveapps.com/hc/en-us/articles/360052936371-Putting-together-your-chargeback-documents',
      seen: '2026-11-22',
    },
    { url: 'https://hailpilot.com/tools/evidence-checklist', seen: '2026-11-22' },
  ],
};
