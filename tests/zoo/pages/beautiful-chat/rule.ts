import type { PageRule } from '../../page-rule';
import { plain, twoTalks } from '../../plain-rule';
import { spelled } from '../../time-labels';

/** A floating widget: bubbles without names, the time as small print inside them, notices in italics; links are shown without `https://`. */
export const rule: PageRule = {
  ...plain,
  id: 'beautiful-chat',
  made: 'library',
  language: 'en-US',
  wishes: twoTalks(71, ['en'], ['text', 'system']),
  names: 'none',
  nameAt: 'never',
  timeLabel: spelled,
  wordsShown: (text) => text.replaceAll(/https?:\/\//g, ''),
  parts: { row: '.sc-message', name: null, time: '.sc-message--meta' },
};
