import type { Hints } from '../../reader/hints';

/** A message's box in the kit of which both Doudian's and TikTok Shop's chats are built; `--self` or `--other` follows. */
export const bubble = '[class*="chatd-bubble-main"]';

/** What the two share, most of it guesses for either: that words stand in the kit's bubbles, and how its cards and pictures look. */
export const kitHints = {
  text: bubble,
  kinds: [
    { kind: 'card', selector: '.chatd-card, .pigeon-card-place-holder-text' },
    { kind: 'video', selector: '.chatd-message video' },
    { kind: 'image', selector: 'img[alt="图片"], .chatd-message [class*="chatd-image"] img' },
  ],
} as const satisfies Partial<Hints>;
