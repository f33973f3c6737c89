/** How telephone numbers are written, with one `-` where people put any separator. The list is of what is common, not of what is possible. */
const domestic = [
  // Mainland China: mobile, landline with extension, service numbers.
  String.raw`(?:(?:\+|00)?86-?)?1[3-9](?:\d{9}|\d-\d{4}-\d{4}|\d-\d{8}|\d{5}-\d{4}|\d\d-\d{3}-\d{4}|\d\d-\d{4}-\d{3}|\d-\d{3}-\d{5}|\d-\d\d-\d\d-\d\d-\d\d|-\d{3}-\d{3}-\d{3})`,
  String.raw`(?:(?:\+|0-0-)?8-6-)?1-[3-9](?:-\d){9}`,
  String.raw`0(?:10|2[0-57-9]|[3-9]\d\d)-?[2-8]\d{2,3}-?\d{4}(?:-\d{1,5})?`,
  String.raw`400-?\d{3}-?\d{4}|[48]00-\d{3,4}-\d{3,4}|[48]00-\d{7}`,
  // Thailand.
  String.raw`0[689]\d-?\d{3}-?\d{4}|0[689]-?\d{4}-?\d{4}|02-\d{3}-\d{4}|0[3-57]\d-\d{3}-\d{3}|0[3-57]-\d{4}-\d{4}|66-?[689]\d{8}`,
  // Vietnam.
  String.raw`0[35789]\d\d-?\d{3}-?\d{3}|0[35789]\d-\d{3}-\d{4}|0[35789]\d\d-\d\d-\d\d-\d\d|02\d{1,2}-?\d{3,4}-?\d{4}|84-?[35789]\d-?\d{3}-?\d{4}`,
  // Indonesia.
  String.raw`08\d\d-?\d{4}-?\d{2,5}|08\d\d-\d{3}-\d{3,4}|08\d-\d{3,4}-\d{3,5}|0[2-7]\d{1,2}-\d{3,4}-\d{3,4}|62-?8\d{1,2}-?\d{3,4}-?\d{3,5}`,
  // Malaysia.
  String.raw`01\d-?\d{3,4}-?\d{4}|0[3-9]\d?-\d{3,4}-?\d{4}|60-?1\d-?\d{3,4}-?\d{4}`,
  // The Philippines.
  String.raw`09\d\d-?\d{3}-?\d{4}|02-8?\d{3}-\d{4}|63-?9\d\d-?\d{3}-?\d{4}`,
  // Taiwan.
  String.raw`09\d\d-?\d{3}-?\d{3}|09\d\d-\d{6}|0[2-8]\d?-\d{3,4}-?\d{3,4}|886-?9\d\d-?\d{3}-?\d{3}`,
  // Brazil.
  String.raw`0?[1-9]\d-9\d{4}-?\d{4}|9\d{4}-\d{4}|0[38]00-\d{3}-\d{4}|55-?[1-9]\d-?9\d{4}-?\d{4}`,
  // With the prefix for calls abroad.
  String.raw`00-?(?:86|85[23]|886|66|84|62|60|63|65|55|81|82|44|33|49|61)(?:-?\d){7,11}`,
];
export const written = new RegExp(`^(?:${domestic.join('|')})$`);
/** The same at a place of a longer run of digits. */
export const writtenHere = new RegExp(String.raw`(?:${domestic.join('|')})(?!\d)`, 'y');

/** Brazilian landlines and what else is only told apart by brackets around the area. */
const inBrackets = String.raw`(?:[1-9]\d-[2-5]\d{3}-\d{4}|0?[1-9]\d{1,3}-\d{3,4}-?\d{4})`;
export const bracketed = new RegExp(`^${inBrackets}$`);
export const bracketedHere = new RegExp(String.raw`${inBrackets}(?!\d)`, 'y');

/** Behind such a word any seven digits or more are a number to call. */
export const calling =
  /(?:电话|電話|手机|手機|座机|座機|热线|熱線|传真|傳真|致电|来电|拨打|联系方式|聯絡|号码是|微信|加[vV微]|vx|wx|phone|mobile|call(?: me)?|tel|fax|whatsapp|zalo|viber|โทรศัพท์|โทร|เบอร์|sđt|đt|điện thoại|gọi|hp|telp(?:on)?|telepon|no hp|hubungi|fone|telefone|celular|ligue|telefon|hotline)[^\p{L}\p{N}\n]{0,4}(?:是|为|號碼|号码|号|number|no|is|:)?[^\p{L}\p{N}\n]{0,4}$/iu;

/** Behind such a word they are a parcel's. */
export const parcel =
  /(?:快递单?号?|运单号?|物流单?号?|單號|单号|tracking(?: (?:no|number|id|code))?|resi|vận đơn|เลขพัสดุ|พัสดุ|rastreio|rastreamento|awb|waybill)[^\p{L}\p{N}\n]{0,4}(?:是|为|is|:)?[^\p{L}\p{N}\n]{0,4}$/iu;

/** What makes a number before it an amount, or one more of something. */
export const amount =
  /^ ?(?:元|块|圆|円|₫|đ\b|dong|vnd|vnđ|บาท|฿|rp\b|rupiah|usd|rmb|cny|thb|idr|myr|php|sgd|twd|brl|reais|%|％|件|个|個|颗|分(?!机|機))/iu;
export const money = /(?:[¥￥$€£₫฿]|r\$|rp\.?|rm|usd|rmb|cny|nt\$|s\$) ?$/iu;
