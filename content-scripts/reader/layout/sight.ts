import { showsTraces } from './chat-traces';
import { fillByLayout } from './fill-by-layout';
import { layoutCut } from './cut';
import { layoutParties } from './header';
import { layoutPanes } from './panes';
import type { Sight } from '../layout-reader';
import { layoutEntries } from './rows';
import { showsChat } from './stray-panes';

/** What a person sees of a chat. Only the script that brings it into a frame, and tests, import it. */
export const sight: Sight = {
  panes: layoutPanes,
  parties: layoutParties,
  entries: layoutEntries,
  cut: layoutCut,
  fill: fillByLayout,
  showsChat: (root, isUsual) => showsChat(root, isUsual, { panes: layoutPanes, entries: layoutEntries }),
  showsTraces,
};
