import type { LayoutReader } from './reader/layout-reader';

const layout: unique symbol = Symbol.for('liaocun.layout');
/** Shared by the scripts of this extension in this frame: one brings the layout reader, the other uses it. */
const here: typeof globalThis & { [layout]?: LayoutReader | null } = globalThis;

export function layoutHere(): LayoutReader | null {
  return here[layout] ?? null;
}

/** Null takes away what an older build of the extension left in this frame. */
export function putLayoutHere(reader: LayoutReader | null): void {
  here[layout] = reader;
}
