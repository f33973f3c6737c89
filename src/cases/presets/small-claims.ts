import { type Preset, unknownLimits } from '../preset';

/** A small claim before a court. The deadline is that of the standard directions in England and Wales; courts elsewhere have their own. */
export const smallClaims: Preset = {
  id: 'small-claims',
  name: { en: 'Small claims court', zh_CN: '小额诉讼', zh_TW: '小額訴訟' },
  zone: null,
  asks: [
    { id: 'summary', words: { en: 'One-page summary with dates', zh_CN: '一页的事实经过', zh_TW: '一頁的事實經過' }, kinds: ['note'] },
    {
      id: 'chat',
      words: {
        en: 'Messages that show what was agreed and what happened',
        zh_CN: '能证明约定和经过的聊天记录',
        zh_TW: '能證明約定和經過的聊天紀錄',
      },
      kinds: ['conversation', 'days', 'messages'],
    },
    { id: 'contract', words: { en: 'Contract, order or invoice', zh_CN: '合同、订单或发票', zh_TW: '契約、訂單或發票' }, kinds: ['order'] },
    { id: 'photos', words: { en: 'Photos', zh_CN: '照片', zh_TW: '照片' }, kinds: ['file'], type: 'image/' },
    { id: 'payment', words: { en: 'Proof of payment', zh_CN: '付款凭证', zh_TW: '付款證明' }, kinds: [] },
  ],
  areAsksSure: false,
  limits: unknownLimits,
  deadlines: [
    {
      id: 'documents',
      days: -14,
      counts: 'calendar',
      words: { en: 'Send documents (England and Wales)', zh_CN: '提交材料（英格兰和威尔士）', zh_TW: '提交資料（英格蘭和威爾斯）' },
      from: { en: 'the hearing', zh_CN: '开庭', zh_TW: '開庭' },
      isSure: false,
    },
  ],
  remarks: [
    {
      en: 'Bring three copies (court, other side, yourself) and the device with the original messages.',
      zh_CN: '准备三份（法院、对方、自己），并带上存有原始消息的设备。',
      zh_TW: '準備三份（法院、對方、自己），並帶上存有原始訊息的裝置。',
    },
    {
      en: 'The court’s own directions come first.',
      zh_CN: '以法院的通知为准。',
      zh_TW: '以法院的通知為準。',
    },
  ],
  sources: [
    { url: 'https://vlex.co.uk/vid/steps-between-allocation-and-976772006', seen: '2026-11-22' },
    { url: 'https://legalclarity.org/how-to-submit-evidence-in-small-claims-court', seen: '2026-11-22' },
    { url: 'http://www.azlawhelp.org/viewquestions.cfm?mc=3&sc=24&qid=17126', seen: '2026-11-22' },
  ],
};
