import type { Colour, TextStyle } from './ink';

/** A4 in points, and where on it what stands. */
export const page = { width: 595.28, height: 841.89, left: 48, right: 48, top: 50, bottom: 58 } as const;
/** Room left of the messages for their numbers. */
const gutter = 30;
export const contentLeft = page.left + gutter;
export const contentWidth = page.width - page.right - contentLeft;
export const fullWidth = page.width - page.left - page.right;

/** A kind of text: how it is drawn, and the distance from its baseline to the next. */
export type TextKind = TextStyle & { readonly leading: number };

const ink: Colour = [0.11, 0.12, 0.14];
const soft: Colour = [0.4, 0.42, 0.46];
const faint: Colour = [0.56, 0.58, 0.62];
const accent: Colour = [0.09, 0.33, 0.58];
const warning: Colour = [0.52, 0.3, 0.02];

export const textKinds = {
  title: { size: 17, leading: 23, colour: ink, weight: 0.45 },
  label: { size: 7.5, leading: 11, colour: soft },
  party: { size: 11, leading: 15.5, colour: ink, weight: 0.25 },
  fact: { size: 9, leading: 13.5, colour: ink },
  day: { size: 8.5, leading: 12, colour: soft, weight: 0.15 },
  section: { size: 11, leading: 15, colour: ink, weight: 0.3 },
  sender: { size: 8, leading: 11, colour: ink, weight: 0.2 },
  meta: { size: 7.5, leading: 11, colour: soft },
  number: { size: 7, leading: 11, colour: faint },
  body: { size: 10, leading: 15, colour: ink },
  note: { size: 7.5, leading: 11.5, colour: accent },
  address: { size: 7, leading: 10, colour: soft },
  earlier: { size: 9, leading: 13, colour: soft },
  system: { size: 8.5, leading: 12.5, colour: soft },
  warning: { size: 8.5, leading: 12.5, colour: warning, weight: 0.15 },
  footer: { size: 7.5, leading: 11, colour: soft },
} as const satisfies Record<string, TextKind>;

export const fills = {
  in: [0.949, 0.953, 0.961],
  out: [0.882, 0.929, 0.984],
  panel: [0.965, 0.968, 0.974],
  gap: [1, 0.957, 0.863],
  rule: [0.84, 0.85, 0.87],
  gapEdge: [0.9, 0.65, 0.2],
} as const satisfies Record<string, Colour>;

export const bubble = { widest: 350, padX: 10, padTop: 5, padBottom: 5, radius: 7 } as const;
