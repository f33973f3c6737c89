import type { Conversation } from '../src/archive/ports';
import { text } from '../src/platform/i18n';
import type { TabState } from '../src/platform/messages';
import type { Background } from '../src/ui/background-port';
import type { MenuItem } from '../src/ui/menu-button';
import { peerName } from '../src/ui/parties';

type IdentityProps = {
  readonly tab: TabState;
  readonly background: Background;
  /** The chats that were seen last: one of their contacts' profiles is likely open. */
  readonly recent: readonly Conversation[];
  readonly act: (job: Promise<unknown>) => void;
};

/** Picking the part of the page that shows somebody's profile, for evidence packs. Another page than the chat's may show it, so that the chat is chosen. */
export function identityItems({ tab, background, recent, act }: IdentityProps): readonly MenuItem[] {
  if (tab.state === 'impossible' || recent.length === 0) return [];
  const { tabId } = tab;
  const more = text('identityMoreHere');
  const open = new Set(tab.panes.map(({ conversation }) => conversation));
  const likely = recent.filter(({ key }) => open.has(key));
  const pick = async (of: 'account' | 'peer', conversation: string | null, name: string): Promise<void> => {
    await background.pickProfile({ tabId, of, conversation, name });
    window.close();
  };
  return [
    { name: text('identityOwn'), more, choose: () => act(pick('account', null, '')) },
    ...(likely.length > 0 ? likely : recent).map((chat) => ({
      name: text('identityOf', peerName(chat)),
      more,
      choose: () => act(pick('peer', chat.key, peerName(chat))),
    })),
  ];
}
