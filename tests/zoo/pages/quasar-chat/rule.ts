import type { PageRule } from '../../page-rule';
import { plain, twoTalks } from '../../plain-rule';
import { clock, englishDay } from '../../time-labels';

/** Quasar's chat messages: name above, stamp inside the bubble, a label for each day. */
export const rule: PageRule = {
  ...plain,
  id: 'quasar-chat',
  made: 'library',
  language: 'en-US',
  wishes: twoTalks(41, ['vi', 'en']),
  names: 'all',
  nameAt: 'head',
  timeLabel: clock,
  separator: { when: 'day', label: englishDay, hasClock: false },
  parts: { row: '.q-message', name: '.q-message-name', time: '.q-message-stamp' },
};
