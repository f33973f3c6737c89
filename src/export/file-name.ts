import type { ExportConversation, ExportRequest, Tally } from './request';
import { momentsIn } from './time-text';

/** The longest name, its extension counted: in user-perceived characters, and in the bytes Linux allows less some room. */
const longest = { graphemes: 120, bytes: 240 } as const;
/** The longest contact or console; the rest of a name is short. */
const longestPart = 40;

/** What Windows refuses in a name; the other systems refuse less. */
const refused = /[<>:"/\\|?*]/g;
/** Nothing to see, or able to turn the name around: control, format, private and unassigned characters, surrogates. */
const unseen = /[\p{C}\u2028\u2029\u115F\u1160\u3164\uFFA0]/gu;
const reserved = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
const encoder = new TextEncoder();

/** The beginning of `text` within both limits, cut between user-perceived characters. */
function cut(text: string, graphemes: number, bytes: number): string {
  let kept = '';
  let count = 0;
  for (const { segment } of segmenter.segment(text.slice(0, graphemes * 8))) {
    count += 1;
    if (count > graphemes || encoder.encode(kept + segment).length > bytes) break;
    kept += segment;
  }
  return kept;
}

/** A piece of a name that every system takes: `shop:anna` becomes `shop-anna`. Empty where nothing is left. */
export function safePart(text: string): string {
  const plain = text
    .slice(0, 1000)
    .normalize('NFC')
    .replace(/[^\S\uFEFF]+/gu, ' ')
    .replace(unseen, '')
    .replace(refused, '-')
    .trim();
  return cut(plain, longestPart, longest.bytes / 2).trim();
}

function daysOf({ range, timeZone }: ExportRequest, { first, last }: Tally): string {
  const momentOf = momentsIn(timeZone);
  const from = range.from ?? first;
  const to = range.to === null ? last : range.to - 1;
  return [from, to]
    .filter((at) => at !== null)
    .map((at) => momentOf(at).day)
    .join('_');
}

function whoOf([{ account, peer, orders }, ...others]: readonly [ExportConversation, ...ExportConversation[]]): readonly string[] {
  const contact = peer.name ?? peer.id ?? account ?? '';
  if (others.length > 0) return [contact, `+${others.length}`];
  return [contact, orders[0] ?? ''];
}

/** `2026-11-01_2026-11-21 Shopee Seller buyer88 220818EGS328B9.pdf`: a name that Windows, macOS and Linux all take, whatever the chat's names are. */
export function exportFileName(request: ExportRequest, tally: Tally, extension: string): string {
  const { conversations } = request;
  const parts = [daysOf(request, tally), conversations[0].consoleName, ...whoOf(conversations)].map(safePart).filter((part) => part !== '');
  const room = extension.length + 1;
  const base = cut(parts.join(' '), longest.graphemes - room, longest.bytes - room).replace(/^[.\-~ ]+|[. ]+$/g, '');
  const name = base === '' ? 'chat' : base;
  return `${reserved.test(name) ? `_${name}` : name}.${extension}`;
}
