import type { PageRule } from '../../page-rule';
import { plain, twoTalks } from '../../plain-rule';
import { clock, thaiDay } from '../../time-labels';

/** A chat as it is built with Ionic: the pane scrolls inside a component's shadow root, the messages are slotted into it. */
export const rule: PageRule = {
  ...plain,
  id: 'ionic-content',
  made: 'library',
  language: 'th-TH',
  wishes: twoTalks(103, ['th', 'en']),
  nameAt: 'each',
  timeLabel: clock,
  separator: { when: 'day', label: thaiDay, hasClock: false },
  parts: { row: '.line', name: 'b', time: '.when' },
};
