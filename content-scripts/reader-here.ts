import type * as reader from './reader';

/** Shared by the scripts of this extension in this frame: the build leaves what `reader.ts` exports in a variable of this name. */
const here: typeof globalThis & { liaocun?: typeof reader | null } = globalThis;

/** Null before it was brought. */
export function readerHere(): typeof reader | null {
  return here.liaocun ?? null;
}

/** Takes away what an older build of the extension left in this frame. */
export function clearReaderHere(): void {
  here.liaocun = null;
}
