import type { PageRule } from '../../page-rule';
import { plain, twoTalks } from '../../plain-rule';
import { chineseLabel } from '../../time-labels';

/** The library's message list: a title in the bubble of every message, its time at the bottom. */
export const rule: PageRule = {
  ...plain,
  id: 'react-chat-elements',
  made: 'library',
  language: 'zh-CN',
  wishes: twoTalks(11, ['zh', 'en']),
  names: 'all',
  nameAt: 'each',
  timeLabel: chineseLabel,
  parts: { row: '.rce-container-mbox, .rce-container-smsg', name: '.rce-mbox-title', time: '.rce-mbox-time' },
};
