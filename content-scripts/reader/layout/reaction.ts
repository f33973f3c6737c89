import type { Atom } from './page-atoms';

const pictures = String.raw`\p{Extended_Pictographic}[\p{M}\u200D\p{Emoji_Modifier}\p{Extended_Pictographic}]*`;
const counted = new RegExp(String.raw`^${pictures}\s?\d+$`, 'u');
const bare = new RegExp(String.raw`^${pictures}$`, 'u');

/** `👍 2`: what others made of a message. */
export const isReactionText = (text: string): boolean => text.length <= 6 && counted.test(text);

/** The same, also without its number, in a frame of its own. */
export const isChipText = (text: string): boolean => isReactionText(text) || (text.length <= 6 && bare.test(text));

/** What others made of a message, set beside what it says; `unit`: the message's element. */
export const isReactionTo = (unit: Element, { element, text, media, painted }: Atom): boolean =>
  media === null && (isReactionText(text) || (painted[0] === element && element !== unit && isChipText(text)));
