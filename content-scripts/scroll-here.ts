import type { BeginScrollBack } from './watcher/scroll-back-ports';

const scroll: unique symbol = Symbol.for('liaocun.scroll');
/** Shared by the scripts of this extension in this frame: one brings the walk back through a history, the other orders it. */
const here: typeof globalThis & { [scroll]?: BeginScrollBack | null } = globalThis;

/** Null before the first order: the background brings it then. */
export function scrollHere(): BeginScrollBack | null {
  return here[scroll] ?? null;
}

/** Null takes away what an older build of the extension left in this frame. */
export function putScrollHere(begin: BeginScrollBack | null): void {
  here[scroll] = begin;
}
