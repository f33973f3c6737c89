import { text } from '../src/platform/i18n';
import type { TabState } from '../src/platform/messages';
import type { Background } from '../src/ui/background-port';
import type { MenuItem } from '../src/ui/menu-button';

type TeachProps = {
  readonly tab: TabState;
  readonly background: Background;
  readonly act: (job: Promise<unknown>) => void;
  /** Asks for the page's host where it is not allowed yet; opening the popup was enough to teach, not to archive. */
  readonly allowPage?: () => Promise<boolean>;
};

/** What can be done where messages are missing or read wrongly: teach the page, or report its structure. */
export function teachItems({ tab, background, act, allowPage }: TeachProps): readonly MenuItem[] {
  if (tab.state === 'impossible') return [];
  const { tabId } = tab;
  const teach = async (): Promise<void> => {
    // Only the click's own turn may ask for a host, and the question may close the popup: both are begun at once.
    const asked = tab.state === 'not-allowed' ? allowPage?.() : undefined;
    await background.teach({ tabId });
    await asked;
    window.close();
  };
  return [
    { name: text('teachPage'), more: text('teachPageMore'), choose: () => act(teach()) },
    { name: text('structureMake'), more: text('structureMakeMore'), choose: () => act(background.structure({ tabId })) },
  ];
}
