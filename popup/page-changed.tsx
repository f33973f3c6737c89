import { isNowhere } from '../src/domain/nowhere';
import { text } from '../src/platform/i18n';
import type { TabPane, TabState } from '../src/platform/messages';
import { changeList } from '../src/ui/change-words';
import { consoleName } from '../src/ui/console-name';
import { inARow } from '../src/ui/format';
import { Icon } from '../src/ui/icon';
import '../src/ui/notice.css';
import './page-changed.css';
import { usePorts } from '../src/ui/ports';

/** A chat that is no longer found at all stands among the panes without being one. */
export const isLost = ({ signs }: TabPane): boolean => signs !== null && isNowhere(signs);

type PageChangedProps = { readonly tab: TabState; readonly act: (job: Promise<unknown>) => void };

/** Which console's page changed, what is no longer found on it, and what can be done about it. */
export function PageChanged({ tab: { tabId, panes }, act }: PageChangedProps) {
  const { background, language } = usePorts();
  const changed = panes.filter((pane) => pane.changed.length > 0);
  const consoles = [...new Set(changed.map((pane) => consoleName(pane.console)))].join(', ');
  const what = changeList(
    changed.flatMap((pane) => pane.changed),
    language,
  );
  return (
    <div class="problem" role="alert">
      <Icon name="warning" />
      <div>
        <strong>{text('changedPage', consoles)}</strong>
        <p>{inARow([text('changedWhat', what), text(changed.every(isLost) ? 'changedLost' : 'changedStill')], language)}</p>
        <div class="changed-actions">
          <button type="button" class="button" onClick={() => act(background.teach({ tabId }))}>
            {text('changedRepair')}
          </button>
          <button type="button" class="button" onClick={() => act(background.structure({ tabId }))}>
            {text('changedReport')}
          </button>
          <button type="button" class="button" onClick={() => act(background.acceptPage({ tabId }))}>
            {text('changedAccept')}
          </button>
        </div>
      </div>
    </div>
  );
}
