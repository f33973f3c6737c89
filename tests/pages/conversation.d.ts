import type { MessageRecord, MessageTime } from '../../src/domain/message';
import type { RowAttachment } from '../../src/domain/row';
/** One message as the archive must hold it. */
export type TruthMessage = Pick<MessageRecord, 'direction' | 'sender' | 'kind' | 'text' | 'platformId' | 'time' | 'flags'> & {
  readonly attachments: readonly RowAttachment[];
};
/** What the page itself knows besides: the instant (epoch ms), which it may or may not show. */
export type PageMessage = TruthMessage & {
  readonly at: number;
};
type Around = {
  readonly account: string | null;
  readonly peer: {
    readonly id: string | null;
    readonly name: string | null;
  };
  readonly conversationId: string | null;
  readonly orders: readonly string[];
};
export type Truth = Around & {
  readonly messages: readonly TruthMessage[];
};
/** How a console shows times: in full, under date groups, as a bare clock, by ChatUI's rule, or in DingTalk's labels. */
type TimeStyle = 'full' | 'groups' | 'bare' | 'library' | 'labels';
type Line = Partial<Pick<TruthMessage, 'sender' | 'kind' | 'text' | 'attachments' | 'flags'>> & {
  readonly direction: TruthMessage['direction'];
  /** China time `2025-09-16 09:31:00`, `-2d 15:22` days ago, `-31m` minutes ago; left out where the page shows none and an earlier one is carried. */
  readonly at?: string;
  /** ChatUI only: the row shows its time. */
  readonly timed?: boolean;
};
type Words = {
  readonly sender: string | null;
  readonly text: string;
};
/** `<case>.conversation.json`: what is said on a living page. `#` in filler and live words stands for a running number. */
export type Conversation = Around & {
  readonly times: TimeStyle;
  /** What platform ids begin with, null where the console has none. */
  readonly ids: string | null;
  readonly filler: {
    readonly in: Words;
    readonly out: Words;
  };
  readonly live: {
    readonly in: Words;
    readonly out: Words;
    readonly recall: string;
  };
  readonly messages: readonly Line[];
};
export type Circumstances = {
  /** The length of the whole history; longer than what is written down, it is filled up at the old end. */
  readonly rows: number | null;
  /** Epoch ms from which «days ago» count. */
  readonly now: number;
  /** IANA zone of the browser, which ChatUI shows its times in. */
  readonly zone: string;
};
/** The whole conversation of a living page as it is before anyone touches it, oldest first. */
export declare function messagesOf(conversation: Conversation, circumstances: Circumstances): readonly PageMessage[];
export declare function truthOf(conversation: Conversation, circumstances: Circumstances): Truth;
/** The time of a row that shows one, as the archive must keep it (DESIGN of the record: `time`). */
export declare function shown(at: number, style: TimeStyle, { now, zone }: Pick<Circumstances, 'now' | 'zone'>): MessageTime;
export {};
