import type { Site } from '../../reader/site';

/**
 * Telegram's web client K; the other one is not covered. Much of what is said here stands in its published source: ids and seconds are attributes
 * of every bubble, days are bubbles of their own. Names are shown in groups only.
 */
export const telegramWeb: Site = {
  id: 'telegram-web',
  hosts: ['https://web.telegram.org/*'],
  isConsole: (url) => /^\/k(?:\/|$)/.test(url.pathname),
  hints: {
    landmark: '.bubbles-inner .bubble',
    pane: '.bubbles .scrollable:has(> .bubbles-inner), .bubbles-scrollable, .bubbles:not(:has(.scrollable, .bubbles-scrollable))',
    row: '.bubble[data-mid]:not(.is-date)',
    separator: '.bubble.is-date:not(.is-fake)',
    direction: { system: '.is-service, .service', out: '.is-out', in: '.is-in' },
    sender: '.name .peer-title',
    time: '.time .time-inner, .time:not(:has(.time-inner))',
    timeAttribute: '@data-timestamp',
    platformId: '@data-mid',
    text: '.message:not(:has(.translatable-message)), .translatable-message, .service-msg',
    ignore: '.time, .reactions, reactions-element, .reply, .bubble-tail, .webpage, .web',
    pending: '.is-sending, .is-outgoing',
    failed: '.is-error',
    kinds: [
      { kind: 'sticker', selector: '.bubble.sticker .attachment img, .bubble.sticker .media-sticker' },
      { kind: 'audio', selector: '.bubble.voice-message audio-element, .bubble.audio-message audio-element' },
      { kind: 'file', selector: '.document-container .document, .bubble.document-message .document', text: '.document-name' },
      { kind: 'call', selector: '.bubble.call-message .message' },
      { kind: 'video', selector: '.bubble.video .attachment video, .bubble.round .attachment video' },
      { kind: 'image', selector: '.bubble.photo .attachment img, .bubble .attachment img.media-photo' },
    ],
    parties: {
      peerName: '.chat-info .user-title, .chat-info .peer-title',
      peerId: '.chatlist-chat.active@data-peer-id',
      conversationId: '.bubbles-inner .bubble[data-peer-id]@data-peer-id',
    },
  },
  zone: () => null,
  bareClock: 'unknown',
  shipped: 'off',
};
