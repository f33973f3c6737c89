import { type Preset, unknownLimits } from '../preset';

/**
 * Refund disputes of Taobao and Tmall, and those into which the platform's staff (小二) step in. No page that states limits or deadlines was
 * at hand, so none stand here.
 */
export const taobao: Preset = {
  id: 'taobao',
  name: { en: 'Taobao / Tmall dispute', zh_CN: '淘宝 / 天猫维权', zh_TW: '淘寶／天貓維權' },
  zone: 'Asia/Shanghai',
  asks: [
    {
      id: 'chat',
      words: { en: 'Chat on Wangwang', zh_CN: '旺旺聊天记录', zh_TW: '旺旺聊天紀錄' },
      kinds: ['conversation', 'days', 'messages'],
    },
    { id: 'order', words: { en: 'The order', zh_CN: '订单信息', zh_TW: '訂單資訊' }, kinds: ['order'] },
    {
      id: 'photos',
      words: { en: 'Photos of the goods', zh_CN: '商品实物照片', zh_TW: '商品實物照片' },
      kinds: ['file'],
      type: 'image/',
    },
    { id: 'shipping', words: { en: 'Shipping or delivery record', zh_CN: '物流或签收凭证', zh_TW: '物流或簽收憑證' }, kinds: [] },
    { id: 'account', words: { en: 'What happened, in your words', zh_CN: '情况说明', zh_TW: '情況說明' }, kinds: ['note'] },
  ],
  areAsksSure: false,
  limits: unknownLimits,
  deadlines: [],
  remarks: [
    {
      en: 'The dispute’s own page counts down the time left: enter that date.',
      zh_CN: '维权详情页会显示剩余时间，请按该页填写截止时间。',
      zh_TW: '維權詳情頁會顯示剩餘時間，請依該頁填寫截止時間。',
    },
  ],
  sources: [],
};
