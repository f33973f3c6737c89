import type { PageRule } from '../../page-rule';
import { plain, twoTalks } from '../../plain-rule';
import { clock12, englishDay } from '../../time-labels';

/** Framework7's messages in its iOS looks: titles with day and time, names above runs, avatars below them. */
export const rule: PageRule = {
  ...plain,
  id: 'framework7-messages',
  made: 'library',
  language: 'en-US',
  wishes: twoTalks(53, ['pt', 'en']),
  timeAt: 'never',
  timeLabel: () => '',
  separator: { when: 'quiet', label: (at) => `${englishDay(at)}, ${clock12(at)}`, hasClock: true },
  parts: { row: '.message', name: '.message-name', time: '.messages-title' },
};
