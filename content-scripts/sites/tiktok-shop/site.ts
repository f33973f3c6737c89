import type { Site } from '../../reader/site';
import { bubble, kitHints } from '../doudian/kit-hints';

const card = '[data-testid="chat.chatroom.message_card"]';
const listed = '[data-testid="chat.chatroom.conversation_card"]';

/** Markets whose seller host was seen; that the others are called alike is a guess. */
const markets = ['us', 'vn', 'uk', 'id', 'th', 'my', 'ph', 'sg'];

/**
 * TikTok Shop's chats for sellers, merged Tokopedia shops included. The page shows no id, and it is not known to show times or names: exact
 * times stand in the page's own state only, which is not read. The list around the rows and the chosen line beside them are guesses.
 */
export const tiktokShop: Site = {
  id: 'tiktok-shop',
  hosts: [
    ...markets.map((market) => `https://seller-${market}.tiktok.com/*`),
    'https://seller.tiktokshopglobalselling.com/*',
    'https://seller-id.tokopedia.com/*',
  ],
  isConsole: (url) => /^\/chat(?:\/|$)/.test(url.pathname),
  hints: {
    ...kitHints,
    kinds: [...kitHints.kinds],
    landmark: card,
    row: card,
    direction: {
      system: `${card}:not(:has(${bubble}, .chatd-card))`,
      in: '[class*="chatd-bubble-main--other"], [class*="chatd-bubble--other"]',
      out: '[class*="chatd-bubble-main--"]:not([class*="--other"]), [class*="chatd-bubble--self"]',
    },
    pane: `:is(div, section, ul):has(> ${card}), :is(div, section, ul):has(> * > ${card})`,
    parties: {
      peerName: `${listed}:is([class*="active"], [class*="selected"], [aria-selected="true"]) [data-testid$="_username"]`,
    },
  },
  zone: () => null,
  bareClock: 'unknown',
  shipped: 'off',
  refine: (reading, { element }) => ({ ...reading, parties: { ...reading.parties, account: shopOf(element.ownerDocument.URL) } }),
};

/** Whose shop it is stands in the address. */
function shopOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).searchParams.get('oec_seller_id') : null;
}
