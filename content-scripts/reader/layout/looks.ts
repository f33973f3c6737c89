import { groupBy } from './group-by';
import type { Atom } from './page-atoms';

/** How the words of the messages are set, and what is only said around them. */
export type Looks = {
  /** Set like the words of messages. */
  isBody(atom: Atom): boolean;
  /** A short text among others made alike that say the same few things: names, marks, titles. */
  isLabel(atom: Atom): boolean;
  /** Of what stands at one message, that which stands at every message in the same words: «Reply», «Copy». */
  refrains(atoms: readonly Atom[]): ReadonlySet<Atom>;
  /** Made like others of which none says anything but a message's fate. */
  isFate(atom: Atom): boolean;
  /** Set so that it steps back behind the words of messages: smaller, or paler. */
  isQuiet(atom: Atom): boolean;
};

/** The longest line that is read as somebody's name. */
const longestName = 48;

const marks =
  /^(?:\(?(?:message )?(?:read|seen|viewed|sent|sending|delivered|received|edited|modified|pinned|forwarded|unread|new messages?|reply|已读|未读|已送达|送达|已发送|发送中|发送成功|已编辑|已转发|转发|对方已读|全部已读|\d+\s?人已读|已讀|未讀|已傳送|既読|転送|轉寄|送信済み|編集済み|읽음|전송됨|수정됨|อ่านแล้ว|ส่งแล้ว|แก้ไขแล้ว|đã xem|đã gửi|đã nhận|đã chỉnh sửa|dibaca|terkirim|terbaca|diedit|dihantar|lida|lido|enviad[ao]|entregue|editad[ao]|encaminhad[ao]|reenviad[ao]|vist[ao]|leíd[ao]|entregado|lu|vu|envoyé|distribué|modifié|transféré|gelesen|gesendet|zugestellt|bearbeitet|weitergeleitet|прочитано|отправлено|доставлено|изменено|переслано|letto|inviato|consegnato|modificato|inoltrato|okundu|gönderildi|iletildi|gelezen|verzonden|bezorgd|przeczytane|wysłano|dostarczono|נקרא|נשלח|مقروءة|تم التسليم|تم الإرسال|पढ़ा गया)\)?\.?(?:\s.{0,24})?|\d{1,4}\s?(?:repl(?:y|ies)|条回复|則回覆|件の返信|답글|respuestas?|respostas?|réponses?|antwort(?:en)?|rispost[ae]|ответ\p{L}*|yanıt|phản hồi|balasan)(?:\s.{0,24})?|[✓✔√☑\s]+|\d{1,4}|[^\p{L}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}]+)$/iu;

/** `Read`, `已读`, `✓✓`, `3`: what pages write of a message's fate. */
export function isMark(text: string): boolean {
  return marks.test(text);
}

export function isName(text: string): boolean {
  return text.length > 0 && text.length <= longestName && /\p{L}|\d/u.test(text);
}

const saidIn = (atoms: readonly Atom[]): ReadonlySet<string> => new Set(atoms.filter(({ time }) => time === null).map(({ text }) => text));

/** A message may say nothing but «14:30»: what is made like the messages is one of them, unless times are often made so. */
export function withoutSaidTimes(atoms: readonly Atom[]): readonly Atom[] {
  const families = groupBy(atoms, ({ family }) => family);
  const words = new Map([...families].map(([family, members]) => [family, { texts: saidIn(members) }]));
  const members = families.get(mostSaid(words) ?? '') ?? [];
  const times = new Set(members.filter(({ time }) => time !== null));
  if (times.size > members.length * 0.2) return atoms;
  return atoms.map((atom) => (times.has(atom) ? { ...atom, time: null } : atom));
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
  const saidMost = mostSaid(families);
  const repeats = ({ family }: Atom, least: number): boolean => {
    const known = families.get(family);
    return known !== undefined && family !== saidMost && known.count >= least && known.texts.size <= known.count / 2;
  };
  const isBody = (atom: Atom): boolean => (weights.get(atom.look) ?? 0) >= most * 0.25 && !repeats(atom, 4);
  const isLabel = (atom: Atom): boolean => {
    if (atom.media !== null || !isName(atom.text)) return atom.media === null && isMark(atom.text);
    return !isBody(atom) && (repeats(atom, 2) || isMark(atom.text));
  };
  const refrains = (own: readonly Atom[]): ReadonlySet<Atom> => {
    const spoken = own.findIndex((atom) => atom.media !== null || isBody(atom));
    const after = own.filter((atom, at) => at > spoken && atom.time === null && isOffer(atom.element));
    const lines = [...groupBy(after, ({ family }) => family)].filter(([family, members]) => {
      const known = families.get(family);
      const isWhole = known !== undefined && new Set(members.map(({ text }) => text)).size === known.texts.size;
      return isWhole && known.count >= Math.max(4, 3 * known.texts.size) && members.every((atom) => !isBody(atom) && isName(atom.text));
    });
    return new Set(lines.flatMap(([, members]) => members));
  };
  const isFate = ({ family, time, media }: Atom): boolean =>
    media === null && time === null && family !== saidMost && [...(families.get(family)?.texts ?? [''])].every(isMark);
  const [loudest] = [...weights].toSorted(([, a], [, b]) => b - a);
  const [bodySize, bodyInk] = [Number.parseFloat(loudest?.[0] ?? ''), inkOf(loudest?.[0] ?? '')];
  const isQuiet = (atom: Atom): boolean => !isBody(atom) && (atom.size < bodySize || isPaler(inkOf(atom.look), bodyInk));
  return { isBody, isLabel, refrains, isFate, isQuiet };
}

/** The family in which most different things are said: the messages, however often they say «ok». */
function mostSaid(families: ReadonlyMap<string, { readonly texts: ReadonlySet<string> }>): string | null {
  const lengths = [...families].map(([family, { texts }]) => ({ family, length: [...texts].join('').length }));
  return lengths.toSorted((a, b) => b.length - a.length)[0]?.family ?? null;
}

/** Something to click on. */
function isOffer(element: Element): boolean {
  return element.closest('a, button, [role="button"]') !== null || getComputedStyle(element).cursor === 'pointer';
}

type Ink = { readonly isGrey: boolean; readonly light: number };

/** The colour of a look: how light, and whether it is nearly without colour. */
function inkOf(look: string): Ink {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (/\((.*)\)/.exec(look)?.[1] ?? '').split(/[\s,/]+/).map(Number);
  const light = (0.3 * red + 0.59 * green + 0.11 * blue) / 255;
  const shown = light < 0.5 ? 1 - (1 - light) * alpha : light * alpha;
  return { isGrey: Math.max(red, green, blue) - Math.min(red, green, blue) < 40, light: shown };
}

/** Nearer to the paper: dark words stand on light, light ones on dark. */
function isPaler(ink: Ink, body: Ink): boolean {
  const step = body.light < 0.5 ? ink.light - body.light : body.light - ink.light;
  return ink.isGrey && step > 0.12 && step < 0.6;
}
