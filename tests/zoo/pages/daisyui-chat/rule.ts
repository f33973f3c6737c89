import type { PageRule } from '../../page-rule';
import { plain, twoTalks } from '../../plain-rule';
import { slashed } from '../../time-labels';

/** daisyUI's bubbles: name and time side by side above each, a read mark below one's own. */
export const rule: PageRule = {
  ...plain,
  id: 'daisyui-chat',
  made: 'library',
  language: 'en-US',
  wishes: twoTalks(61, ['en', 'th']),
  names: 'all',
  nameAt: 'each',
  timeLabel: slashed,
  parts: { row: '.chat', name: '.chat-header', time: 'time' },
};
