import type { Draft } from '../draft';
import type { Entry } from '../finish-rows';
import { limits, within } from '../limits';
import { nameAndTime } from './name-and-time';
import { timeShape } from '../time-shape';

/** What stands in one line with the words: `[14:05] <anna> hello`, `14:05 Anna: hello`, `hello 14:05`, a name in a colour of its own. */
type Head = { readonly time: string | null; readonly name: string | null; readonly words: string };

/** A head is only believed in where most messages have one, and so many. */
const [most, fewest] = [0.6, 3];

/** Takes times and names off the words, where the pane writes its messages as lines that begin with them, or end with a time. */
export function withoutLineHeads(entries: readonly Entry[]): readonly Entry[] {
  const drafts = entries.flatMap(({ draft }) => (draft && isOpen(draft) ? [draft] : []));
  const heads = agreed(new Map(drafts.map((draft) => [draft, timeHead(draft)])), drafts.length);
  const timed = heads.size > 0 ? heads : agreed(new Map(drafts.map((draft) => [draft, timeTail(draft)])), drafts.length);
  const named = agreed(
    new Map(drafts.map((draft) => [draft, nameHead(draft, timed.get(draft)?.words ?? draft.text ?? '')])),
    drafts.length,
  );
  const names = new Set([...named.values()].map(({ name }) => name));
  const isNamed = names.size <= Math.max(1, named.size * 0.6);
  if (timed.size === 0 && !isNamed) return entries;
  return entries.map(({ separators, draft }) => {
    const [time, name] = [draft && timed.get(draft), draft && isNamed ? named.get(draft) : undefined];
    const words = name?.words ?? time?.words;
    if (!draft || words === undefined) return { separators, draft };
    const sender = within(name?.name ?? null, limits.name);
    return { separators, draft: { ...draft, text: words, time: draft.time ?? time?.time ?? null, sender: draft.sender ?? sender } };
  });
}

const isOpen = ({ direction, kind, text, sender }: Draft): boolean =>
  direction !== 'system' && kind === 'text' && sender === null && text !== null;

function agreed(heads: ReadonlyMap<Draft, Head | null>, all: number): ReadonlyMap<Draft, Head> {
  const found = [...heads].flatMap(([draft, head]) => (head ? [[draft, head] as const] : []));
  return new Map(found.length >= Math.max(fewest, all * most) ? found : []);
}

/** The longest run of the first words that is a time with a clock. */
function timeHead({ text, time }: Draft): Head | null {
  const behindName = timed.exec(text ?? '');
  if (behindName && time === null && timeShape(behindName[2] ?? '')?.clock === true)
    return { time: behindName[2] ?? null, name: null, words: `${behindName[1]}: ${(text ?? '').slice(behindName[0].length)}` };
  const line = (text ?? '').split('\n', 1)[0] ?? '';
  if (time !== null) return null;
  const ends = [...line.slice(0, 48).matchAll(/\S+/g)].slice(0, 5).map(({ 0: word, index }) => index + word.length);
  for (const end of ends.toReversed()) {
    const label = line.slice(0, end).replace(/[-–—|:]$/, '');
    const words = (text ?? '')
      .slice(end)
      .replace(/^[ \t]*(?:[-–—|]\s)?/, '')
      .trimStart();
    if (words !== '' && timeShape(label)?.clock === true) return { time: label.replace(/^[[(]|[\])]$/g, ''), name: null, words };
  }
  return null;
}

/** The longest run of the last words that is a time with a clock. */
function timeTail({ text, time }: Draft): Head | null {
  const all = text ?? '';
  if (time !== null) return null;
  const starts = [...all.matchAll(/(?<=\s)\S+/g)].slice(-4).map(({ index }) => index);
  for (const start of starts) {
    const label = all.slice(start);
    if (timeShape(label)?.clock === true) return { time: label, name: null, words: all.slice(0, start).trimEnd() };
  }
  return null;
}

const bracketed = /^(?:<([^<>\n]{1,48})>|\[([^[\]\n]{1,48})\])[:：]?\s*(?=\S)/;
const colonised = /^([^\s:：](?:[^:：\n]{0,30}[^\s:：])?)\s?[:：](?!\/\/|\d)\s*(?=\S)/;
/** `Anna (14:05): hello` */
const timed = /^([^\s()[\]](?:[^()[\]\n]{0,40}[^\s()[\]])?)\s?[([]([^()[\]\n]{3,32})[)\]]\s?[:：-]?\s*(?=\S)/;

function nameHead(draft: Draft, words: string): Head | null {
  const found = bracketed.exec(words) ?? colonised.exec(words);
  const name = found ? (found[1] ?? found[2] ?? '').trim() : leadingName(draft.element, words);
  if (name === null || name === '' || /^[\d\p{P}]+$/u.test(name)) return null;
  const rest = words.slice(found?.[0].length ?? name.length).trimStart();
  return rest === '' ? null : { time: null, name: nameAndTime(name)?.name ?? name, words: rest };
}

/** The first words, where they are set in a colour or weight of their own. */
function leadingName(element: Element, words: string): string | null {
  for (const inner of element.querySelectorAll('*')) {
    const name = (inner.textContent ?? '').trim();
    if (name === '' || name.length > 48 || !words.startsWith(name) || name.length >= words.length) continue;
    const [own, around] = [getComputedStyle(inner), inner.parentElement && getComputedStyle(inner.parentElement)];
    if (around && (own.color !== around.color || own.fontWeight !== around.fontWeight)) return name;
  }
  return null;
}
