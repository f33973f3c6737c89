import type { Hints } from '../../reader/hints';
import type { Site } from '../../reader/site';

/** The page names what a bubble holds in the value of its switch. */
function bubbles(...names: readonly string[]): string {
  return names.map((name) => `[ng-switch-when="${name}"]`).join(', ');
}

const kinds: NonNullable<Hints['kinds']> = [
  { kind: 'recall', selector: 'msg-recalled', text: 'msg-recalled' },
  { kind: 'image', selector: bubbles('msg-img', 'msg-img-text') },
  { kind: 'audio', selector: bubbles('msg-audio', 'ding-audio') },
  { kind: 'call', selector: bubbles('msg-voip') },
  { kind: 'file', selector: bubbles('msg-file', 'msg-space-file'), text: '.file-name' },
  {
    kind: 'card',
    selector: bubbles('msg-share', 'msg-card', 'msg-mail', 'msg-oa', 'msg-announce', 'msg-red-envelope'),
  },
  {
    kind: 'unknown',
    selector: bubbles('msg-need-decrypt', 'msg-encrypt-file', 'msg-encrypt-img', 'msg-encrypt-audio', 'encrypted-msg-in-web', 'msg-err'),
  },
];

/**
 * DingTalk's old web client. The public one closed in 2022; private installations may still serve it. A single chat names nobody in its rows,
 * and the user's own rows are never named.
 */
export const dingtalk: Site = {
  id: 'dingtalk',
  hosts: ['*://im.dingtalk.com/*'],
  isConsole: () => true,
  hints: {
    landmark: '#chat-box .msg-items',
    pane: '#chat-box .main-chat',
    // The composer has the same class, and the first row may be an empty box that never shows anything.
    row: '.msg-items > .msg-box:not(:empty)',
    separator: '.chat-item > .chat-status',
    direction: { system: '.msg-box > .chat-status, .safety-tips, msg-recalled', out: '.chat-item.me', in: '.chat-item.not-me' },
    sender: '.chat-profile-info user-name span[title], .chat-profile-info .profile-wrp .name-text',
    time: '.chat-profile-info .chat-time',
    platformId: '.chat-item@msg-id',
    text: '.msg-bubble, .chat-system-notice, .safety-tips',
    ignore: '.read-status, user-ding-title-list, un-confirm-count, .download-file-btn',
    pending: '[progress-bar]',
    failed: '.icon-resend',
    kinds,
    parties: {
      peerName: '#content-pannel .conv-title .title > span:first-child',
      conversationId: '.conv-item.context-menu.active@menu-data',
    },
  },
  zone: () => 'Asia/Shanghai',
  bareClock: 'today',
  shipped: 'on',
};
