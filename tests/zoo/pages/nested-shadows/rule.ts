import type { PageRule } from '../../page-rule';
import { plain, twoTalks } from '../../plain-rule';
import { clock, englishDay } from '../../time-labels';

/** Components within components: the app, the list and each message have shadow roots of their own; words are slotted. */
export const rule: PageRule = {
  ...plain,
  id: 'nested-shadows',
  language: 'en-US',
  wishes: twoTalks(251, ['en', 'zh']),
  nameAt: 'head',
  timeLabel: clock,
  separator: { when: 'day', label: englishDay, hasClock: false },
  parts: { row: 'chat-message', name: '.sender', time: '.clock' },
};
