/** A clock in ms, and a pause in which others get their turn. */
export type Pace = { readonly now: () => number; readonly breathe: () => Promise<void> };

/** How long a search works before others get their turn, ms: who types on has it end within a moment. */
export const slice = 6;
