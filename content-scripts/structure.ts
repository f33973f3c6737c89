import { findPanes } from './reader/find-panes';
import { layoutHere } from './layout-here';
import { skeletonOf } from './teach/skeleton';

const make: unique symbol = Symbol.for('liaocun.structure');
/** Put into a frame when the user asks for a structure report; the background calls it and takes the answer. */
const here: typeof globalThis & { [make]?: () => unknown } = globalThis;

here[make] = () => {
  const [pane] = findPanes(document, null, layoutHere);
  return skeletonOf({ document, pane: pane?.element ?? null });
};
