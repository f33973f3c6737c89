import { haves, type Have } from '../terms';
import type { Kind } from '../../domain/message';

/** The fields of the language, by the names that are printed. */
export const fields = [
  'from',
  'account',
  'with',
  'in',
  'before',
  'after',
  'on',
  'during',
  'has',
  'order',
  'kind',
  'tag',
  'is',
  'match',
  'conversation',
] as const;
export type Field = (typeof fields)[number];

/** None for `order`: `订单号：2606` stands in many a message, and is looked for as it stands when it is pasted. */
const otherNames: Readonly<Record<string, Field>> = {
  发件人: 'from',
  發件人: 'from',
  寄件者: 'from',
  发送者: 'from',
  来自: 'from',
  來自: 'from',
  账号: 'account',
  帐号: 'account',
  帳號: 'account',
  联系人: 'with',
  聯絡人: 'with',
  客户: 'with',
  客戶: 'with',
  来源: 'in',
  來源: 'in',
  平台: 'in',
  早于: 'before',
  早於: 'before',
  晚于: 'after',
  晚於: 'after',
  日期: 'on',
  时间: 'during',
  時間: 'during',
  包含: 'has',
  类型: 'kind',
  類型: 'kind',
  标签: 'tag',
  標籤: 'tag',
  状态: 'is',
  狀態: 'is',
  匹配: 'match',
};

/** The field a name stands for, in any case, or null. */
export function fieldOf(name: string): Field | null {
  const lower = name.toLowerCase();
  return fields.find((one) => one === lower) ?? (Object.hasOwn(otherNames, name) ? (otherNames[name] ?? null) : null);
}

/** What else a field may be called. */
export const aliasesOf = (field: Field): readonly string[] => Object.keys(otherNames).filter((name) => otherNames[name] === field);

/** Fields whose value is a date. */
export const isDateField = (field: Field): field is 'before' | 'after' | 'on' | 'during' =>
  field === 'before' || field === 'after' || field === 'on' || field === 'during';

type Names<T extends string> = Readonly<Record<string, T>>;

export const sides: Names<'in' | 'out' | 'system'> = {
  me: 'out',
  them: 'in',
  system: 'system',
  我: 'out',
  自己: 'out',
  我方: 'out',
  对方: 'in',
  對方: 'in',
  系统: 'system',
  系統: 'system',
};

const otherHaves: Names<Have> = {
  图片: 'image',
  圖片: 'image',
  照片: 'image',
  文件: 'file',
  檔案: 'file',
  链接: 'link',
  連結: 'link',
  网址: 'link',
  网页: 'link',
  網址: 'link',
  订单: 'order',
  訂單: 'order',
  撤回: 'recall',
  收回: 'recall',
  编辑: 'edit',
  編輯: 'edit',
  修改: 'edit',
  缺口: 'gap',
  缺漏: 'gap',
  备注: 'note',
  備註: 'note',
  笔记: 'note',
  筆記: 'note',
};
export const haveNames: Names<Have> = { ...Object.fromEntries(haves.map((one) => [one, one])), ...otherHaves };

/** The kinds as they are typed; its own list, since the one of the domain stands beside schemas, which no page needs at its start. */
export const kindNames: Names<Kind> = {
  text: 'text',
  image: 'image',
  video: 'video',
  audio: 'audio',
  file: 'file',
  sticker: 'sticker',
  product: 'product',
  order: 'order',
  card: 'card',
  location: 'location',
  call: 'call',
  recall: 'recall',
  system: 'system',
  unknown: 'unknown',
  文字: 'text',
  图片: 'image',
  圖片: 'image',
  视频: 'video',
  影片: 'video',
  语音: 'audio',
  語音: 'audio',
  文件: 'file',
  檔案: 'file',
  表情: 'sticker',
  貼圖: 'sticker',
  商品: 'product',
  订单: 'order',
  訂單: 'order',
  卡片: 'card',
  位置: 'location',
  通话: 'call',
  通話: 'call',
  撤回: 'recall',
  收回: 'recall',
  系统: 'system',
  系統: 'system',
};

export const states: Names<'recall' | 'edit'> = {
  recalled: 'recall',
  edited: 'edit',
  已撤回: 'recall',
  已收回: 'recall',
  已编辑: 'edit',
  已編輯: 'edit',
};

export const matchings: Names<'exact'> = { exact: 'exact', 精确: 'exact', 精準: 'exact', 精確: 'exact' };

/** The value that a name stands for, in any case, or null. */
export function named<T extends string>(names: Names<T>, typed: string): T | null {
  const name = typed.toLowerCase();
  return Object.hasOwn(names, name) ? (names[name] ?? null) : null;
}

/** The names of a table that are printed: those in English. */
export function englishNames(names: Names<string>): readonly string[] {
  return Object.keys(names).filter((name) => /^[a-z]+$/.test(name));
}
