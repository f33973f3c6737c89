import { showsTraces } from './chat-traces';
import { fillByLayout } from './fill-by-layout';
import { layoutCut } from './cut';
import { layoutParties } from './header';
import { layoutPanes } from './panes';
import type { LayoutReader } from '../layout-reader';
import { layoutEntries } from './rows';
import { lookAt, weave } from '../signs/look';
import { showsChat } from './stray-panes';

/** The layout reader itself. Only the script that brings it into a frame, and tests, import it. */
export const readByLayout: LayoutReader = {
  panes: layoutPanes,
  parties: layoutParties,
  entries: layoutEntries,
  cut: layoutCut,
  fill: fillByLayout,
  showsChat: (root, isUsual) => showsChat(root, isUsual, { panes: layoutPanes, entries: layoutEntries }),
  showsTraces,
  look: (pane, hints) => lookAt(pane, hints, layoutEntries),
  weave: (pane, hints, doubts) => weave(pane, hints, doubts, layoutEntries),
};
