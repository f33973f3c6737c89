import type { Site } from '../../reader/site';
import { marketZone, sellerHosts } from './markets';
import { historyDialogList, messageList, paneHints } from './pane-hints';

/** Shopee's web chat for sellers: the old and new full page, the Seller Centre's chat management, and the history dialog over them. */
export const shopeeSeller: Site = {
  id: 'shopee-seller',
  hosts: sellerHosts,
  isConsole: (url) => /^\/(?:new-)?webchat\/|^\/portal\/chat-management(?:\/|$)/.test(url.pathname),
  hints: {
    ...paneHints,
    kinds: [...paneHints.kinds],
    landmark: '[data-cy="webchat-conversation-detail"], #messageSection',
    pane: `${messageList}:not(#shopee-mini-chat-embedded *), ${historyDialogList}:not(#shopee-mini-chat-embedded *)`,
    parties: {
      peerName: '[data-cy="webchat-conversation-cell-root-current"] [data-cy="webchat-conversation-cell-name"]@title',
    },
  },
  zone: marketZone,
  bareClock: 'unknown',
  shipped: 'on',
};
