import { drawn, isNamed, type PageRule } from './page-rule';
import type { Talk } from './said';
import { minuteOf } from './time-labels';

/** One message as a person reads it on the page. */
export type ExpectedMessage = {
  /** Null where the page does not show whose it is. */
  readonly direction: 'in' | 'out' | 'system' | null;
  /** The name shown for it or for its run; null where none is. */
  readonly sender: string | null;
  /** Who it was, shown or not: a reader that names them is not wrong. */
  readonly author: string | null;
  /** As records name it. */
  readonly kind: string;
  readonly text: string;
  /** `2026-11-20T14:05` on the wall, where the minute can be read at the message itself; else null. */
  readonly time: string | null;
};

/** What a person who scrolls all the way up can read of the conversation, oldest first. */
export function expectedOf(rule: PageRule, talk: Talk): readonly ExpectedMessage[] {
  return drawn(rule, talk, talk.messages).map((message) => {
    const author = talk.people[message.from ?? '']?.name ?? null;
    const isTimed = message.time !== null || (message.separator !== null && rule.separator?.hasClock === true);
    return {
      direction: message.from === null ? 'system' : rule.sides === 'unseen' ? null : message.isMine ? 'out' : 'in',
      sender: rule.nameAt !== 'never' && isNamed(rule, message) ? author : null,
      author,
      kind: message.kind,
      text: rule.wordsShown?.(message.text) ?? message.text,
      time: isTimed && message.from !== null ? minuteOf(message.at) : null,
    };
  });
}
