import type { Conversation, StoredMessage } from '../../archive/ports';
import { text } from '../../platform/i18n';
import { consoleName } from '../console-name';
import { kindName } from '../kind-name';
import { messageState } from '../message-state';
import { accountName, peerName } from '../parties';

/** Words to be put on the clipboard, as they are and as markup. */
export type Quoted = { readonly plain: string; readonly html: string };

/** Messages quoted one below the other, each with a line that says whence it is. */
export function quoted(messages: readonly StoredMessage[], conversation: Conversation, language: string): Quoted {
  const parts = messages.map((message) => ({ words: wordsOf(message), source: sourceOf(message, conversation, language) }));
  return {
    plain: parts.map(({ words, source }) => `${words.map((line) => `> ${line}`).join('\n')}\n— ${source}`).join('\n\n'),
    html: parts
      .map(({ words, source }) => `<blockquote>${words.map(escaped).join('<br>')}</blockquote><p>— ${escaped(source)}</p>`)
      .join(''),
  };
}

function wordsOf(message: StoredMessage): readonly string[] {
  const { text: words } = messageState(message);
  const files = message.attachments.map(({ name, kind }) => `[${name ?? kindName(kind)}]`);
  const lines = [...(words.trim() === '' ? [] : words.split(/\r\n|\r|\n/)), ...files];
  return lines.length === 0 ? [`[${kindName(message.kind)}]`] : lines;
}

/** «buyer88, 20 Nov 2026, 14:30 +08:00, Shopee, message id 7731», in the words of the pages' language. */
function sourceOf(message: StoredMessage, conversation: Conversation, language: string): string {
  const { direction, sender, platformId, id } = message;
  const other = direction === 'out' ? accountName(conversation.account) : peerName(conversation);
  const who = sender ?? (direction === 'system' ? kindName('system') : other);
  return text('quoteSource', who, whenOf(message, language), consoleName(conversation.console), platformId ?? id);
}

/** The time on the clock of the page, with its offset: the same words wherever they are read. */
function whenOf({ time: { iso, raw, precision } }: StoredMessage, language: string): string {
  const parts = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.\d+)?(Z|[+-]\d{2}:\d{2})$/.exec(iso ?? '');
  const [, clock, offset] = parts ?? [];
  if (clock === undefined || offset === undefined) return raw ?? text('timeUnknown');
  const isDay = precision === 'day';
  const format = new Intl.DateTimeFormat(language, {
    timeZone: 'UTC',
    dateStyle: 'medium',
    ...(isDay ? {} : { timeStyle: 'short', hourCycle: 'h23' }),
  });
  const words = format.format(new Date(`${clock}Z`));
  return isDay ? words : `${words} ${offset === 'Z' ? '+00:00' : offset}`;
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as markup: nothing of it is a tag. */
const escaped = (words: string): string => words.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);
