/** The fourteen kinds of message; what a reader cannot place is `unknown` and keeps its text. */
export const kinds = [
  'text',
  'image',
  'video',
  'audio',
  'file',
  'sticker',
  'product',
  'order',
  'card',
  'location',
  'call',
  'recall',
  'system',
  'unknown',
] as const;
export type Kind = (typeof kinds)[number];

/** `in` came from the other side, `out` from the user's side, `system` from neither: notices, and recalls whose author is not told. */
export const directions = ['in', 'out', 'system'] as const;
export type Direction = (typeof directions)[number];
