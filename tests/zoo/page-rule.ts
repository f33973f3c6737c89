import type { Wish } from './invent';
import { me, type Said, type Talk } from './said';
import { dayOf } from './time-labels';

/** Where in a run of messages by one author something stands: at every message, at the first, at the last, or nowhere. */
type Where = 'each' | 'head' | 'foot' | 'never';

/** What a person can see on a page of the zoo, and where. The page is drawn by it and its truth is made from it. */
export type PageRule = {
  readonly id: string;
  /** `library`: drawn by a published chat library; `own`: a kind of page drawn by ourselves. */
  readonly made: 'library' | 'own';
  /** Language of the page and of the browser that opens it. */
  readonly language: string;
  /** Its conversations. */
  readonly wishes: readonly [Wish, ...Wish[]];
  /** Whose names are shown. */
  readonly names: 'all' | 'others' | 'none';
  readonly nameAt: Where;
  /** How one tells one's own messages: by something at the row (side, colour, mark), or not at all. */
  readonly sides: 'seen' | 'unseen';
  readonly timeAt: Where;
  /** The words of a time at a message. Without separators they must tell the day as well. */
  readonly timeLabel: (at: number) => string;
  /** Lines between messages: one before each day, or one wherever `quietMinutes` have passed. They must tell the day. */
  readonly separator: { readonly when: 'day' | 'quiet'; readonly label: (at: number) => string; readonly hasClock: boolean } | null;
  /** A run ends after this many minutes of quiet; every page also ends it with the day. */
  readonly quietMinutes: number;
  /** What the page makes of the words before it shows them: a person reads no more than that. Left out, they are shown as they were written. */
  readonly wordsShown?: (text: string) => string;
  /** Messages shown at first; the rest comes on scrolling up. */
  readonly shownFirst: number;
  /** Where the parts lie in the markup, through open shadow roots: what the redesigns of tests/drift take hold of. */
  readonly parts: { readonly row: string; readonly name: string | null; readonly time: string | null };
};

/** A message as a page draws it. */
export type Drawn = Said & {
  readonly isMine: boolean;
  /** First and last of a run by one author. */
  readonly isHead: boolean;
  readonly isFoot: boolean;
  readonly name: string | null;
  readonly time: string | null;
  /** The line above it. */
  readonly separator: string | null;
};

type Near = Said | undefined;

function isOneRun(rule: PageRule, one: Near, next: Near): boolean {
  if (!one || !next || one.from === null || one.from !== next.from) return false;
  return dayOf(one.at) === dayOf(next.at) && next.at - one.at < rule.quietMinutes * 60_000;
}

function separatorOf({ separator, quietMinutes }: PageRule, message: Said, before: Near): string | null {
  if (!separator) return null;
  const isNew =
    !before || (separator.when === 'day' ? dayOf(before.at) !== dayOf(message.at) : message.at - before.at >= quietMinutes * 60_000);
  return isNew ? separator.label(message.at) : null;
}

const stands = (where: Where, isHead: boolean, isFoot: boolean): boolean =>
  where === 'each' || (where === 'head' && isHead) || (where === 'foot' && isFoot);

/** Whether the page names this message's author at all. */
export const isNamed = ({ names }: PageRule, { from }: Said): boolean =>
  from !== null && (names === 'all' || (names === 'others' && from !== me));

/** The messages as the page draws them when these are loaded. */
export function drawn(rule: PageRule, { people }: Pick<Talk, 'people'>, messages: readonly Said[]): readonly Drawn[] {
  return messages.map((message, index) => {
    const [before, after] = [messages[index - 1], messages[index + 1]];
    const isHead = !isOneRun(rule, before, message);
    const isFoot = !isOneRun(rule, message, after);
    const isNotice = message.from === null;
    return {
      ...message,
      isMine: message.from === me,
      isHead,
      isFoot,
      name: isNamed(rule, message) && stands(rule.nameAt, isHead, isFoot) ? (people[message.from ?? '']?.name ?? null) : null,
      time: !isNotice && stands(rule.timeAt, isHead, isFoot) ? rule.timeLabel(message.at) : null,
      separator: separatorOf(rule, message, before),
    };
  });
}
