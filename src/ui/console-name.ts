import { text } from '../platform/i18n';

const names = {
  wangwang: 'consoleWangwang',
  'qianniu-history': 'consoleQianniuHistory',
  'shopee-seller': 'consoleShopeeSeller',
  'shopee-buyer': 'consoleShopeeBuyer',
  chatui: 'consoleChatui',
  dingtalk: 'consoleDingtalk',
  goofish: 'consoleGoofish',
  pinduoduo: 'consolePinduoduo',
  doudian: 'consoleDoudian',
  'tiktok-shop': 'consoleTiktokShop',
  'jd-dongdong': 'consoleJdDongdong',
  feishu: 'consoleFeishu',
  'whatsapp-web': 'consoleWhatsappWeb',
  'telegram-web': 'consoleTelegramWeb',
} as const;

const isNamed = (id: string): id is keyof typeof names => Object.hasOwn(names, id);

/** The console's name as people know it, by default in the page's language; the id (a host, mostly) for one the user added. */
export function consoleName(id: string, say: (key: (typeof names)[keyof typeof names]) => string = text): string {
  return isNamed(id) ? say(names[id]) : id;
}
