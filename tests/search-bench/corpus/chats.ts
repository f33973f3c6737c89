import type { Direction } from '../../../src/domain/message';
import { luckOf, type Luck } from './luck';
import { languageOf, textIn, type Language } from './texts';

/** One message of the corpus. Its `id` is its place among all, oldest first; no two have the same time. */
export type ChatMessage = {
  readonly id: number;
  /** The number of its conversation. */
  readonly chat: number;
  /** Its place in that conversation, from 0. */
  readonly place: number;
  /** Epoch ms. */
  readonly at: number;
  readonly direction: Direction;
  readonly sender: string | null;
  readonly text: string;
};

/** A conversation: where it is held, and with whom. */
export type Chat = {
  readonly console: string;
  readonly account: string;
  readonly peer: { readonly id: string; readonly name: string };
  readonly language: Language;
};

export type Corpus = {
  readonly size: number;
  readonly chats: readonly Chat[];
  /** Every message once, oldest first; the same at every call. */
  messages(): Iterable<ChatMessage>;
};

const chineseConsoles = ['wangwang', 'qianniu-history'] as const;
const otherConsoles = ['shopee-seller', 'tiktok-shop'] as const;
const [start, end] = [Date.UTC(2023, 10, 1), Date.UTC(2026, 10, 1)];
/** Sessions that go on at one time, as a shop answers several customers at once. */
const atOnce = 4;

/** About one conversation for 200 messages, at several consoles and accounts. */
function chatsOf(size: number, luck: Luck): readonly Chat[] {
  return Array.from({ length: Math.max(10, Math.round(size / 200)) }, (_, at) => {
    const language = languageOf(luck.next());
    const console = luck.pick<string>(language === 'zh' ? chineseConsoles : otherConsoles);
    const account = `${console === 'wangwang' ? 'buyer' : 'shop'}:${luck.pick(['anna', 'ben', 'chen'])}`;
    return { console, account, peer: { id: `22${100_000_000 + at}`, name: `${language}-${luck.digits(3)}-${at}` }, language };
  });
}

/** Made of the project's own text, or of `texts` drawn by lot, where those are given. */
export function corpusOf(size: number, seed: number, texts: readonly string[] | null = null): Corpus {
  const chats = chatsOf(size, luckOf(seed));
  return { size, chats, messages: () => messagesOf(size, seed, chats, texts) };
}

type Session = { readonly chat: number; left: number; direction: Direction };

function* messagesOf(size: number, seed: number, chats: readonly Chat[], texts: readonly string[] | null): Generator<ChatMessage> {
  const [luck, words] = [luckOf(seed + 1), luckOf(seed + 2)];
  const places = new Uint32Array(chats.length);
  const sessions: Session[] = [];
  // Half of the time between two messages passes within sessions, half of it before a new one begins.
  const step = (end - start) / size;
  for (let [id, at] = [0, start]; id < size; id++) {
    if (sessions.length < atOnce && luck.maybe(sessions.length === 0 ? 1 : 0.1)) sessions.push(begun(chats.length, luck));
    const session = sessions[luck.between(0, sessions.length - 1)] ?? begun(chats.length, luck);
    at += 1000 * Math.max(1, Math.round((2 * step * luck.next()) / 1000));
    yield told(session, id, at, places, chats, luck, texts ? (texts[words.between(0, texts.length - 1)] ?? '') : null, words);
    session.left--;
    if (session.left <= 0) sessions.splice(sessions.indexOf(session), 1);
  }
}

/** Few conversations are long and most are short. */
const begun = (count: number, luck: Luck): Session => ({
  chat: luck.rank(count, 8),
  left: 1 + luck.rank(60, 6),
  direction: luck.maybe(0.8) ? 'in' : 'out',
});

function told(
  session: Session,
  id: number,
  at: number,
  places: Uint32Array,
  chats: readonly Chat[],
  luck: Luck,
  given: string | null,
  words: Luck,
): ChatMessage {
  const place = places[session.chat] ?? 0;
  places[session.chat] = place + 1;
  if (!luck.maybe(0.3)) session.direction = session.direction === 'in' ? 'out' : 'in';
  const direction = luck.maybe(0.02) ? 'system' : session.direction;
  const chat = chats[session.chat];
  const text = given ?? textIn(chat?.language ?? 'zh', words);
  return { id, chat: session.chat, place, at, direction, sender: direction === 'in' ? (chat?.peer.name ?? null) : null, text };
}
