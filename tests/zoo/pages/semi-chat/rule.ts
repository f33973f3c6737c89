import type { PageRule } from '../../page-rule';
import { plain, twoTalks } from '../../plain-rule';

/** Semi Design's Chat: a name above every run of bubbles; no times. */
export const rule: PageRule = {
  ...plain,
  id: 'semi-chat',
  made: 'library',
  language: 'zh-CN',
  wishes: twoTalks(31, ['zh'], ['text', 'image', 'file']),
  names: 'all',
  timeAt: 'never',
  timeLabel: () => '',
  quietMinutes: 60 * 24 * 999,
  parts: { row: '.semi-chat-chatBox', name: '.semi-chat-chatBox-title', time: null },
};
