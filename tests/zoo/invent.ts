import { type Language, type Line, scenes } from './scenes';
import { me, type Person, type Said, type SaidKind, type Talk } from './said';

type Cast = { readonly title: string; readonly people: Readonly<Record<string, Person>> };

const casts: Readonly<Record<Language, Cast>> = {
  zh: {
    title: '苏木子',
    people: { me: { name: '阿禾', color: '#3a7bd5' }, c: { name: '苏木子', color: '#c0563b' }, k: { name: '仓库-小岳', color: '#4c8c4a' } },
  },
  en: {
    title: 'Imogen Vale',
    people: {
      me: { name: 'Hazel Quick', color: '#3a7bd5' },
      c: { name: 'Imogen Vale', color: '#c0563b' },
      k: { name: 'Rufus (stock)', color: '#4c8c4a' },
    },
  },
  th: {
    title: 'น้องฟ้า',
    people: { me: { name: 'ร้านตะกร้า', color: '#3a7bd5' }, c: { name: 'น้องฟ้า', color: '#c0563b' }, k: { name: 'พี่หมู', color: '#4c8c4a' } },
  },
  vi: {
    title: 'Bảo Trâm',
    people: {
      me: { name: 'Tiệm Len', color: '#3a7bd5' },
      c: { name: 'Bảo Trâm', color: '#c0563b' },
      k: { name: 'Anh Khoa', color: '#4c8c4a' },
    },
  },
  pt: {
    title: 'Iracema Luz',
    people: {
      me: { name: 'Lúcio', color: '#3a7bd5' },
      c: { name: 'Iracema Luz', color: '#c0563b' },
      k: { name: 'Davi do estoque', color: '#4c8c4a' },
    },
  },
  ar: {
    title: 'نورة',
    people: { me: { name: 'سلمى', color: '#3a7bd5' }, c: { name: 'نورة', color: '#c0563b' }, k: { name: 'مخزن-زياد', color: '#4c8c4a' } },
  },
};

/** How many days ago the sessions of a conversation were, oldest first. */
const sessionDays = [411, 37, 9, 4, 1, 0];
const minuteMs = 60_000;
const dayMs = 86_400_000;

/** What a conversation is made of: `seed` chooses, `languages` are mixed in turn, and only `kinds` are said. */
export type Wish = {
  readonly seed: number;
  readonly languages: readonly [Language, ...Language[]];
  readonly kinds: readonly SaidKind[];
  /** Roughly how many messages. */
  readonly length: number;
  /** Whether a colleague speaks too. */
  readonly isGroup: boolean;
};

/** A small generator of even numbers from 0 up to 1, the same for the same seed. */
function chances(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}

const kindOf = ([voice, text]: Line): SaidKind => {
  if (voice === 'n') return 'system';
  return text.startsWith('image:') ? 'image' : text.startsWith('file:') ? 'file' : 'text';
};

function said(line: Line, id: string, at: number, chance: () => number): Said {
  const kind = kindOf(line);
  const [voice, text] = line;
  const name = text.slice(text.indexOf(':') + 1);
  const isMedia = kind === 'image' || kind === 'file';
  const order = String(Math.floor((8 + chance()) * 1e12));
  return {
    id,
    from: voice === 'n' ? null : voice === 'm' ? me : voice,
    at,
    kind,
    text: kind === 'image' ? '' : kind === 'file' ? name : text.replace('#', order),
    url: isMedia ? `/media/${encodeURIComponent(name)}` : null,
  };
}

/** Lines of whole scenes until they are enough; every language has its turn, and no scene comes twice before all have come. */
function linesOf({ languages, kinds, length, isGroup }: Wish, chance: () => number): readonly Line[] {
  const lines: Line[] = [];
  const left = new Map<Language, (readonly Line[])[]>();
  for (let turn = 0; lines.length < length; turn += 1) {
    const language = languages[turn % languages.length] ?? languages[0];
    const rest = left.get(language) ?? [];
    const pool = rest.length > 0 ? rest : [...scenes[language]];
    const [scene = []] = pool.splice(Math.floor(chance() * pool.length), 1);
    left.set(language, pool);
    lines.push(...scene.filter((line) => kinds.includes(kindOf(line)) && (isGroup || line[0] !== 'k')));
  }
  return lines;
}

/** Instants for so many lines, oldest first: sessions on some days, seconds to minutes between lines, the last some minutes before `now`. */
function instants(count: number, now: number, chance: () => number): readonly number[] {
  const perSession = Math.ceil(count / sessionDays.length);
  return Array.from({ length: count }, (_, index) => {
    const session = Math.min(Math.floor(index / perSession), sessionDays.length - 1);
    const ago = sessionDays[session] ?? 0;
    const within = index - session * perSession;
    const start = now - ago * dayMs - (perSession * 3 + 12) * minuteMs;
    return Math.floor((start + within * 3 * minuteMs + chance() * 150_000) / 1000) * 1000;
  });
}

/** Invents one conversation whose newest messages are some minutes older than `now` (epoch ms). The same wish gives the same words. */
export function inventTalk(wish: Wish, now: number): Talk {
  const chance = chances(wish.seed);
  const lines = linesOf(wish, chance);
  const times = instants(lines.length, now, chance);
  const messages = lines.map((line, index) => said(line, `m${index + 1}`, times[index] ?? now, chance));
  const replies = linesOf({ ...wish, length: 6, kinds: ['text'] }, chance).slice(0, 6);
  const arrivals = replies.map((line, index) => said(line, `a${index + 1}`, 0, chance));
  const { title, people } = casts[wish.languages[0]];
  return { title: wish.isGroup ? `${title}, ${people['k']?.name ?? ''}` : title, people, messages, arrivals };
}
