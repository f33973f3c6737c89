import type { Atom } from './page-atoms';

/** How the words of the messages are set, and what is only said around them. */
export type Looks = {
  /** Set like the words of messages. */
  isBody(atom: Atom): boolean;
  /** A short text among others made alike that say the same few things: names, marks, titles. */
  isLabel(atom: Atom): boolean;
};

/** The longest line that is read as somebody's name. */
const longestName = 48;

const marks =
  /^(?:\(?(?:read|seen|viewed|sent|sending|delivered|received|edited|modified|pinned|unread|new messages?|reply|已读|未读|已送达|送达|已发送|发送中|发送成功|已编辑|对方已读|全部已读|\d+\s?人已读|已讀|未讀|已傳送|既読|送信済み|編集済み|읽음|전송됨|수정됨|อ่านแล้ว|ส่งแล้ว|แก้ไขแล้ว|đã xem|đã gửi|đã nhận|đã chỉnh sửa|dibaca|terkirim|terbaca|diedit|dihantar|lida|lido|enviad[ao]|entregue|editad[ao]|vist[ao]|leíd[ao]|entregado|lu|vu|envoyé|distribué|modifié|gelesen|gesendet|zugestellt|bearbeitet|прочитано|отправлено|доставлено|изменено|letto|inviato|consegnato|modificato|okundu|gönderildi|iletildi|gelezen|verzonden|bezorgd|przeczytane|wysłano|dostarczono|נקרא|נשלח|مقروءة|تم التسليم|تم الإرسال|पढ़ा गया)\)?\.?(?:\s.{0,24})?|[✓✔√☑\s]+|\d{1,4}|[^\p{L}\p{N}]+)$/iu;

/** `Read`, `已读`, `✓✓`, `3`: what pages write of a message's fate. */
export function isMark(text: string): boolean {
  return marks.test(text);
}

export function isName(text: string): boolean {
  return text.length > 0 && text.length <= longestName && /\p{L}|\d/u.test(text);
}

/** Learns the looks of a pane from how much is said in each: messages say many different things, labels the same few. */
export function looksOf(atoms: readonly Atom[]): Looks {
  const said = new Map<string, Set<string>>();
  const families = new Map<string, { count: number; readonly texts: Set<string> }>();
  for (const { look, family, text, time, media } of atoms) {
    if (time !== null || media !== null) continue;
    const texts = said.get(look);
    if (texts) texts.add(text);
    else said.set(look, new Set([text]));
    const known = families.get(family) ?? { count: 0, texts: new Set<string>() };
    known.count += 1;
    known.texts.add(text);
    families.set(family, known);
  }
  const weights = new Map([...said].map(([look, texts]) => [look, [...texts].reduce((sum, text) => sum + text.length, 0)]));
  const most = Math.max(0, ...weights.values());
  const repeats = ({ family }: Atom, least: number): boolean => {
    const known = families.get(family);
    return known !== undefined && known.count >= least && known.texts.size <= known.count / 2;
  };
  const isBody = (atom: Atom): boolean => (weights.get(atom.look) ?? 0) >= most * 0.25 && !repeats(atom, 4);
  const isLabel = (atom: Atom): boolean => {
    if (atom.media !== null || !isName(atom.text)) return atom.media === null && isMark(atom.text);
    return !isBody(atom) && (repeats(atom, 2) || isMark(atom.text));
  };
  return { isBody, isLabel };
}
