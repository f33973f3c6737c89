import type { PageRule } from '../../page-rule';
import { plain, twoTalks } from '../../plain-rule';
import { chineseLabel } from '../../time-labels';

/** MateChat's bubbles: an avatar beside each, no names, the time below it in small print. */
export const rule: PageRule = {
  ...plain,
  id: 'matechat',
  made: 'library',
  language: 'zh-CN',
  wishes: twoTalks(83, ['zh', 'pt'], ['text', 'image', 'file']),
  names: 'none',
  nameAt: 'never',
  timeLabel: chineseLabel,
  parts: { row: '.mc-bubble', name: null, time: '.stamp' },
};
