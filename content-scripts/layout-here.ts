import type { LayoutReader, Sight } from './reader/layout-reader';

const layout: unique symbol = Symbol.for('liaocun.layout');
const sight: unique symbol = Symbol.for('liaocun.sight');
/** Shared by the scripts of this extension in this frame: two bring the layout reader, one after the other, and others use it. */
const here: typeof globalThis & { [layout]?: LayoutReader | null; [sight]?: Sight } = globalThis;

export function layoutHere(): LayoutReader | null {
  return here[layout] ?? null;
}

/** Null takes away what an older build of the extension left in this frame. */
export function putLayoutHere(reader: LayoutReader | null): void {
  here[layout] = reader;
}

/** The first half of the reader, of which nothing is used before the second has come. */
export function putSightHere(seeing: Sight): void {
  here[sight] = seeing;
}

export function sightHere(): Sight | null {
  return here[sight] ?? null;
}
