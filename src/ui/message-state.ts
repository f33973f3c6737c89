import type { StoredMessage } from '../archive/ports';
import type { Version } from '../domain/message';

/** What a reader of the transcript is to know about a message beyond its words. */
export type MessageState = {
  /** The words to show: of a recalled message those it had before. */
  readonly text: string;
  readonly recalled: Version | null;
};

/** Works out what to show of a message with several versions. Nothing that was seen is hidden: a recall shows what was recalled. */
export function messageState(message: Pick<StoredMessage, 'text' | 'versions'>): MessageState {
  const recalled = message.versions.findLast((version) => version.what === 'recall') ?? null;
  const last = message.versions.findLast((version) => version.what !== 'recall');
  return { text: recalled && last ? last.text : message.text, recalled };
}

/** The address of an attachment where it may be followed: only http and https, since the page wrote it. */
export function safeLink(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}
