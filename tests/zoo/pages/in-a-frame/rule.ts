import type { PageRule } from '../../page-rule';
import { plain, twoTalks } from '../../plain-rule';
import { chineseLabel } from '../../time-labels';

/** The chat stands in a frame of the same host, a time line above wherever five minutes have passed. */
export const rule: PageRule = {
  ...plain,
  id: 'in-a-frame',
  language: 'zh-CN',
  wishes: twoTalks(241, ['zh', 'en']),
  timeAt: 'never',
  timeLabel: () => '',
  separator: { when: 'quiet', label: chineseLabel, hasClock: true },
  parts: { row: '.item', name: '.nick', time: '.gap' },
};
