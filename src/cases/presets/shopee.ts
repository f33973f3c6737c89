import type { Preset } from '../preset';

/** Refunds and returns on Shopee. Limits and asks are those of its help pages for Singapore and the Philippines; other markets may differ. */
export const shopee: Preset = {
  id: 'shopee',
  name: { en: 'Shopee refund or return', zh_CN: 'Shopee 退货退款', zh_TW: '蝦皮退貨退款' },
  zone: null,
  asks: [
    {
      id: 'chat',
      words: { en: 'Chat that shows you tried to settle it', zh_CN: '与对方协商的聊天记录', zh_TW: '與對方協商的聊天紀錄' },
      kinds: ['conversation', 'days', 'messages', 'order'],
    },
    {
      id: 'photos',
      words: { en: 'Photos or video of the goods', zh_CN: '商品照片或视频', zh_TW: '商品照片或影片' },
      kinds: ['file'],
    },
    { id: 'waybill', words: { en: 'Photo of the parcel with its waybill', zh_CN: '包裹及面单照片', zh_TW: '包裹及託運單照片' }, kinds: [] },
    { id: 'shipping', words: { en: 'Proof of shipping (sellers)', zh_CN: '发货凭证（卖家）', zh_TW: '出貨證明（賣家）' }, kinds: [] },
  ],
  areAsksSure: true,
  limits: {
    files: [
      { types: ['image/*'], bytes: 10_000_000 },
      { types: ['video/*'], bytes: 30_000_000 },
    ],
    count: null,
    bytes: null,
  },
  deadlines: [
    {
      id: 'refund',
      days: 5,
      counts: 'calendar',
      words: { en: 'Dispute a refund', zh_CN: '对退款提出争议', zh_TW: '對退款提出爭議' },
      from: { en: 'the day of the request', zh_CN: '买家申请当天', zh_TW: '買家申請當天' },
      isSure: false,
    },
    {
      id: 'return',
      days: 2,
      counts: 'calendar',
      words: { en: 'Dispute a returned item', zh_CN: '对退回商品提出争议', zh_TW: '對退回商品提出爭議' },
      from: { en: 'the day it came back', zh_CN: '收到退货当天', zh_TW: '收到退貨當天' },
      isSure: false,
    },
  ],
  remarks: [
    {
      en: 'A video may last one minute at most.',
      zh_CN: '视频最长 1 分钟。',
      zh_TW: '影片最長 1 分鐘。',
    },
    {
      en: 'The help pages name photos and videos only: to be safe, show a chat as pictures.',
      zh_CN: '帮助页面只提到照片和视频；为稳妥起见，聊天记录请以图片提交。',
      zh_TW: '說明頁面只提到照片和影片；為求穩妥，聊天紀錄請以圖片提交。',
    },
  ],
  sources: [
    { url: 'https://help.shopee.sg/portal/article/76632', seen: '2026-11-22' },
    { url: 'https://help.shopee.ph/portal/article/81499', seen: '2026-11-22' },
    { url: 'https://hailpilot.com/tools/evidence-checklist', seen: '2026-11-22' },
  ],
};
