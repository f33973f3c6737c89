import { text } from '../platform/i18n';
import type { TabPane } from '../platform/messages';
import { messagesCounted } from './counted';
import { ago, numberText } from './format';
import { Parties } from './parties';
import { usePorts } from './ports';

/** «214 messages · last 2 s ago · 3 waiting». */
function paneFacts(pane: TabPane, now: number, language: string): string {
  const facts = [messagesCounted(pane.total, language)];
  if (pane.lastStored !== null) facts.push(text('lastStored', ago(pane.lastStored, now, language)));
  if (pane.waiting > 0) facts.push(text('paneWaiting', numberText(pane.waiting, language)));
  if (pane.refused > 0) facts.push(text('paneRefused', numberText(pane.refused, language)));
  return facts.join(' · ');
}

/** One chat of the tab: who with whom, how much of it is kept and since when. */
export function PaneLine({ pane }: { readonly pane: TabPane }) {
  const { clock, language } = usePorts();
  return (
    <div class="pane">
      <div class="line pane-parties">
        <Parties account={pane.account} peer={pane.peerName ?? text('peerUnknown')} />
      </div>
      <div class="soft number">{pane.isPrivate ? text('panePrivate') : paneFacts(pane, clock(), language)}</div>
    </div>
  );
}
