import { type Preset, unknownLimits } from '../preset';

/** Disputes on 1688. No page that states limits or deadlines was at hand, so none stand here. */
export const alibaba1688: Preset = {
  id: '1688',
  name: { en: '1688 dispute', zh_CN: '1688 交易纠纷', zh_TW: '1688 交易糾紛' },
  zone: 'Asia/Shanghai',
  asks: [
    {
      id: 'chat',
      words: { en: 'Chat with the other side', zh_CN: '双方聊天记录', zh_TW: '雙方聊天紀錄' },
      kinds: ['conversation', 'days', 'messages'],
    },
    { id: 'order', words: { en: 'The order', zh_CN: '订单信息', zh_TW: '訂單資訊' }, kinds: ['order'] },
    { id: 'photos', words: { en: 'Photos of the goods', zh_CN: '货物照片', zh_TW: '貨物照片' }, kinds: ['file'], type: 'image/' },
    {
      id: 'agreed',
      words: { en: 'What was agreed (quality, price, date)', zh_CN: '约定内容（质量、价格、交期）', zh_TW: '約定內容（品質、價格、交期）' },
      kinds: [],
    },
    { id: 'shipping', words: { en: 'Shipping or delivery record', zh_CN: '物流或签收凭证', zh_TW: '物流或簽收憑證' }, kinds: [] },
  ],
  areAsksSure: false,
  limits: unknownLimits,
  deadlines: [],
  remarks: [
    {
      en: 'The dispute’s own page counts down the time left: enter that date.',
      zh_CN: '退款详情页会显示剩余时间，请按该页填写截止时间。',
      zh_TW: '退款詳情頁會顯示剩餘時間，請依該頁填寫截止時間。',
    },
  ],
  sources: [],
};
