import type { Site } from '../../reader/site';
import { buyerHosts, marketZone, sellerHosts } from '../shopee-seller/markets';
import { messageList, paneHints } from '../shopee-seller/pane-hints';

const host = '#shopee-mini-chat-embedded';
// List pane and chat pane both hold a drop-down; only the list pane holds a search field.
const chatPane = `${host} :has(${messageList}):not(:has(.shopee-react-input))`;

/** Shopee's mini chat: on buyers' pages, and on the seller pages that are not a chat themselves. The rows' own marks are a guess. */
export const shopeeBuyer: Site = {
  id: 'shopee-buyer',
  hosts: [...buyerHosts, ...sellerHosts],
  isConsole: (url) =>
    url.hostname.startsWith('shopee.') || (url.pathname.startsWith('/portal/') && !/^\/portal\/chat-management(?:\/|$)/.test(url.pathname)),
  hints: {
    ...paneHints,
    kinds: [...paneHints.kinds],
    landmark: host,
    pane: `${host} ${messageList}`,
    parties: { peerName: `${chatPane} .shopee-react-dropdown > :first-child > :first-child` },
  },
  zone: marketZone,
  bareClock: 'unknown',
  shipped: 'on',
};
