import { shortText } from '../archive/completeness/words';
import { text } from '../platform/i18n';
import type { TabPane } from '../platform/messages';
import { messagesCounted } from './counted';
import { ago, numberText } from './format';
import { useSpeech } from './moments';
import { Parties } from './parties';
import { usePorts } from './ports';
import { useCompleteness } from './use-completeness';
import { useLoad } from './use-load';

/** «214 messages · last 2 s ago · 3 waiting». */
function paneFacts(pane: TabPane, now: number, language: string): string {
  const facts = [messagesCounted(pane.total, language)];
  if (pane.lastStored !== null) facts.push(text('lastStored', ago(pane.lastStored, now, language)));
  if (pane.waiting > 0) facts.push(text('paneWaiting', numberText(pane.waiting, language)));
  if (pane.refused > 0) facts.push(text('paneRefused', numberText(pane.refused, language)));
  return facts.join(' · ');
}

/** What can be proven of the chat that a pane shows, in few words. */
function Complete({ conversation, total }: { readonly conversation: string; readonly total: number }) {
  const { archive } = usePorts();
  const speech = useSpeech();
  const said = useCompleteness(useLoad(async () => archive.conversation(conversation), [archive, conversation, total]).value);
  return said && !said.isEmpty && <div class={said.gapCount > 0 ? 'pane-gaps' : 'soft'}>{shortText(said, speech)}</div>;
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
      {pane.conversation !== null && <Complete conversation={pane.conversation} total={pane.total} />}
    </div>
  );
}
